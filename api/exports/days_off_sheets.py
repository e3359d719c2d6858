"""The sheets on days off (fridagsark): marks, credits and holiday by person, what is owed, hours by week."""

from collections.abc import Iterator, Sequence
from typing import Final

from api.exports.list_sheets import Column, Value
from api.lang import Voice
from api.overview import Overview
from models.marks import Mark, Owed
from models.marks.grounds import GROUNDS
from models.units import HOUR

_COUNTED: Final = tuple(mark for mark in Mark if mark is not Mark.LEAVE)


def person_columns(voice: Voice) -> list[Column]:
    """Return the columns of the list of days off by person (fridagskolonner)."""
    hours = ("hours", "credited", "contract")
    return [
        Column(voice("employee"), 12),
        Column(voice("name"), 20),
        *(Column(mark.value, 6, "number") for mark in _COUNTED),
        Column(voice("leave"), 10, "number"),
        *(Column(voice(word), 12, "hours") for word in hours),
        Column(voice("deviation"), 10, "signed"),
        Column(voice("red_days.free"), 14),
        Column(voice("owed.open"), 12, "number"),
        Column(voice("bank"), 12, "hours"),
        *(Column(voice(word), 12, "number") for word in ("holiday.granted", "holiday.used", "holiday.left")),
        Column(voice("remarks"), 90, "wrapped"),
    ]


def person_rows(overview: Overview, voice: Voice) -> Iterator[Sequence[Value]]:
    """Yield everybody's days off (fridager)."""
    for person in overview.people:
        off = person.days_off
        remarks = (f"{voice.day(one.date, overview.horizon)}: {voice.say(one.text)}" for one in off.findings)
        holiday = [(year.granted, year.used, year.left) for year in off.holiday]
        yield (
            off.employee,
            person.employee.name or "",
            *(off.count(mark) for mark in _COUNTED),
            off.count(Mark.LEAVE),
            off.work / HOUR,
            off.credited / HOUR,
            off.contract / HOUR,
            off.balance / HOUR,
            f"{off.red_days_free} / {off.red_days}",
            sum(owed.given is None for owed in off.owed),
            off.bank / HOUR,
            *(map(sum, zip(*holiday, strict=True)) if holiday else (None, None, None)),
            "\n".join(remarks),
        )


def owed_columns(voice: Voice) -> list[Column]:
    """Return the columns of the list of days off in return (F3- og F5-kolonner)."""
    return [
        Column(voice("employee"), 12),
        Column(voice("code"), 8),
        Column(voice("owed.for"), 14, "day"),
        Column(voice("holiday.name"), 22),
        Column(voice("owed.until"), 14, "day"),
        Column(voice("owed.given"), 14, "day"),
        Column(voice("hours"), 10, "hours"),
        Column(voice("status"), 16),
    ]


def owed_rows(overview: Overview, voice: Voice) -> Iterator[Sequence[Value]]:
    """Yield every F3 and F5 with whether it is given (F3 og F5)."""
    for person in overview.people:
        for owed in person.days_off.owed:
            yield (
                person.employee.id,
                owed.mark.value,
                owed.reason,
                voice.holiday(owed.reason) or voice.weekday(owed.reason, letters=7),
                owed.until,
                owed.given,
                None if owed.hours is None else owed.hours / HOUR,
                standing(owed, voice),
            )


def standing(owed: Owed, voice: Voice) -> str:
    """Return whether a day off in return is given, late or owed (status)."""
    if owed.given is None:
        return voice("owed.is_open")
    late = owed.until is not None and owed.given > owed.until
    return voice("owed.is_late" if late else "owed.is_given")


def week_columns(voice: Voice) -> list[Column]:
    """Return the columns of the list of hours by week (uketimekolonner)."""
    return [
        Column(voice("employee"), 12),
        Column(voice("name"), 20),
        Column(voice("week.head"), 10, "number"),
        Column(voice("from"), 12, "day"),
        *(Column(voice(word), 12, "hours") for word in ("hours", "credited", "total")),
    ]


def week_rows(overview: Overview, voice: Voice) -> Iterator[Sequence[Value]]:  # noqa: ARG001 - as the others
    """Yield everybody's hours week by week; a shift counts in the week in which it starts (uketimer)."""
    for person in overview.people:
        for week in person.days_off.weeks:
            yield (
                person.employee.id,
                person.employee.name or "",
                overview.week_number(week.monday),
                week.monday,
                week.work / HOUR,
                week.credited / HOUR,
                week.total / HOUR,
            )


def ground_rows(voice: Voice) -> Iterator[Sequence[Value]]:
    """Yield what days off and holiday rest on, in the columns of the rules (grunnlag)."""
    for ground in GROUNDS:
        known = ground.evidence
        yield (
            voice("days_off"),
            voice.say(ground.name),
            voice.say(ground.value),
            f"{known.mark.value}: {voice(f'mark.{known.mark.value}')}",
            known.source,
            voice("law_or_tariff"),
            voice("unconfirmed.mark") if known.confirm else "",
        )
