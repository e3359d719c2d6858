"""How things are said (talemåter): dates, and why a person cannot take a shift.

Both languages stand side by side, so that a change to one is a change to the other.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from models.calendar import Horizon
from models.rule import Deviation
from models.rules import RULES
from models.text import Text

WEEKDAYS: Final = (
    Text(nb="mandag", en="Monday"),
    Text(nb="tirsdag", en="Tuesday"),
    Text(nb="onsdag", en="Wednesday"),
    Text(nb="torsdag", en="Thursday"),
    Text(nb="fredag", en="Friday"),
    Text(nb="lørdag", en="Saturday"),
    Text(nb="søndag", en="Sunday"),
)
MONTHS: Final = (
    Text(nb="januar", en="January"),
    Text(nb="februar", en="February"),
    Text(nb="mars", en="March"),
    Text(nb="april", en="April"),
    Text(nb="mai", en="May"),
    Text(nb="juni", en="June"),
    Text(nb="juli", en="July"),
    Text(nb="august", en="August"),
    Text(nb="september", en="September"),
    Text(nb="oktober", en="October"),
    Text(nb="november", en="November"),
    Text(nb="desember", en="December"),
)

HOLIDAYS: Final[Mapping[str, Text]] = {
    nb: Text(nb=nb, en=en)
    for nb, en in {
        "Første nyttårsdag": "New Year's Day",
        "Skjærtorsdag": "Maundy Thursday",
        "Langfredag": "Good Friday",
        "Første påskedag": "Easter Sunday",
        "Andre påskedag": "Easter Monday",
        "Arbeidernes dag": "1 May",
        "Grunnlovsdag": "Constitution Day",
        "Kristi himmelfartsdag": "Ascension Day",
        "Første pinsedag": "Whit Sunday",
        "Andre pinsedag": "Whit Monday",
        "Første juledag": "Christmas Day",
        "Andre juledag": "Boxing Day",
    }.items()
}
"""Public holidays by their Norwegian names; a test holds the list to the calendar."""

ROUTES: Final[Mapping[Deviation, Text]] = {
    Deviation.NOBODY: Text(nb="arbeidsgiver alene", en="the employer alone"),
    Deviation.IND: Text(nb="den enkelte", en="the individual"),
    Deviation.REP: Text(nb="tillitsvalgte", en="local representatives"),
    Deviation.AT: Text(nb="Arbeidstilsynet", en="the Labour Inspection"),
    Deviation.UNION: Text(nb="fagforening med innstillingsrett", en="a union with right of nomination"),
    Deviation.REG: Text(nb="en forskrift", en="a regulation"),
    Deviation.LOCAL: Text(nb="partene lokalt", en="the local parties"),
}
"""Whom a deviation is agreed with."""

FREE: Final = "free"
"""The cause of those whom no rule holds back."""

WEEKEND: Final = "free_weekend"
"""The cause of those who could lawfully take the shift together with the weekend's other day."""

NO_SHIFT: Final = "no_shift"
"""The cause where no shift type of the plan is at work at that moment."""

_CAUSES: Final[Mapping[str, Text]] = {
    FREE: Text(nb="kan ta den uten brudd", en="could lawfully take it"),
    WEEKEND: Text(nb="kan ta hele helgen uten brudd", en="could lawfully take the whole weekend"),
    NO_SHIFT: Text(nb="uten en vaktkode som dekker tidspunktet", en="without a shift type at that hour"),
    "availability": Text(nb="er borte eller låst til noe annet", en="away or fixed elsewhere"),
    "eligibility": Text(nb="tar ikke denne vakten", en="not on this shift"),
    "one_place": Text(nb="har allerede vakt", en="already at work"),
    "weekend_frequency": Text(nb="har ikke helg denne uken", en="off that weekend"),
    "whole_weekends": Text(nb="ville fått en delt helg", en="would get a split weekend"),
    "position_size": Text(nb="har fylt stillingen", en="with the position filled"),
    "daily_hours": Text(nb="ville jobbet for lenge det døgnet", en="would work too long that day"),
    "weekly_hours": Text(nb="ville jobbet for mye den uken", en="would work too much that week"),
    "daily_rest": Text(nb="ville fått for kort hvile", en="would get too little rest"),
    "breaks": Text(nb="har ikke vakter med så lite pause", en="not on a shift with so little break"),
    "long_shifts": Text(nb="har ikke langvakt, eller ikke flere", en="no long shift, or no more of them"),
    "night_strain": Text(
        nb="ville jobbet for lenge med en belastende natt", en="too long with a straining night"
    ),
    # Who is under 18 is not told to everybody who reads why a need is uncovered.
    "youth_hours": Text(nb="ville jobbet for lenge", en="would work too long"),
    "youth_night": Text(nb="tar ikke nattevakter", en="not on nights"),
    "youth_rest": Text(nb="ville fått for kort hvile", en="would get too little rest"),
    "youth_breaks": Text(nb="har ikke vakter med så lite pause", en="not on a shift with so little break"),
    "youth_weekly_rest": Text(nb="ville mistet ukefri", en="would lose the weekly rest"),
    "planned_overtime": Text(nb="har fått de avtalte timene", en="with the agreed hours filled"),
    "introduction_shifts": Text(nb="er ny i enheten", en="new in the unit"),
    "units_per_person": Text(nb="er i nok enheter fra før", en="in enough units already"),
    "weekly_rest": Text(nb="ville mistet ukefri", en="would lose the weekly rest"),
    "quick_returns": Text(nb="ville fått for mange korte hviler", en="would get too many short rests"),
    "consecutive_nights": Text(
        nb="ville fått for mange netter på rad", en="would get too many nights in a row"
    ),
    "consecutive_days": Text(nb="ville fått for mange dager på rad", en="would get too many days in a row"),
}


def day_text(day: date, horizon: Horizon) -> Text:
    """Return a day as people say it, ``"lørdag 9. januar"`` (dag i ord).

    A cyclic rota has no dates of its own: there it is the weekday of a week of the cycle.
    """
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    if horizon.cyclic:
        week = horizon.index(day) // 7 + 1
        return Text(nb=f"{weekday.nb} i uke {week}", en=f"{weekday.en} of week {week}")
    return Text(nb=f"{weekday.nb} {day.day}. {month.nb}", en=f"{weekday.en} {day.day} {month.en}")


def cause_text(cause: str) -> Text:
    """Return why people cannot take a shift, to follow their number (årsak).

    A rule that has no wording of its own is named by its title.
    """
    known = _CAUSES.get(cause)
    if known is not None:
        return known
    title = next(rule.title for rule in RULES if rule.model_fields["kind"].default == cause)
    return Text(nb=f"stoppes av «{title.nb}»", en=f"held back by “{title.en}”")
