"""One place at a time."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from models.findings import Breach
from models.posting import TRUE, Duty, Line, Posting
from models.rule import Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Spell, Timeline, minutes_between
from models.units import hours_minutes


class OnePlace(PersonRule):
    """
    One place at a time (ett sted om gangen): no two shifts of a person overlap.

    Law          Arbeidsmiljøloven § 10-1 (1): working time is time at the employer's disposal, and nobody
                 is at two places at once
    Reads        two shifts may touch but share no minute, in whichever units; a break is part of its shift
    Posted as    at most one of the duties that share a moment; what overlaps the history is ruled out
    Audited as   the minutes that a shift shares with each earlier one, at the later of the two
    Not covered  travelling time between two units
    """

    kind: Literal["one_place"] = "one_place"
    title: ClassVar[Text] = Text(nb="Ett sted om gangen", en="One place at a time")
    citation: ClassVar[str] = "AML § 10-1 (1)"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.NOBODY,)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        shared, most = hours_minutes(measured), hours_minutes(limit)
        return Text(
            nb=f"{shared} timer på to vakter samtidig, der grensen er {most}",
            en=f"{shared} hours on two shifts at once, where the limit is {most}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Allow one duty at a time, by sweeping over their starts (poster)."""
        there: list[Duty] = []
        grown = False
        for duty in line.unrolled(before=0):
            if duty.end <= duty.start:
                continue  # the short night of March left nothing of it
            still = [other for other in there if other.end > duty.start]
            if grown and len(still) < len(there):
                # Somebody leaves a set that has grown since the last: it is as large as it gets.
                to.at_most(1, _open(there))
                grown = False
            there = still
            if duty.works != TRUE and any(other.works == TRUE for other in there):
                to.forbid(duty)
            else:
                there.append(duty)
                grown = True
        if grown:
            to.at_most(1, _open(there))

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        # A shift may start at 24:00 and last a day and an hour.
        return Sight(3, 0)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every overlap of two shifts, at the one that starts last (revider)."""
        unfinished: list[Spell] = []
        for spell in timeline.unrolled():
            unfinished = [earlier for earlier in unfinished if earlier.end > spell.start]
            for earlier in unfinished if spell.planned else ():
                shared = minutes_between(spell.start, min(earlier.end, spell.end))
                if shared > 0:
                    yield self.breach(spell.date, measured=shared, limit=0, employee=timeline.employee.id)
            unfinished.append(spell)


def _open(duties: list[Duty]) -> list[int]:
    return [duty.works for duty in duties if duty.works != TRUE]
