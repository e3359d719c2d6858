"""Small worlds for tests: a problem in three lines, everything with a default (byggesett)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from models.agreements import Agreement, Provision
from models.calendar import Horizon, HorizonKind
from models.competence import Substitution
from models.demand import Demand
from models.people import Employee, Position
from models.problem import Problem, Unit
from models.rota import Assignment, Rota
from models.rule import Deviation, Rule
from models.shifts import Break, ShiftKind, ShiftType
from models.text import Text
from models.units import DAY, hours, read_clock

MONDAY = date(2027, 3, 1)


def shift_type(code: str, start: str, end: str, **more: Any) -> ShiftType:
    """Return a shift type; its kind defaults to day, and it has the paid break that its length calls for."""
    span = (clock(end) - clock(start) - 1) % DAY + 1
    breaks = (Break(minutes=30, paid=True),) if span > hours(5.5) else ()
    fields = {"code": code, "start": start, "end": end, "kind": ShiftKind.DAY, "breaks": breaks}
    return ShiftType.model_validate({**fields, **more})


def employee(name: str = "anna", unit: str = "ward", **more: Any) -> Employee:
    """Return an employee with one full position."""
    return Employee.model_validate({"id": name, "positions": (Position(unit=unit, size=10_000),), **more})


def problem(
    *people: Employee,
    shift_types: Sequence[ShiftType] = (),
    rule: Rule | None = None,
    start: date = MONDAY,
    weeks: int = 1,
    cyclic: bool = False,
    **more: Any,
) -> Problem:
    """Return a problem; ``rule`` replaces the one of its kind, whatever agreements say of it."""
    people = people or (employee(),)
    places = dict.fromkeys(u for person in people for u in person.workplaces)
    provisions = (Provision.model_validate({"rule": rule.model_dump()}),) if rule else ()
    return Problem(
        horizon=Horizon(
            start=start, weeks=weeks, kind=HorizonKind.CYCLIC if cyclic else HorizonKind.CALENDAR
        ),
        units=more.pop("units", tuple(Unit(id=place) for place in places)),
        shift_types=tuple(shift_types) or (shift_type("D", "07:30", "15:00"),),
        employees=people,
        demand=more.pop("demand", Demand()),
        rules=provisions,
        agreements=(*(_saying(provision) for provision in provisions), *more.pop("agreements", ())),
        **{"objective": (), **more},
    )


def _saying(provision: Provision) -> Agreement:
    """Return an agreement that sets a rule, since the standard profile deviates from some of them."""
    said = provision.rule.kind
    return Agreement(
        id=f"test-{said}",
        title=Text(nb=said, en=said),
        route=Deviation.LOCAL,
        basis="test",
        adds=(provision,),
    )


def shifts(written: Sequence[str]) -> tuple[tuple[ShiftType, ...], tuple[tuple[date, str, str], ...]]:
    """Read ``"2027-03-01 14:30-22:00 unpaid 30 unit B"`` into shift types and (date, code, unit).

    ``paid 30`` is a paid break, ``away 11:00-15:00`` a stretch away, ``resting 23:00-06:00`` resting duty of
    which ``share 3333`` counts, and ``strain yes`` says what the risk assessment says.
    """
    found: dict[str, ShiftType] = {}
    placed = []
    for line in written:
        words = line.split()
        options = dict(zip(words[2::2], words[3::2], strict=True))
        code = "/".join([words[1], *(options[word] for word in sorted(options) if word != "unit")])
        found[code] = shift_type(code, *words[1].split("-"), **_options(options))
        placed.append((date.fromisoformat(words[0]), code, options.get("unit", "ward")))
    return tuple(found.values()), tuple(placed)


def _options(options: dict[str, str]) -> dict[str, Any]:
    """Return the fields of a shift type that the words after its times say."""
    fields: dict[str, Any] = {
        "breaks": tuple(
            Break(minutes=int(options[word]), paid=word == "paid")
            for word in ("unpaid", "paid")
            if int(options.get(word, 0))
        ),
        "night_strain": "strain" in options,
    }
    for word, field in (("away", "away"), ("resting", "passive")):
        if word in options:
            start, end = options[word].split("-")
            fields[field] = ({"start": start, "end": end},)
    return {**fields, **({"passive_share": int(options["share"])} if "share" in options else {})}


def rota(placed: Sequence[tuple[date, str, str]], name: str = "anna") -> Rota:
    """Return one person's rota from (date, code, unit)."""
    return Rota.of(
        [Assignment(employee=name, unit=unit, shift_type=code, date=day) for day, code, unit in placed]
    )


def clock(text: str) -> int:
    """Return minutes after midnight."""
    minutes = read_clock(text)
    assert isinstance(minutes, int)
    return minutes


def day(number: int, start: date = MONDAY) -> date:
    """Return the date of a day number."""
    return start + timedelta(days=number)


__all__ = [
    "DAY",
    "MONDAY",
    "Substitution",
    "clock",
    "day",
    "employee",
    "problem",
    "rota",
    "shift_type",
    "shifts",
]
