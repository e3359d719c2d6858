"""Availability."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar, Literal

from models.findings import Breach
from models.people import Lock
from models.posting import Duty, Line, Posting
from models.rule import OWN_DAY, Deviation, PersonRule, Sight
from models.text import Text
from models.timeline import Spell, Timeline
from models.units import Clock, clock_text, hours


class Availability(PersonRule):
    """
    Availability (tilgjengelighet): nobody works while absent, and locked cells stay as they are.

    Law          Arbeidsmiljøloven § 10-3 and chapter 12, ferieloven §§ 5–7; locks are the planner's own
    Reads        no shift starts on an absent day, and one from the day before ends at ``night_until`` by
                 the clock at the latest; a locked shift is worked on its date, in its unit if one is
                 named, with nothing else starting that day; on a locked day off nothing starts
    Posted as    duties ruled out, and at least one duty for every locked shift
    Audited as   each shift against the absences, each lock against the shifts of its date
    Not covered  the hours off around a long holiday, ferieloven § 5 (4); in a cyclic rota absences and locks
                 hold on their dates and do not come round; locks outside the plan are not read

    Attributes
    ----------
    night_until
        Latest end of the night before an absence. That a night belongs to the day it starts is the
        catalogue's convention m-main; that it may not take the absent day itself is ours.
    """

    kind: Literal["availability"] = "availability"
    title: ClassVar[Text] = Text(nb="Fravær og låste vakter", en="Absence and locked shifts")
    citation: ClassVar[str] = "AML § 10-3, kap. 12; ferieloven §§ 5–7"
    deviation: ClassVar[tuple[Deviation, ...]] = (Deviation.LOCAL,)

    night_until: Clock = hours(8)

    def says(self, measured: int, limit: int) -> Text:
        """Return the sentence on one breach (forklaring)."""
        return Text(
            nb=f"{measured} vakter på en dag der det skal være {limit}",
            en=f"{measured} shifts on a day that should have {limit}",
        )

    def post(self, line: Line, to: Posting) -> None:
        """Rule out what an absence or a lock excludes, and ask for what is locked (poster)."""
        if line.employee.absences:
            for duty in line.duties():
                if self._away(line, duty):
                    to.forbid(duty)
        if line.employee.locks:
            _hold(line, to)

    def _away(self, line: Line, duty: Duty) -> bool:
        if line.employee.absent(duty.date):
            return True
        late = duty.end > line.at(duty.day + 1, self.night_until)
        return late and line.employee.absent(duty.date + timedelta(days=1))

    @property
    def sight(self) -> Sight | None:
        """How far a breach looks (synsvidde)."""
        return OWN_DAY

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        """Yield shifts during absence, then locks that are not kept (revider)."""
        on: dict[date, list[Spell]] = {}
        for spell in timeline.planned:
            on.setdefault(spell.date, []).append(spell)
            yield from self._absence(timeline, spell)
        locked: dict[date, list[Lock]] = {}
        first, last = timeline.horizon.start, timeline.horizon.last
        for lock in timeline.employee.locks:
            # A day off that is kept has nothing to say.
            if first <= lock.date <= last and (lock.shift_type is not None or lock.date in on):
                locked.setdefault(lock.date, []).append(lock)
        for day, locks in sorted(locked.items()):
            for text, measured, limit in _unkept(locks, on.get(day, [])):
                yield self._breach(timeline, day, text, measured, limit)

    def _absence(self, timeline: Timeline, spell: Spell) -> Iterator[Breach]:
        morrow = spell.date + timedelta(days=1)
        late = spell.end > timeline.horizon.instant(morrow, self.night_until)
        periods = timeline.employee.absences
        if any(away.start <= spell.date <= away.end for away in periods):
            text = Text(
                nb=f"vakt {spell.shift_type} på en dag med fravær",
                en=f"shift {spell.shift_type} on a day of absence",
            )
            yield self._breach(timeline, spell.date, text, 1, 0)
        elif late and any(away.start <= morrow <= away.end for away in periods):
            end, until = f"{timeline.horizon.local(spell.end):%H:%M}", clock_text(self.night_until)
            text = Text(
                nb=f"vakt {spell.shift_type} varer til {end} på en dag med fravær, over grensen {until}",
                en=f"shift {spell.shift_type} lasts until {end} on a day of absence, past {until}",
            )
            yield self._breach(timeline, spell.date, text, 1, 0)

    def _breach(self, timeline: Timeline, day: date, text: Text, measured: int, limit: int) -> Breach:
        found = self.breach(day, measured=measured, limit=limit, measure="n", employee=timeline.employee.id)
        return found.model_copy(update={"text": text})


def _hold(line: Line, to: Posting) -> None:
    """Post the locks: on a locked date only what is locked, and all of it."""
    locks: dict[int, list[Lock]] = {}
    for lock in line.employee.locks:
        locks.setdefault((lock.date - line.start).days, []).append(lock)
    candidates: dict[int, list[Duty]] = {}
    for duty in line.duties():
        candidates.setdefault(duty.day, []).append(duty)
    for day, held in locks.items():
        free = any(lock.shift_type is None for lock in held)
        for duty in candidates.get(day, []):
            if free or not any(_is(lock, duty) for lock in held):
                to.forbid(duty)
        if 0 <= day < 7 * line.weeks:
            for lock in held:
                if lock.shift_type is not None:
                    to.at_least(1, (duty.works for duty in candidates.get(day, []) if _is(lock, duty)))


def _is(lock: Lock, duty: Duty) -> bool:
    return lock.shift_type == duty.shift_type and lock.unit in {None, duty.unit}


def _unkept(locks: list[Lock], worked: Iterable[Spell]) -> Iterator[tuple[Text, int, int]]:
    """Yield what differs between one date's locks and its shifts: text, measured, limit."""
    there = [(spell.shift_type, spell.unit) for spell in worked]
    wanted = [lock for lock in locks if lock.shift_type is not None]
    for lock in wanted:
        if not any(code == lock.shift_type and lock.unit in {None, unit} for code, unit in there):
            nb, en = _cell([lock], "i"), _cell([lock], "in")
            yield (
                Text(nb=f"låst vakt {nb} er ikke satt opp", en=f"locked shift {en} is not in the rota"),
                0,
                1,
            )
    off = len(wanted) < len(locks)
    for code, unit in there:
        if off:
            yield Text(nb=f"vakt {code} på en låst fridag", en=f"shift {code} on a locked day off"), 1, 0
        elif not any(lock.shift_type == code and lock.unit in {None, unit} for lock in wanted):
            nb, en = _cell(wanted, "i"), _cell(wanted, "in")
            yield (
                Text(nb=f"vakt {code} på en dag låst til {nb}", en=f"shift {code} on a day locked to {en}"),
                1,
                0,
            )


def _cell(locks: list[Lock], where: str) -> str:
    return ", ".join(
        f"{lock.shift_type} {where} {lock.unit}" if lock.unit else f"{lock.shift_type}" for lock in locks
    )
