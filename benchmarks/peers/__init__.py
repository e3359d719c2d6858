"""What others would do, on the same problems (konkurrentene)."""
