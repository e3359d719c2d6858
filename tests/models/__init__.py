"""Tests of what is true (tester av modellene)."""
