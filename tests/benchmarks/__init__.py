"""Tests of the benchmarks (målingenes tester)."""
