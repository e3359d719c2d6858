"""What the command line prints (terminal): tables, the rota as a matrix, and progress while it is sought."""
