"""Coverage."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import ClassVar, Literal

from models.demand import Need
from models.findings import Breach
from models.posting import Posting, Row
from models.rule import Deviation, UnitRule
from models.text import Text
from models.timeline import Presence


class Coverage(UnitRule):
    """
    Coverage (dekning): never fewer at work than the service needs to be sound.

    Law          Helse- og omsorgstjenesteloven § 4-1; the minimum is the unit's own
    Reads        at every instant of a window, at least ``minimum`` people whose competence covers the row;
                 with codes, at least ``minimum`` shifts on them that day. Competence is that of the day
                 the shift starts
    Posted as    at least ``minimum`` of the duties that span each stretch between two comings or goings
    Audited as   heads through the window, a person once however many shifts; one breach per need, at the
                 stretch with the fewest
    Not covered  a maximum, which is priced and no law. The posting counts shifts where the audit counts
                 people: they differ only where a person is at two places, which one_place excludes. What
                 starts after the last day of a calendar plan is unknown and does not count
    """

    kind: Literal["coverage"] = "coverage"
    title: ClassVar[Text] = Text(nb="Minimumsbemanning", en="Minimum staffing")
    citation: ClassVar[str] = "Hol. § 4-1"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"{measured} til stede der det kreves minst {limit}",
            en=f"{measured} present where at least {limit} are required",
        )

    def post(self, rows: Sequence[Row], to: Posting) -> None:
        """Ask for the minimum in every row (poster)."""
        for row in rows:
            if row.minimum > 0:
                to.at_least(row.minimum, row.works)

    def audit(self, presence: Presence) -> Iterator[Breach]:
        """Yield every need that is not met, with the clock time at which it is worst (revider)."""
        on_codes = _by_code(presence)
        for need in presence.needs:
            if need.shift_types is not None:
                heads = sum(
                    presence.substitution.covers(presence.spells[number][0], need.competence, need.date)
                    for code in dict.fromkeys(need.shift_types)
                    for number in on_codes.get((need.date, code), [])
                )
                if heads < need.minimum:
                    yield self._short(presence, need, heads, "/".join(need.shift_types))
            elif stretches := _stretches(presence, need):
                least = min(heads for heads, _, _ in stretches)
                if least < need.minimum:
                    yield self._short(presence, need, least, _when(presence, stretches, least))

    def _short(self, presence: Presence, need: Need, heads: int, where: str) -> Breach:
        found = self.breach(need.date, measured=heads, limit=need.minimum, measure="n", unit=presence.unit)
        place = f"{presence.unit} {need.row} {where}"
        said = self.says(heads, need.minimum)
        text = Text(nb=f"{place}: {said.nb}", en=f"{place}: {said.en}")
        return found.model_copy(update={"text": text, "row": need.row})


Stretch = tuple[int, datetime, datetime]


def _by_code(presence: Presence) -> dict[tuple[date, str], list[int]]:
    """Return the places in ``presence.spells`` of each code on each date."""
    found: dict[tuple[date, str], list[int]] = {}
    for number, (_, spell) in enumerate(presence.spells):
        found.setdefault((spell.date, spell.shift_type), []).append(number)
    return found


def _stretches(presence: Presence, need: Need) -> list[Stretch]:
    """Return how many are there from when to when, through a window; nothing for an empty one."""
    assert need.start is not None and need.end is not None  # noqa: S101, PT018 - Need's own promise
    start = presence.horizon.instant(need.date, need.start)
    end = presence.horizon.instant(need.date, need.end)
    if start >= end:
        return []  # the short night of March left nothing of it
    steps: dict[datetime, list[tuple[str, int]]] = {start: [], end: []}
    for employee, spell in presence.between(start, end):
        if presence.substitution.covers(employee, need.competence, spell.date):
            for here in spell.there(resting=need.resting):
                if here.start < end and here.end > start:
                    steps.setdefault(max(start, here.start), []).append((employee.id, 1))
                    steps.setdefault(min(end, here.end), []).append((employee.id, -1))
    at_work: Counter[str] = Counter()
    heads = 0
    found = []
    for begin, finish in pairwise(sorted(steps)):
        for name, step in steps[begin]:
            before = at_work[name] > 0
            at_work[name] += step
            heads += (at_work[name] > 0) - before
        found.append((heads, begin, finish))
    return found


def _when(presence: Presence, stretches: list[Stretch], least: int) -> str:
    """Return the clock time of the first stretch with the fewest, its equal neighbours joined."""
    first = next(number for number, (heads, _, _) in enumerate(stretches) if heads == least)
    last = first
    while last + 1 < len(stretches) and stretches[last + 1][0] == least:
        last += 1
    local = presence.horizon.local
    return f"{local(stretches[first][1]):%H:%M}–{local(stretches[last][2]):%H:%M}"
