"""Introduction shifts."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from models.findings import Breach
from models.posting import TRUE, Duty, Line, Posting
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Spell, Timeline


class IntroductionShifts(PersonRule):
    """
    Introduction shifts (opplæringsvakter): who is new in a unit first works beside those who are there.

    Law          None; a local agreement on pools and combined positions. That those at work know what they
                 do: helse- og omsorgstjenesteloven § 4-1, arbeidsmiljøloven § 3-2
    Reads        a supernumerary shift type counts towards no demand, so the unit is staffed without whoever
                 is on it. ``Employee.introductions`` names the units where a person is new. There so many
                 supernumerary shifts as are due (``shifts``, or the person's own number) have ended before
                 any other shift starts, those of the history among them, and no more are worked. Who is not
                 new in a unit has no supernumerary shift there. In a cyclic rota nobody is new
    Posted as    supernumerary duties ruled out or counted; other duties there need enough of them before
    Audited as   the shifts of each new unit in order, with the number of introductions that have ended
    Not covered  with whom the shift is shared: as the demand is met without the newcomer, it is with those
                 who are at work; a limit on the days until a unit is known no more

    Attributes
    ----------
    shifts
        Introduction shifts in each new unit, where the person has no number of their own.
    """

    kind: Literal["introduction_shifts"] = "introduction_shifts"
    title: ClassVar[Text] = Text(nb="Opplæringsvakter", en="Introduction shifts")
    citation: ClassVar[str] = "Lokal avtale om ressursenhet"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    shifts: Annotated[int, Field(ge=1, le=50)] = 3

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        if measured < limit:
            return Text(
                nb=f"{measured} opplæringsvakter i enheten før vakten, der det skal være {limit}",
                en=f"{measured} introduction shifts in the unit before the shift, where {limit} are due",
            )
        return Text(
            nb=f"{measured} opplæringsvakter i enheten, der personen skal ha {limit}",
            en=f"{measured} introduction shifts in the unit, where the person is due {limit}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Rule out and count supernumerary duties, and let the others wait for them (poster)."""
        first = line.known[0]
        new = () if first is None else line.employee.introductions
        due = {new_in.unit: self.shifts if new_in.shifts is None else new_in.shifts for new_in in new}
        for duty in line.duties():
            if duty.supernumerary and not due.get(duty.unit):
                to.forbid(duty)
        for unit, number in due.items():
            duties = [duty for duty in line.unrolled(before=-(first or 0)) if duty.unit == unit]
            self._introduce(duties, number, to)

    def _introduce(self, duties: Sequence[Duty], number: int, to: Posting) -> None:
        taught = [duty for duty in duties if duty.supernumerary]
        # What the history has too many of admits no more, but is no breach.
        known = sum(duty.works == TRUE for duty in taught)
        to.at_most(max(number, known), [duty.works for duty in taught])
        for duty in duties:
            if duty.works == TRUE or duty.supernumerary or not number:
                continue
            before = [other.works for other in taught if other.end <= duty.start]
            if len(before) < number:
                to.forbid(duty)
            else:
                to.weighted([*((1, works) for works in before), (-number, duty.works)], low=0)

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield every shift worked too soon, and every introduction that is not due (revider)."""
        new = {} if timeline.horizon.cyclic else {n.unit: n for n in timeline.employee.introductions}
        for spell in timeline.planned:
            own = new.get(spell.unit)
            due = 0 if own is None else own.shifts if own.shifts is not None else self.shifts
            before = [s for s in _taught(timeline, spell.unit) if s is not spell and s.start <= spell.start]
            ended = sum(other.end <= spell.start for other in before)
            if spell.supernumerary:
                measured, broken = len(before) + 1, len(before) + 1 > due
            else:
                measured, broken = ended, ended < due
            if broken:
                yield self.breach(
                    spell.date, measured=measured, limit=due, measure="n", employee=timeline.employee.id
                )


def _taught(timeline: Timeline, unit: str) -> Iterator[Spell]:
    """Yield the introductions in a unit, by start."""
    return (spell for spell in timeline.spells if spell.unit == unit and spell.supernumerary)
