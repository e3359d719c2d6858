"""Pay (lønn): the tariff as dated data, what a problem says of it, and what both mean for one person."""
