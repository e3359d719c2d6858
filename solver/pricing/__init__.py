"""Pricing (prising): the best line of each person under given costs."""
