"""Which pattern a person's duties make (arbeidstidsordning), as literals for a solver to decide."""

from collections.abc import Set
from functools import cached_property
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
    """Literals that hold when a pattern's own conditions do, made when asked for (arbeidstidsordninger)."""

    def __init__(
        self, figures: NormFigures, weights: list[Weight], there: Set[int], to: Posting, sums: Sums
    ) -> None:
        self._figures = figures
        self._weights = weights
        self._there = there
        self._to = to
        self._sums = sums

    @cached_property
    def continuous(self) -> Lit:
        """The nights and Sundays of continuous work, scaled from a year (helkontinuerlig)."""
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

    @cached_property
    def three_part(self) -> Lit:
        """Day, evening and night, Sundays, and enough work outside night (tredelt)."""
        # One after the other: what need not be known takes no rows.
        if self._all_three == -TRUE or self._third == -TRUE:
            return -TRUE
        light = FULL_POSITION - self._figures.day_share
        pairs = [(light * w.work - FULL_POSITION * w.night, w.works) for w in self._weights]
        return self._sums.all_of(self._all_three, self._third, self._sums.reaches(pairs, 0))

    @cached_property
    def rota(self) -> Lit:
        """All that has the week of a rota, three parts and mainly nights among it (turnus)."""
        two = self._sums.reaches([(1, kind) for kind in self._kinds], _TWO)
        regular = self._sums.all_of(two, self._one_in(self._figures.regular_every)) if two != -TRUE else two
        return self._to.any_of([self._third, self._all_three, self._mainly_night(), regular])

    @cached_property
    def _kinds(self) -> tuple[Lit, Lit, Lit]:
        return self._shift_of(0), self._shift_of(1), self._shift_of(2)

    @cached_property
    def _all_three(self) -> Lit:
        if not all(any(weight.kinds[kind] for weight in self._weights) for kind in range(3)):
            return -TRUE
        return self._sums.all_of(*self._kinds)

    @cached_property
    def _third(self) -> Lit:
        return self._one_in(self._figures.every)

    @cached_property
    def _sundays(self) -> list[Lit]:
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

    def _mainly_night(self) -> Lit:
        night, share = self._kinds[2], self._figures.night_share
        if night == -TRUE:
            return night
        pairs = [(FULL_POSITION * w.night - share * w.work, w.works) for w in self._weights]
        return self._sums.all_of(night, self._sums.reaches(pairs, 0))
