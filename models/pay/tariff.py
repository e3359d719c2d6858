"""The tariff (tariff): dated rates of pay, as data with their sources.

The figures stand in ``models/pay/*.toml``. A tariff never changes after it is published: new rates are a new
file. Money is øre and rates are exact fractions: 133 1/3 % is 4/3.
"""

import re
import tomllib
from datetime import date
from fractions import Fraction
from functools import lru_cache
from importlib import resources
from typing import Annotated, Any, Final

from pydantic import Field, model_validator

from models.calendar import eve_name, holiday_name
from models.evidence import Evidence, Mark
from models.pay.setting import LocalSupplement, OvertimeFrom, PayGroup, PaySetting, Zone
from models.text import Text
from models.units import DAY, FULL_POSITION, Clock, Frozen, Identifier, Ore, Refused

NOON: Final = DAY // 2
_PERCENT: Final = re.compile(r"^(?P<whole>\d+)(?:\.(?P<decimals>\d{1,2}))?(?: (?P<part>\d)/(?P<of>\d))? %$")


class Rate(Frozen):
    """A rate as an exact fraction (sats), written ``"22 %"``, ``"14.3 %"`` or ``"133 1/3 %"``."""

    parts: Annotated[int, Field(ge=0)]
    of: Annotated[int, Field(ge=1)] = FULL_POSITION

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        found = _PERCENT.match(value)
        if found is None:
            raise Refused(
                nb=f"«{value[:40]}» er ingen sats; skriv for eksempel «22 %» eller «133 1/3 %»",
                en=f"“{value[:40]}” is not a rate; write for example “22 %” or “133 1/3 %”",
            )
        percent = Fraction(int(found["whole"])) + Fraction(int((found["decimals"] or "0").ljust(2, "0")), 100)
        if found["of"]:
            percent += Fraction(int(found["part"]), int(found["of"]))
        share = percent / 100
        return {"parts": share.numerator, "of": share.denominator}

    @property
    def exact(self) -> Fraction:
        """The rate as a fraction (brøk)."""
        return Fraction(self.parts, self.of)

    def __str__(self) -> str:
        """Return the rate as it is written, in per cent."""
        percent = self.exact * 100
        whole, rest = divmod(percent, 1)
        hundredths = rest * 100
        if hundredths.denominator != 1:
            return f"{whole} {rest} %"
        return f"{whole}.{int(hundredths):02d}".rstrip("0").rstrip(".") + " %"


class Known(Frozen):
    """A figure, or a few that stand together, with where they come from (tall med belegg)."""

    evidence: Evidence


class Window(Frozen):
    """A part of the day by the wall clock, past midnight when it ends at or before its start (tidsrom)."""

    start: Clock
    end: Clock


class Supplement(Known):
    """A supplement per hour (tillegg): a share of the hourly pay, and no less than so many øre."""

    share: Rate = Rate(parts=0)
    least: Ore = 0


class TimedSupplement(Supplement):
    """A supplement for a part of the day (tillegg for deler av døgnet)."""

    window: Window


class HolidaySupplement(Supplement):
    """The supplement for public holidays and eves (helge- og høytidstillegg).

    Attributes
    ----------
    whole_eves, noon_eves
        Eves that count from midnight, and those that count from noon, by their Norwegian names.
    """

    whole_eves: tuple[str, ...]
    noon_eves: tuple[str, ...]

    def starts(self, day: date) -> int | None:
        """Return the minute of the day from which it is paid as a holiday, or None (helligdag)."""
        if holiday_name(day) is not None:
            return 0
        eve = eve_name(day)
        if eve in self.whole_eves:
            return 0
        return NOON if eve in self.noon_eves else None


class Overtime(Known):
    """Overtime pay on top of the hour (overtid).

    Attributes
    ----------
    threshold
        From when a part-timer has overtime: beyond what a full position works, or beyond the own position.
    """

    otherwise: Rate
    nights_and_weekends: Rate
    holidays: Rate
    night: Window
    threshold: OvertimeFrom


class Percentage(Known):
    """A rate with its source (prosentsats)."""

    rate: Rate


class Zones(Known):
    """The employer's contribution by zone (arbeidsgiveravgift)."""

    rates: dict[Zone, Rate]


class Steps(Known):
    """Guaranteed annual pay of a group by years of seniority (garantilønn), in øre."""

    title: Text
    years: dict[int, Ore]

    def at(self, seniority: int) -> int:
        """Return the annual pay after so many years (lønn ved ansiennitet)."""
        return self.years[max(step for step in self.years if step <= seniority)]


class Rounding(Known):
    """Whether supplement hours are summed over a month and rounded to whole hours (avrunding)."""

    whole_hours: bool


class PerDay(Known):
    """An amount per day, None where nobody has found it (beløp per dag)."""

    amount: Ore | None = None


class Tariff(Frozen):
    """A dated bundle of rates (tariff).

    Attributes
    ----------
    day_worker
        The one supplement of those who do not work a rota, in place of evening and night.
    split_shift
        For a split working day; not reckoned.
    """

    id: Identifier
    title: Text
    since: date
    weekend: Supplement
    holiday: HolidaySupplement
    evening: TimedSupplement
    night: TimedSupplement
    day_worker: TimedSupplement
    split_shift: PerDay
    rounding: Rounding
    overtime: Overtime
    holiday_pay: Percentage
    higher_holiday_pay: Percentage
    pension: Percentage
    employer_tax: Zones
    groups: dict[PayGroup, Steps]

    def agreed(self, setting: PaySetting) -> "Tariff":
        """Return the tariff with what the local parties have agreed (lokale satser)."""
        changed: dict[str, Known] = {}
        for local in setting.local:
            name = local.supplement.value
            changed[name] = _raised(changed.get(name, getattr(self, name)), local)
        if setting.overtime_from is not None:
            changed["overtime"] = self.overtime.model_copy(update={"threshold": setting.overtime_from})
        return self.model_copy(update=changed)

    def unconfirmed(self) -> tuple[tuple[str, str], ...]:
        """Return name and source of the figures that nobody has checked against the text (ubekreftet)."""
        held = {name: getattr(self, name) for name in type(self).model_fields}
        held |= {f"groups.{group}": steps for group, steps in held.pop("groups").items()}
        return tuple(
            (name, figure.evidence.source)
            for name, figure in held.items()
            if isinstance(figure, Known) and figure.evidence.confirm
        )


def _raised(supplement: Supplement, local: LocalSupplement) -> Supplement:
    fields: dict[str, object] = {"evidence": Evidence(mark=Mark.LOCAL, source="pay.local")}
    if local.share is not None:
        fields["share"] = Rate(parts=local.share)
    if local.least is not None:
        fields["least"] = local.least
    return supplement.model_copy(update=fields)


def tariff(name: str) -> Tariff:
    """Return a tariff by name (tariff).

    Raises
    ------
    KeyError
        When there is none of that name; ``tariff_names`` lists them.
    """
    return _tariffs()[name]


def tariff_names() -> tuple[str, ...]:
    """Return the tariffs' names (tariffenes navn)."""
    return tuple(_tariffs())


@lru_cache
def _tariffs() -> dict[str, Tariff]:
    found: dict[str, Tariff] = {}
    for file in sorted((resources.files("models") / "pay").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
            bundle = Tariff.model_validate(data)
            found[bundle.id] = bundle
    return found
