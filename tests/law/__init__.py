"""Worked examples of the working-time rules, written by a reader of the law, not of the code."""
