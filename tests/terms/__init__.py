"""Tests of the terms, one file a term (leddenes tester)."""
