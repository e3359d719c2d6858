"""Sums that bind on a condition, in the verbs of a posting (betingede summer)."""

from collections.abc import Iterable, Sequence

from models.posting import TRUE, Lit, Posting

Pairs = Sequence[tuple[int, Lit]]


class Sums:
    """Writes conditional sums with no larger numbers than they need (betingede summer).

    Parameters
    ----------
    lits
        The duties; of those that the rules keep apart a sum holds one at most.
    exactly
        Whether what ``reaches`` returns must hold only when the sum does; else it may hold always.
    """

    def __init__(self, to: Posting, lits: Iterable[Lit], *, exactly: bool) -> None:
        self._to = to
        self._exactly = exactly
        self._group = {lit: at for at, group in enumerate(to.groups(lits)) for lit in group}

    def reaches(self, pairs: Pairs, least: int) -> Lit:
        """Return a literal that holds when a sum is at least ``least`` (når)."""
        lowest, highest = self._range(pairs)
        if least <= lowest:
            return TRUE
        if least > highest:
            return -TRUE
        found = self._to.choose()
        if self._exactly:
            self._to.weighted([*pairs, (lowest - least, found)], low=lowest)
        self._to.weighted([*pairs, (least - 1 - highest, found)], high=least - 1)
        return found

    def all_of(self, *lits: Lit) -> Lit:
        """Return a literal that holds exactly when all of ``lits`` do (alle)."""
        return -self._to.any_of(-lit for lit in lits)

    def at_most(self, high: int, pairs: Pairs, *when: Lit) -> None:
        """Keep a sum from passing ``high`` where all of ``when`` hold (høyst)."""
        spare = self._range(pairs)[1] - high
        if spare > 0 and -TRUE not in when:
            self._to.weighted([*pairs, *((spare, lit) for lit in when)], high=high + spare * len(when))

    def at_least(self, low: int, pairs: Pairs, *when: Lit) -> None:
        """Keep a sum from falling below ``low`` where all of ``when`` hold (minst)."""
        spare = low - self._range(pairs)[0]
        if spare > 0 and -TRUE not in when:
            self._to.weighted([*pairs, *((-spare, lit) for lit in when)], low=low - spare * len(when))

    def _range(self, pairs: Pairs) -> tuple[int, int]:
        """Return the least and the most that a sum can be."""
        lowest: dict[int, int] = {}
        highest: dict[int, int] = {}
        for weight, lit in pairs:
            # What is no duty is a group of its own, under a number that no group has.
            group = self._group.get(lit, -abs(lit) - 1)
            lowest[group] = min(lowest.get(group, 0), weight)
            highest[group] = max(highest.get(group, 0), weight)
        return sum(lowest.values()), sum(highest.values())
