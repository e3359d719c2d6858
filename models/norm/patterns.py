"""Which pattern a person's duties make (arbeidstidsordning), as literals for a solver to decide."""

from collections.abc import Set
from typing import Final

from models.calendar import SUNDAY
from models.norm.figures import NormFigures
from models.norm.sums import Sums
from models.norm.weights import Weight
from models.posting import TRUE, Lit, Posting
from models.units import FULL_POSITION

_YEAR: Final = 52 * 7
_TWO: Final = 2


class Patterns:
    """Literals that hold when a pattern's own conditions do (arbeidstidsordninger).

    Attributes
    ----------
    continuous, three_part, rota
        The last of them for all that has the week of a rota, three parts and mainly nights among it.
    """

    def __init__(
        self, figures: NormFigures, weights: list[Weight], there: Set[int], to: Posting, sums: Sums
    ) -> None:
        self._figures = figures
        self._weights = weights
        self._there = there
        self._sums = sums
        self._sundays = self._by_sunday()
        kinds = tuple(self._shift_of(kind) for kind in range(3))
        night, all_three = kinds[2], sums.all_of(*kinds)
        third = self._one_in(figures.every)
        two = sums.reaches([(1, kind) for kind in kinds], _TWO)
        regular = sums.all_of(two, self._one_in(figures.regular_every)) if two != -TRUE else two
        self.continuous = self._continuous()
        self.three_part = self._three_part(all_three, third)
        self.rota = to.any_of([third, all_three, self._mainly_night(night), regular])

    def _by_sunday(self) -> list[Lit]:
        """Return a literal for each Sunday that may be worked."""
        worked: dict[int, list[Lit]] = {day: [] for day in self._there if day % 7 == SUNDAY}
        for weight in self._weights:
            for day in weight.sundays:
                if day in worked:
                    worked[day].append(weight.works)
        # Two rows a Sunday at most, where a literal for any of the duties would take one for each of them.
        return [self._sums.reaches([(1, lit) for lit in lits], 1) for lits in worked.values()]

    def _shift_of(self, kind: int) -> Lit:
        return self._sums.reaches([(1, weight.works) for weight in self._weights if weight.kinds[kind]], 1)

    def _one_in(self, every: int) -> Lit:
        """Return a literal for work on one Sunday in so many."""
        least = max(1, -(-len(self._sundays) // every))
        return self._sums.reaches([(1, sunday) for sunday in self._sundays], least)

    def _three_part(self, all_three: Lit, third: Lit) -> Lit:
        if -TRUE in (all_three, third):
            return -TRUE
        light = FULL_POSITION - self._figures.day_share
        pairs = [(light * w.work - FULL_POSITION * w.night, w.works) for w in self._weights]
        return self._sums.all_of(all_three, third, self._sums.reaches(pairs, 0))

    def _mainly_night(self, night: Lit) -> Lit:
        if night == -TRUE:
            return night
        share = self._figures.night_share
        pairs = [(FULL_POSITION * w.night - share * w.work, w.works) for w in self._weights]
        return self._sums.all_of(night, self._sums.reaches(pairs, 0))

    def _continuous(self) -> Lit:
        """Return a literal for the nights and Sundays of continuous work, scaled from a year."""
        if not self._there:
            return -TRUE
        days, weights = len(self._there), self._weights
        nights = -(-self._figures.yearly_nights * days // _YEAR)
        sundays = -(-self._figures.yearly_sundays * days // _YEAR)
        dark = self._sums.reaches([(w.yearly_night, w.works) for w in weights], nights)
        if dark == -TRUE:
            return dark
        return self._sums.all_of(
            dark, self._sums.reaches([(w.yearly_sunday, w.works) for w in weights], sundays)
        )
