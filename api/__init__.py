"""How to ask (grensesnitt): the command line, and files in and out."""
