"""Tests of the solver package (testene av solver)."""
