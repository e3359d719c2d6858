"""Files that leave the system (eksport)."""
