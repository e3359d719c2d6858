"""Demand (bemanningsbehov): how many, with which competence, where and when.

Two ways to say it. *Heads per shift type* (``shift_types``) count the people on those codes. *Presence in a
window* (``start``/``end``, or a curve) counts whoever is there, from whatever shift. One person satisfies
every row whose competence they hold or may stand in for: a nurse is a head, skilled and a nurse at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.calendar import SUNDAY, Horizon, Weekdays, red_day
from models.units import DAY, Clock, Frozen, Heads, Identifier, Ore, Refused


class DemandRow(Frozen):
    """A need that repeats every week (behovsrad).

    Attributes
    ----------
    competence
        Who counts; None means anyone.
    shift_types
        Count heads on these codes; the row lasts as long as the shift.
    start, end
        Or count whoever is present in this window.
    minimum, target, maximum
        Heads. Below ``minimum`` the service is not sound; below ``target`` (default: the minimum) costs;
        above ``maximum`` is surplus. Without a maximum there is no surplus.
    price
        Øre per missing head-minute; None takes the price of the objective.
    surplus_price
        Øre per head-minute above ``maximum``; None takes the price of the objective.
    resting
        Whether resting duty (hvilende vakt) will do in a window; otherwise only who is awake counts. Heads on
        codes count as the codes are.
    """

    id: Identifier
    unit: Identifier
    competence: Identifier | None = None
    days: Weekdays = "1234567"
    shift_types: Annotated[tuple[Identifier, ...], Field(min_length=1)] | None = None
    start: Clock | None = None
    end: Clock | None = None
    minimum: Heads = 0
    target: Heads | None = None
    maximum: Heads | None = None
    price: Ore | None = None
    surplus_price: Ore | None = None
    resting: bool = False

    @model_validator(mode="after")
    def _says_one_thing(self) -> "DemandRow":
        windowed = self.start is not None or self.end is not None
        if windowed and (self.start is None or self.end is None):
            raise Refused(
                nb="et tidsrom trenger både start og end; skriv den som mangler",
                en="a window needs both start and end; write the one that is missing",
                at="end" if self.end is None else "start",
            )
        if windowed == (self.shift_types is not None):
            raise Refused(
                nb="skriv enten shift_types eller start og end: verken begge deler eller ingen av dem",
                en="write either shift_types or start and end: neither both nor none of them",
            )
        if self.resting and self.shift_types is not None:
            raise Refused(
                nb="resting gjelder et tidsrom; vaktkoder teller som de er, så ta bort resting",
                en="resting is for a window; codes count as they are, so remove resting",
                at="resting",
            )
        _rising(self.minimum, self.target, self.maximum)
        return self


class DemandCurve(Frozen):
    """A need that varies through the day, in equal steps from midnight (behovskurve).

    Attributes
    ----------
    step
        Minutes per value, a divisor of a day.
    targets
        Heads in each step, as many as fill the day.
    minimums
        Heads below which the service is not sound; None means the targets.
    resting
        Whether resting duty (hvilende vakt) will do.
    """

    id: Identifier
    unit: Identifier
    competence: Identifier | None = None
    days: Weekdays = "1234567"
    step: Literal[5, 10, 15, 20, 30, 60] = 30
    targets: tuple[Heads, ...]
    minimums: tuple[Heads, ...] | None = None
    price: Ore | None = None
    resting: bool = False

    @model_validator(mode="after")
    def _fills_the_day(self) -> "DemandCurve":
        for name, values in (("targets", self.targets), ("minimums", self.minimums)):
            if values is not None and len(values) * self.step != DAY:
                steps = DAY // self.step
                raise Refused(
                    nb=f"her er {len(values)} tall; et døgn har {steps} på {self.step} minutter",
                    en=f"here are {len(values)} numbers; a day has {steps} of {self.step} minutes",
                    at=name,
                )
        for i, (minimum, target) in enumerate(zip(self.minimums or (), self.targets, strict=False)):
            if minimum > target:
                raise Refused(
                    nb=f"minimum {minimum} er over målet {target}; senk minimum eller hev målet",
                    en=f"minimum {minimum} is above target {target}; lower the minimum or raise the target",
                    at=f"minimums[{i}]",
                )
        return self


class DemandException(Frozen):
    """Other numbers for one row on one date (unntak)."""

    row: Identifier
    date: date
    minimum: Heads
    target: Heads | None = None
    maximum: Heads | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "DemandException":
        _rising(self.minimum, self.target, self.maximum)
        return self


@dataclass(frozen=True, slots=True)
class Need:
    """A row of demand on one date, in local time (datert behov).

    Attributes
    ----------
    shift_types
        Codes that count, or None when presence in the window counts.
    start, end
        Minutes after midnight of ``date`` by the wall clock; ``end`` may pass midnight. None with codes.
    resting
        Whether resting duty counts in the window.
    """

    row: str
    unit: str
    competence: str | None
    date: date
    shift_types: tuple[str, ...] | None
    start: int | None
    end: int | None
    minimum: int
    target: int
    maximum: int | None
    price: int | None
    surplus_price: int | None = None
    resting: bool = False


class Demand(Frozen):
    """All demand of a problem (bemanningsbehov).

    Attributes
    ----------
    red_days_as_sundays
        Whether a public holiday on a weekday takes the Sunday rows; a cyclic rota has no holidays.
    """

    rows: tuple[DemandRow, ...] = ()
    curves: tuple[DemandCurve, ...] = ()
    exceptions: tuple[DemandException, ...] = ()
    red_days_as_sundays: bool = True

    def needs(self, horizon: Horizon) -> Iterator[Need]:
        """Yield every row on every date where it applies (behov per dag).

        A curve's equal neighbouring steps are one need; its empty steps are none.
        """
        dated = {(e.row, e.date): e for e in self.exceptions}
        for day in horizon.dates():
            weekday = str(self.weekday(horizon, day) + 1)
            for row in self.rows:
                change = dated.get((row.id, day))
                if change or weekday in row.days:
                    yield _need(row, day, change or row)
            for curve in self.curves:
                if weekday in curve.days:
                    yield from _steps(curve, day)

    def weekday(self, horizon: Horizon, day: date) -> int:
        """Return the weekday whose rows hold on ``day``, Monday 0 (ukedag i behovet)."""
        if self.red_days_as_sundays and not horizon.cyclic and red_day(day):
            return SUNDAY
        return day.weekday()


def _rising(minimum: int, target: int | None, maximum: int | None) -> None:
    levels = {"minimum": minimum, "target": target, "maximum": maximum}
    given = [(name, heads) for name, heads in levels.items() if heads is not None]
    for (lower, low), (upper, high) in pairwise(given):
        if low > high:
            raise Refused(
                nb=f"{upper} {high} er under {lower} {low}; hev {upper} eller senk {lower}",
                en=f"{upper} {high} is below {lower} {low}; raise {upper} or lower {lower}",
                at=upper,
            )


def _need(row: DemandRow, day: date, heads: DemandRow | DemandException) -> Need:
    target = heads.minimum if heads.target is None else heads.target
    end = row.end
    if row.start is not None and end is not None and end <= row.start:
        end += DAY
    return Need(
        row=row.id,
        unit=row.unit,
        competence=row.competence,
        date=day,
        shift_types=row.shift_types,
        start=row.start,
        end=end,
        minimum=heads.minimum,
        target=target,
        maximum=heads.maximum,
        price=row.price,
        surplus_price=row.surplus_price,
        resting=row.resting,
    )


def _steps(curve: DemandCurve, day: date) -> Iterator[Need]:
    """Yield one need per run of equal values, so that a flat curve is one need."""
    minimums = curve.minimums or curve.targets
    levels = list(zip(minimums, curve.targets, strict=True))
    begin = 0
    for i in range(1, len(levels) + 1):
        if i < len(levels) and levels[i] == levels[begin]:
            continue
        minimum, target = levels[begin]
        if target:
            yield Need(
                row=curve.id,
                unit=curve.unit,
                competence=curve.competence,
                date=day,
                shift_types=None,
                start=begin * curve.step,
                end=i * curve.step,
                minimum=minimum,
                target=target,
                maximum=None,
                price=curve.price,
                resting=curve.resting,
            )
        begin = i
