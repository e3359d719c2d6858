"""How good and how fast (målinger): the same problems, by us and by others, in one run."""
