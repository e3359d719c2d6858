"""What the norm allows, said to a solver (poster ukenormen).

Each pattern asks for no more hours than the one after it: continuous, three-part, rota, day. So the patterns
need not be told apart. Every one that fits sets its own ceiling, the lowest of which holds; and the floor of
a pattern falls only where one before it fits.
"""

from dataclasses import dataclass

from models.norm.figures import NormFigures
from models.norm.patterns import Patterns
from models.norm.sums import Pairs, Sums
from models.norm.weights import Weight, weigh
from models.posting import TRUE, Line, Posting
from models.units import FULL_POSITION, HOUR


def bind(figures: NormFigures, line: Line, to: Posting) -> None:
    """Keep a person's hours to what their own shifts call for (bind timene)."""
    computed = any(position.full_time_week is None for position in line.employee.positions)
    if not computed and not figures.binds_fixed:
        return
    owed = _Owed(line, computed=computed)
    if not owed.binds(figures.continuous):
        return
    weights = weigh(figures, line)
    # A ceiling needs to know that a pattern fits, a floor that none fits with a lower one.
    sums = Sums(to, (weight.works for weight in weights), exactly=computed)
    patterns = Patterns(figures, weights, owed.there, to, sums)
    norm = _Norm(figures, owed, patterns, weights, to, sums)
    norm.too_many()
    if computed:
        norm.too_few()


class _Owed:
    """What the positions call for, in integers all the way: 70 000ths of a minute."""

    unit = 7 * FULL_POSITION

    def __init__(self, line: Line, *, computed: bool) -> None:
        self.cyclic = line.known[0] is None
        self._positions = [(p.size, p.full_time_week if computed else None) for p in line.employee.positions]
        days = range(7 * line.weeks)
        away: set[int] = set()
        gone: set[int] = set()
        self._credited = 0
        self._fixed = [(p.size, p.full_time_week) for p in line.employee.positions]
        self._computed = computed
        for absence in line.employee.absences:
            first, last = (absence.start - line.start).days, (absence.end - line.start).days
            inside = range(max(days.start, first), min(days.stop - 1, last) + 1)
            gone.update(inside)
            if absence.credited is None:
                away.update(inside)
            else:
                self._credited += absence.credited * len(inside) // (last - first + 1)
        self.there = frozenset(days) - gone
        self._counted = len(days) - len(away)

    def exactly(self, week: int) -> int:
        """Return what a full week of so many minutes makes of the plan, in units."""
        weekly = sum(size * (week if own is None else own) for size, own in self._positions)
        return weekly * self._counted - self._credited * self.unit

    def binds(self, week: int) -> bool:
        """Whether such a week is computed, or shorter than the fixed ones."""
        weekly = sum(size * (own or 0) for size, own in self._fixed)
        agreed = weekly * self._counted - self._credited * self.unit
        return self._computed or self.minutes(week) < max(0, (agreed + self.unit // 2) // self.unit)

    def minutes(self, week: int) -> int:
        """Return the same in minutes, rounded once, half up; nobody is asked for less than nothing."""
        return max(0, (self.exactly(week) + self.unit // 2) // self.unit)


@dataclass(frozen=True, slots=True)
class _Norm:
    figures: NormFigures
    owed: _Owed
    patterns: Patterns
    weights: list[Weight]
    to: Posting
    sums: Sums

    def too_many(self) -> None:
        """Post the ceilings of the patterns, each where it fits."""
        figures, patterns = self.figures, self.patterns
        worked, spare = self._worked(), figures.tolerance
        least, rota = self.owed.minutes(figures.continuous) + spare, self.owed.minutes(figures.rota) + spare
        if self.owed.binds(figures.day):
            self.sums.at_most(self.owed.minutes(figures.day) + spare, worked)
        longest = patterns.rota if self.owed.binds(figures.rota) else patterns.three_part
        self.sums.at_most(rota, worked, longest)
        if patterns.three_part != -TRUE and least < rota:
            # The week stops falling at that of continuous work; otherwise hours at night count for more.
            stopped = self.to.choose()
            self.sums.at_most(least, worked, patterns.three_part, stopped)
            high = self._sliding(HOUR // 2) + HOUR * spare
            self.sums.at_most(high, self._reckoned(), patterns.three_part, -stopped)
        self.sums.at_most(least, worked, patterns.continuous)

    def too_few(self) -> None:
        """Post the floors, each where no pattern with a lower one fits."""
        figures, patterns = self.figures, self.patterns
        worked, spare = self._worked(), figures.tolerance
        least, rota = self.owed.minutes(figures.continuous) - spare, self.owed.minutes(figures.rota) - spare
        self.sums.at_least(least, worked)
        self.sums.at_least(
            self.owed.minutes(figures.day) - spare, worked, -patterns.continuous, -patterns.rota
        )
        if least < rota:
            shorter = -TRUE
            if patterns.three_part != -TRUE:
                shorter = self.to.choose()
                self.to.implies(shorter, patterns.three_part)
                low = self._sliding(-HOUR // 2) - HOUR * spare + 1
                self.sums.at_least(low, self._reckoned(), shorter)
            self.sums.at_least(rota, worked, -patterns.continuous, -shorter)

    def _worked(self) -> Pairs:
        return [(weight.work, weight.works) for weight in self.weights]

    def _reckoned(self) -> Pairs:
        """Return the work in sixtieths of a minute, nights and Sundays counted for more."""
        figures = self.figures
        return [
            (HOUR * w.work + figures.sunday_credit * w.sunday + figures.night_credit * w.night, w.works)
            for w in self.weights
        ]

    def _sliding(self, rounding: int) -> int:
        """Return what a three-part week before it is shortened makes of the plan, in the same sixtieths."""
        start = self.figures.day - (self.figures.holiday_credit if self.owed.cyclic else 0)
        return (HOUR * self.owed.exactly(start) + rounding * self.owed.unit) // self.owed.unit
