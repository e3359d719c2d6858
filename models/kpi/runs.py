"""Rests and runs (hviler og rekker): what lies between shifts, and how many days they fill in a row."""

from datetime import date, timedelta
from itertools import pairwise

from models.calendar import Horizon
from models.timeline import Timeline, minutes_between


def rests(line: Timeline) -> list[int]:
    """Return the minutes between two shifts, for every shift of the plan that has one before it."""
    around = line.unrolled(before=timedelta(days=line.horizon.days))
    return [minutes_between(before.end, after.start) for before, after in pairwise(around) if after.planned]


def longest_run(days: set[date], horizon: Horizon) -> int:
    """Return the longest run of days that ends in the plan; in a cyclic rota at most the whole cycle."""
    longest = 0
    for day in days:
        if day + timedelta(days=1) in days or day not in horizon:
            continue
        length = 1
        while day - timedelta(days=length) in days:
            length += 1
        longest = max(longest, length)
    return min(longest, horizon.days) if horizon.cyclic else longest


def isolated_days(line: Timeline) -> int:
    """Count the duty days between two days off; at the edges of what is known nobody can say."""
    one = timedelta(days=1)
    around = {s.date for s in line.unrolled(before=one, after=one)}
    first, last = line.known_from, line.known_to
    count = 0
    for day in {spell.date for spell in line.planned}:
        known = (first is None or line.horizon.instant(day - one) >= first) and (
            last is None or line.horizon.instant(day + one) < last
        )
        count += known and day - one not in around and day + one not in around
    return count
