"""Eligibility."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Literal

from models.calendar import SATURDAY
from models.findings import Breach
from models.people import Employee, Exemption, ExemptionKind
from models.posting import Duty, Line, Posting
from models.rule import OWN_DAY, Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Spell, Timeline
from models.units import DAY, Clock, Minutes, hours, hours_minutes


class Eligibility(PersonRule):
    """
    Eligibility (hvem kan ta vakten): place, code, competence and exemptions.

    Law          Arbeidsmiljøloven § 10-2 (2)–(4), § 10-11 (1); helse- og omsorgstjenesteloven § 4-1
    Reads        the unit is one of the person's workplaces, the code and the weekday ones they may take,
                 and what the shift type asks for is held or covered on the day it starts; an exemption in
                 force that day rules out more than ``night_over`` between ``night_from`` and ``night_to``,
                 a start on Saturday or Sunday, or more than ``long_over`` of work, or more than the
                 exemption's own ``over``; so does *no weekends* for good
    Posted as    duties ruled out
    Audited as   every reason why each shift is not the person's, one breach a reason
    Not covered  codes that a unit does not use; night hours are counted through unpaid breaks, since a
                 break has no clock time

    Attributes
    ----------
    night_from, night_to
        Night by the clock: 21–06 by statute, another stretch by agreement with the representatives.
    night_over, long_over
        Minutes above which a shift is a night and a long shift; more than 3 h at night and 10 h of work.
    """

    kind: Literal["eligibility"] = "eligibility"
    title: ClassVar[Text] = Text(nb="Hvem som kan ta vakten", en="Who may take the shift")
    citation: ClassVar[str] = "AML § 10-2 (2)–(4), § 10-11 (1); hol. § 4-1"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.NOBODY,)

    night_from: Clock = hours(21)
    night_to: Clock = hours(6)
    night_over: Minutes = hours(3)
    long_over: Minutes = hours(10)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"{measured} vakter som personen ikke kan ta, der det skal være {limit}",
            en=f"{measured} shifts that are not the person's to take, where there should be {limit}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Rule out what the person may not take (poster)."""
        employee = line.employee
        places = {*employee.units, *(position.unit for position in employee.positions)}
        weekends = employee.weekends is None or employee.weekends.every > 0
        for duty in line.duties():
            if (
                duty.unit not in places
                or (employee.shift_types is not None and duty.shift_type not in employee.shift_types)
                or (duty.competence is not None and not line.qualified(duty.competence, duty.date))
                or (duty.weekday >= SATURDAY and not weekends)
                or (employee.weekdays is not None and str(duty.weekday + 1) not in employee.weekdays)
                or any(self._taken_off(freed, duty, line) for freed in employee.exemptions)
            ):
                to.forbid(duty)

    def _taken_off(self, freed: Exemption, duty: Duty, line: Line) -> bool:
        if duty.date not in freed:
            return False
        if freed.kind is ExemptionKind.WEEKENDS:
            return duty.weekday >= SATURDAY
        if freed.kind is ExemptionKind.LONG_SHIFTS:
            return duty.at_work > (self.long_over if freed.over is None else freed.over)
        return self._dark(duty, line) > (self.night_over if freed.over is None else freed.over)

    def _dark(self, duty: Duty, line: Line) -> int:
        """Return the duty's minutes inside the nights that it can touch."""
        dark = 0
        for evening in range(duty.day - 1, duty.day + 2):
            begin = line.at(evening, self.night_from)
            end = line.at(evening + int(self.night_to <= self.night_from), self.night_to)
            dark += duty.during(begin, end)
        return dark

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        return OWN_DAY

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield a breach for each reason why a shift is not the person's (revider)."""
        for spell in timeline.planned:
            for nb, en in (*self._whose(timeline, spell), *self._freed(timeline, spell)):
                found = self.breach(
                    spell.date, measured=1, limit=0, measure="n", employee=timeline.employee.id
                )
                text = Text(nb=f"vakt {spell.shift_type}: {nb}", en=f"shift {spell.shift_type}: {en}")
                yield found.model_copy(update={"text": text})

    def _whose(self, timeline: Timeline, spell: Spell) -> Iterator[tuple[str, str]]:
        employee = timeline.employee
        if spell.unit not in employee.workplaces:
            yield f"arbeider ikke i {spell.unit}", f"does not work in {spell.unit}"
        if employee.shift_types is not None and spell.shift_type not in employee.shift_types:
            yield "ikke blant vaktkodene personen kan ta", "not among the codes the person may take"
        if employee.weekdays is not None and f"{spell.date.isoweekday()}" not in employee.weekdays:
            yield "ikke en av personens ukedager", "not one of the person's weekdays"
        if not timeline.qualified(spell.competence, spell.date):
            yield f"mangler kompetansen {spell.competence}", f"lacks the competence {spell.competence}"

    def _freed(self, timeline: Timeline, spell: Spell) -> Iterator[tuple[str, str]]:
        employee, day = timeline.employee, spell.date
        never = employee.weekends is not None and employee.weekends.every == 0
        if spell.date.weekday() >= SATURDAY and (never or employee.exempt(ExemptionKind.WEEKENDS, day)):
            yield "fritatt for helgearbeid", "exempt from weekends"
        most = _granted(employee, ExemptionKind.LONG_SHIFTS, day, self.long_over)
        if most is not None and spell.at_work > most:
            worked, limit = hours_minutes(spell.at_work), hours_minutes(most)
            yield (
                f"fritatt for langvakter; {worked} timer er over {limit}",
                f"exempt from long shifts; {worked} hours is above {limit}",
            )
        most = _granted(employee, ExemptionKind.NIGHTS, day, self.night_over)
        if most is not None and (night := self._night_hours(timeline, spell)) > most:
            found, limit = hours_minutes(night), hours_minutes(most)
            yield (
                f"fritatt for nattarbeid; {found} timer om natten er over {limit}",
                f"exempt from nights; {found} hours at night is above {limit}",
            )

    def _night_hours(self, timeline: Timeline, spell: Spell) -> int:
        """Return the spell's minutes less those of the days between the nights."""
        horizon = timeline.horizon
        night = spell.inside(spell.start, spell.end)
        close = self.night_from + (DAY if self.night_from < self.night_to else 0)
        first, last = horizon.local(spell.start).date(), horizon.local(spell.end).date()
        for number in range(-1, (last - first).days + 1):
            day = first + timedelta(days=number)
            light = max(spell.start, horizon.instant(day, self.night_to))
            dusk = min(spell.end, horizon.instant(day, close))
            night -= spell.inside(light, dusk)
        return night


def _granted(employee: Employee, kind: ExemptionKind, day: date, usual: int) -> int | None:
    """Return the strictest limit that a person's exemptions set on a day; None without one."""
    given = [freed.over for freed in employee.exemptions if freed.kind is kind and day in freed]
    return min((usual if own is None else own for own in given), default=None)
