"""Ways of searching (søkemåter), one file each; ``solver/strategies.py`` puts them together."""
