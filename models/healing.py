"""Two audits side by side (sammenligning av revisjoner): what was healed, what is left, what got worse."""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from models.audit import TermCount
from models.findings import Breach
from models.units import Frozen

Place: TypeAlias = tuple[str, str | None, str | None, str | None, date, str]


class Healing(Frozen):
    """What became of the breaches of a rota (utbedring).

    Attributes
    ----------
    healed
        Breaches that are gone.
    eased
        Breaches that are left and smaller than they were, as they are now.
    left
        All that are left.
    worse
        Breaches that are new, or larger than they were.
    """

    healed: tuple[Breach, ...]
    eased: tuple[Breach, ...]
    left: tuple[Breach, ...]
    worse: tuple[Breach, ...]


class Improvement(Frozen):
    """What became of a rota that was to be improved (forbedring).

    Attributes
    ----------
    breaches, terms
        Of the rota as it was given.
    """

    breaches: tuple[Breach, ...]
    terms: tuple[TermCount, ...]
    healing: Healing

    def level(self, number: int) -> int:
        """Return what a level cost before, in øre (kostnad på nivået)."""
        return sum(term.cost for term in self.terms if term.level == number)


def compare(before: Iterable[Breach], after: Iterable[Breach]) -> Healing:
    """Return what became of each breach (sammenlign).

    Breaches answer each other where rule, person, unit, row of demand and date are the same. Where there are
    several, the largest answers the largest. A rule that allows nothing at all – a shift that is not the
    person's – has one breach for each thing said, and another thing is another breach.
    """
    was, now = _by_place(before), _by_place(after)
    healed: list[Breach] = []
    eased: list[Breach] = []
    left: list[Breach] = []
    worse: list[Breach] = []
    for place in dict.fromkeys((*was, *now)):
        old, new = was.get(place, []), now.get(place, [])
        healed += old[len(new) :]
        worse += new[len(old) :]
        for earlier, later in zip(old, new, strict=False):
            (worse if size(later) > size(earlier) else left).append(later)
            if size(later) < size(earlier):
                eased.append(later)
    return Healing(healed=tuple(healed), eased=tuple(eased), left=tuple(left), worse=tuple(worse))


def size(breach: Breach) -> int:
    """Return how far a breach is from what is allowed (størrelse)."""
    return abs(breach.measured - breach.limit)


def _by_place(breaches: Iterable[Breach]) -> dict[Place, list[Breach]]:
    found: dict[Place, list[Breach]] = {}
    for breach in breaches:
        # Which side of the limit it is on is another breach as well: too few hours do not excuse too many.
        what = f"{breach.measured > breach.limit}"
        if breach.limit == 0 and breach.measure == "n":
            what = breach.text.en
        place = (breach.rule, breach.employee, breach.unit, breach.row, breach.date, what)
        found.setdefault(place, []).append(breach)
    for same in found.values():
        same.sort(key=size, reverse=True)
    return found
