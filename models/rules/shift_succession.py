"""Which shift may follow which."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.findings import Breach
from models.posting import Line, Lit, Posting
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Timeline
from models.units import DAY, Frozen, Identifier


class Succession(Frozen):
    """Codes that may not start on the day after one on which another starts (vaktrekkefølge)."""

    after: Identifier
    never: Annotated[tuple[Identifier, ...], Field(min_length=1)]


class ShiftSuccession(PersonRule):
    """
    Which shift may follow which (vaktrekkefølge): some codes may not start the day after some others.

    Law          None; a local working-time agreement. The rest between two shifts is ``daily_rest``
    Reads        a shift belongs to the day it starts; no code of ``never`` starts on the day after one on
                 which ``after`` starts, over the plan's start and round the cycle
    Posted as    at most one of the duties of the day before and those of the day, for each pair of codes
    Audited as   each shift of the plan against the codes of the day before
    Not covered  two shifts that start on the same day, and a day off between them

    Attributes
    ----------
    forbidden
        Empty forbids nothing.
    """

    kind: Literal["shift_succession"] = "shift_succession"
    title: ClassVar[Text] = Text(nb="Vaktrekkefølge", en="Which shift may follow which")
    citation: ClassVar[str] = "Lokal arbeidstidsavtale"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    forbidden: tuple[Succession, ...] = ()

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"{measured} dag etter en vakt som den ikke kan følge før etter {limit}",
            en=f"{measured} day after a shift that it may not follow before {limit}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Exclude the duties of a day with those they may not follow (poster)."""
        on: dict[int, dict[str, list[Lit]]] = {}
        # The shift of the day before may be over before the plan begins by all but a day.
        for duty in line.unrolled(before=2 * DAY):
            on.setdefault(duty.day, {}).setdefault(duty.shift_type, []).append(duty.works)
        after: dict[frozenset[str], set[str]] = {}
        for pair in self.forbidden:
            after.setdefault(frozenset(pair.never), set()).add(pair.after)
        pairs = [(sorted(never), sorted(codes)) for never, codes in after.items()]
        for day in range(7 * line.weeks):
            today, before = on.get(day, {}), on.get(day - 1, {})
            for never, codes in pairs if today and before else ():
                # Where a person has one shift a day, all these pairs are one row.
                for late, early in product(to.groups(_of(today, never)), to.groups(_of(before, codes))):
                    to.at_most(1, [*early, *late])

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        return Sight(1, 0)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every shift that follows one it may not follow (revider)."""
        codes: dict[date, set[str]] = {}
        for spell in timeline.unrolled(before=timedelta(days=2)):
            codes.setdefault(spell.date, set()).add(spell.shift_type)
        for spell in timeline.planned:
            yesterday = codes.get(spell.date - timedelta(days=1), set())
            wrong = {pair.after for pair in self.forbidden if spell.shift_type in pair.never}
            for code in sorted(wrong & yesterday):
                found = self.breach(
                    spell.date, measured=1, limit=2, measure="n", employee=timeline.employee.id
                )
                text = Text(
                    nb=f"vakt {spell.shift_type} dagen etter {code}, som den ikke kan følge",
                    en=f"shift {spell.shift_type} on the day after {code}, which it may not follow",
                )
                yield found.model_copy(update={"text": text})


def _of(on: dict[str, list[Lit]], codes: Sequence[str]) -> list[Lit]:
    return [lit for code in codes if code in on for lit in on[code]]
