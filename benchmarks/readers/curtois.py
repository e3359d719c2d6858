"""Public shift-scheduling instances (offentlige vaktplanoppgaver): one text file each, after T. Curtois.

The format: one shift a person a day, hard limits on each person's shifts, hours, runs, days off and weekends,
and a weighted sum of requests not met and of heads below and above the cover of each day and shift.

All shifts are put at the same hour, so that two of a day overlap and the rule *one place at a time* makes
them one; the hour is after the clocks change at night, so that every shift keeps its length. Points become
øre: so many a point (``point``) that the price of a head, divided by the minutes of its shift, is whole.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from math import lcm
from pathlib import Path
from typing import Final

from benchmarks.instances import Instance
from models.agreements import Agreement, Provision
from models.calendar import Horizon
from models.demand import Demand, DemandException, DemandRow
from models.people import Employee, Lock, Position, Quota, Wish
from models.problem import Problem, Unit
from models.rule import Deviation
from models.rules import AnyRule
from models.rules.consecutive_days import ConsecutiveDays
from models.rules.days_off_in_a_row import DaysOffInARow
from models.rules.minimum_run import MinimumRun
from models.rules.plan_hours import PlanHours
from models.rules.shift_quota import ShiftQuota
from models.rules.shift_succession import ShiftSuccession, Succession
from models.rules.weekend_quota import WeekendQuota
from models.shifts import ShiftKind, ShiftType
from models.terms.surplus import Surplus
from models.terms.uncovered import Uncovered
from models.terms.wishes import Wishes
from models.text import Text
from models.units import DAY, HOUR

FAMILY: Final = "curtois"
START: Final = date(2024, 1, 1)
BEGIN: Final = 4 * HOUR
LONGEST: Final = 22 * HOUR
LONGEST_PLAN: Final = 7 * 52
UNIT: Final = "staff"
COLUMNS: Final = {
    "SECTION_HORIZON": (1,),
    "SECTION_SHIFTS": (2, 3),
    "SECTION_STAFF": (8,),
    "SECTION_DAYS_OFF": range(1, 400),
    "SECTION_SHIFT_ON_REQUESTS": (4,),
    "SECTION_SHIFT_OFF_REQUESTS": (4,),
    "SECTION_COVER": (5,),
}
"""How many values a line of each section has."""


class Unreadable(ValueError):  # noqa: N818 - named for what became of the file
    """An instance file that was refused, with the line (uleselig fil)."""

    def __init__(self, line: int, why: str, file: str = "") -> None:
        self.line, self.why = line, why
        super().__init__(f"{f'{file}, ' if file else ''}line {line}: {why}")


class Fields:
    """The values of one line (verdier)."""

    def __init__(self, line: int, values: list[str]) -> None:
        self.line = line
        self.values = values

    def __getitem__(self, place: int) -> str:
        """Return a value as text (tekst)."""
        return self.values[place] if place < len(self.values) else ""

    def number(self, place: int) -> int:
        """Return a value as a whole number, 0 or more (tall)."""
        # Instance15 asks for "-0" heads on one day.
        text = "0" if self[place] == "-0" else self[place]
        if not text.isdecimal():
            raise Unreadable(self.line, f"{text!r} is not a whole number")
        return int(text)

    def known(self, place: int, names: Iterable[str]) -> str:
        """Return a value that is one of ``names`` (kjent navn)."""
        if self[place] not in names:
            raise Unreadable(self.line, f"{self[place]!r} is described nowhere above")
        return self[place]

    def below(self, place: int, limit: int) -> int:
        """Return a number below ``limit`` (tall under en grense)."""
        if self.number(place) >= limit:
            raise Unreadable(self.line, f"{self[place]} is not below {limit}")
        return self.number(place)


Sections = dict[str, list[Fields]]


def instances(folder: Path) -> tuple[Instance, ...]:
    """Return the instances of a folder, in the order of their numbers (oppgaver)."""
    files = sorted(folder.glob("Instance*.txt"), key=lambda file: (len(file.stem), file.stem))
    return tuple(
        Instance(FAMILY, file.stem, "public shift-scheduling instance", partial(_from, file))
        for file in files
    )


def _from(file: Path) -> Problem:
    try:
        return read(file.read_text(encoding="utf-8"), file.stem)
    except Unreadable as refused:
        raise Unreadable(refused.line, refused.why, file.name) from refused
    except UnicodeDecodeError as refused:
        line = refused.object.count(b"\n", 0, refused.start) + 1
        raise Unreadable(line, "is not UTF-8 text", file.name) from refused


def read(text: str, name: str = "") -> Problem:
    """Return the problem that an instance file describes (les).

    Raises
    ------
    Unreadable
        When a line is not understood, or contradicts what is above it.
    """
    sections = _sections(text)
    days = _days(sections)
    lengths = _lengths(sections)
    dated = [START + timedelta(days=number) for number in range(days)]
    limits = _limits(sections, lengths, dated)
    one = lcm(*lengths.values())
    return Problem(
        name=name,
        horizon=Horizon(start=START, weeks=days // 7),
        units=(Unit(id=UNIT),),
        shift_types=tuple(_shift_type(code, length) for code, length in lengths.items()),
        employees=tuple(_employees(sections, limits, dated, lengths)),
        demand=_demand(sections, lengths, dated, one),
        regulation="none",
        profile="none",
        agreements=tuple(_groups(limits, days)),
        rules=tuple(_rules(sections, lengths)),
        objective=(
            Uncovered(level=1, price=0, below_minimum=0),
            Surplus(level=1, price=0),
            Wishes(level=1, price=one),
        ),
    )


def point(problem: Problem) -> int:
    """Return how many øre one point of the public objective is (øre per poeng)."""
    return next(term.price for term in problem.objective if isinstance(term, Wishes))


def _sections(text: str) -> Sections:
    found: Sections = {}
    section = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("SECTION_"):
            if line not in COLUMNS or line in found:
                raise Unreadable(number, f"{line} is unknown, or there twice")
            section = line
            found[section] = []
            continue
        values = [value.strip() for value in line.split(",")]
        if not section or len(values) not in COLUMNS[section]:
            raise Unreadable(number, f"{len(values)} values are not what {section or 'no section'} has")
        found[section].append(Fields(number, values))
    missing = [section for section in COLUMNS if section not in found]
    if missing:
        raise Unreadable(len(text.splitlines()), f"{', '.join(missing)} is missing")
    return found


def _days(sections: Sections) -> int:
    lines = sections["SECTION_HORIZON"]
    if len(lines) != 1 or lines[0].number(0) % 7 or not 0 < lines[0].number(0) <= LONGEST_PLAN:
        raise Unreadable(lines[0].line if lines else 0, "the horizon is not 1 to 52 whole weeks, in days")
    return lines[0].number(0)


def _lengths(sections: Sections) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in sections["SECTION_SHIFTS"]:
        # Longer ones would reach the next day's on the night when clocks go forward.
        if not 0 < line.number(1) <= LONGEST or line[0] in found:
            raise Unreadable(line.line, f"{line[0]} lasts {line[1]} minutes, or is there twice")
        found[line[0]] = line.number(1)
    return found


def _shift_type(code: str, length: int) -> ShiftType:
    return ShiftType(code=code, kind=ShiftKind.OTHER, start=BEGIN, end=(BEGIN + length) % DAY)


class Own:
    """What one person's line keeps to (grenser)."""

    def __init__(self, line: Fields, lengths: dict[str, int], days: int) -> None:
        self.most: dict[str, int] = {}
        for pair in filter(None, line[1].split("|")):
            code, _, number = pair.partition("=")
            Fields(line.line, [code]).known(0, lengths)
            self.most[code] = Fields(line.line, [number]).number(0)
        self.shared = tuple(line.number(place) for place in range(2, 8))
        self.codes = tuple(code for code in lengths if self.most.get(code, days) > 0)

    def quotas(self, days: int) -> Iterator[Quota]:
        """Yield the numbers that say something in a plan of ``days`` (kvoter)."""
        for code, most in self.most.items():
            if 0 < most < days:
                yield Quota(shift_types=(code,), maximum=most)


def _limits(sections: Sections, lengths: dict[str, int], dated: list[date]) -> dict[str, Own]:
    found: dict[str, Own] = {}
    for line in sections["SECTION_STAFF"]:
        if line[0] in found:
            raise Unreadable(line.line, f"{line[0]} is there twice")
        found[line[0]] = Own(line, lengths, len(dated))
    return found


def _employees(
    sections: Sections, limits: dict[str, Own], dated: list[date], lengths: dict[str, int]
) -> Iterator[Employee]:
    off: dict[str, set[int]] = {name: set() for name in limits}
    for line in sections["SECTION_DAYS_OFF"]:
        days = range(1, len(line.values))
        off[line.known(0, limits)].update(line.below(place, len(dated)) for place in days)
    wishes: dict[str, list[Wish]] = {name: [] for name in limits}
    for section, wants in (("SECTION_SHIFT_ON_REQUESTS", True), ("SECTION_SHIFT_OFF_REQUESTS", False)):
        for line in sections[section]:
            day, code = dated[line.below(1, len(dated))], line.known(2, lengths)
            wish = Wish(date=day, shift_type=code, wants=wants, weight=line.number(3))
            wishes[line.known(0, limits)].append(wish)
    for name, own in limits.items():
        most_minutes = own.shared[0]
        yield Employee(
            id=name,
            positions=(Position(unit=UNIT, size=10_000, full_time_week=most_minutes * 7 // len(dated)),),
            shift_types=own.codes,
            quotas=tuple(own.quotas(len(dated))),
            locks=tuple(Lock(date=dated[day], shift_type=None) for day in sorted(off[name])),
            wishes=tuple(wishes[name]),
        )


def _groups(limits: dict[str, Own], days: int) -> Iterator[Agreement]:
    """Yield one agreement for each group of people with the same limits."""
    groups: dict[tuple[int, ...], list[str]] = {}
    for name, own in limits.items():
        groups.setdefault(own.shared, []).append(name)
    for number, (shared, people) in enumerate(groups.items(), 1):
        most, least, longest, shortest, off, weekends = shared
        rules: list[AnyRule] = [PlanHours(minimum=least, maximum=most)]
        if longest < days:
            rules.append(ConsecutiveDays(maximum=longest))
        rules += [MinimumRun(minimum=max(1, shortest)), DaysOffInARow(minimum=max(1, off))]
        if weekends < days // 7:
            rules.append(WeekendQuota(maximum=weekends, weeks=None))
        yield Agreement(
            id=f"group-{number}",
            title=Text(nb=f"Gruppe {number}", en=f"Group {number}"),
            route=Deviation.LOCAL,
            basis="SECTION_STAFF",
            employees=tuple(people),
            adds=tuple(Provision(rule=rule) for rule in rules),
        )


def _rules(sections: Sections, lengths: dict[str, int]) -> Iterator[Provision]:
    yield Provision(rule=ShiftQuota())
    pairs = []
    for line in sections["SECTION_SHIFTS"]:
        never = [Fields(line.line, [code]).known(0, lengths) for code in line[2].split("|") if code]
        if never:
            pairs.append(Succession(after=line[0], never=tuple(never)))
    if pairs:
        yield Provision(rule=ShiftSuccession(forbidden=tuple(pairs)))


def _demand(sections: Sections, lengths: dict[str, int], dated: list[date], one: int) -> Demand:
    """Return the cover as rows that ask for nothing but on their dates, one for each pair of weights."""
    rows: dict[str, DemandRow] = {}
    asked: list[DemandException] = []
    seen: set[tuple[int, str]] = set()
    for line in sections["SECTION_COVER"]:
        day, code, heads = line.below(0, len(dated)), line.known(1, lengths), line.number(2)
        under, over = line.number(3), line.number(4)
        if (day, code) in seen:
            raise Unreadable(line.line, f"the cover of {code} on day {day} is there twice")
        seen.add((day, code))
        name = f"{code}/{under}/{over}"
        rows[name] = DemandRow(
            id=name,
            unit=UNIT,
            shift_types=(code,),
            price=under * one // lengths[code],
            surplus_price=over * one // lengths[code],
        )
        asked.append(DemandException(row=name, date=dated[day], minimum=0, target=heads, maximum=heads))
    return Demand(rows=tuple(rows.values()), exceptions=tuple(asked), red_days_as_sundays=False)
