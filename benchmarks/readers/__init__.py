"""Readers of public formats (lesere): other people's instances as problems, one file a format."""
