"""Drawn worlds (trukne verdener): tiny problems on which every rota can be listed.

Three ways of drawing. *Scattered* shifts lie anywhere, weeks with a change of clocks among them. *Chains* put
each shift at a gap that straddles a limit of the rule itself: an hour less, a minute less, the limit, a
minute more. *Crowds* press all shifts into a few days of the week, so that they overlap, touch, cross
midnight and fall on the same day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, zip_longest
from typing import Any

from hypothesis import strategies as st

from models.people import Employee
from models.posting import Duty
from models.problem import Problem
from models.rule import Rule
from models.shifts import ShiftType
from models.units import DAY, HOUR, clock_text
from solver.grid import Grid
from tests import world

MONDAYS = (date(2027, 3, 1), date(2027, 3, 22), date(2027, 3, 29), date(2027, 10, 25))
"""An ordinary week, the weeks around the short night of March and that of the long night of October."""

Placed = tuple[date, ShiftType]


@dataclass(frozen=True, slots=True)
class World:
    """A problem and the duties that may be chosen in it (verden)."""

    problem: Problem
    duties: tuple[Duty, ...]


@st.composite
def worlds(
    draw: st.DrawFn,
    rule: Rule,
    *,
    limits: Sequence[int] = (11 * HOUR,),
    person: st.SearchStrategy[dict[str, Any]] | None = None,
    more: st.SearchStrategy[dict[str, Any]] | None = None,
    weeks: int = 3,
    people: int = 1,
    largest: int = 7,
    days: Sequence[int] = (),
    mondays: Sequence[date] = MONDAYS,
) -> World:
    """Draw a problem for one rule, with at most ``largest`` duties to choose among.

    Parameters
    ----------
    limits
        Minutes whose neighbourhood matters to the rule; chains put gaps there.
    person
        Further fields of each employee.
    more
        Further fields of the problem.
    days
        Weekdays, Monday 0, in which crowds are drawn besides; none, and no crowd is.
    mondays
        Days on which the plan may start.
    """
    start = draw(st.sampled_from(tuple(mondays)))
    cyclic = draw(st.booleans())
    span = draw(st.integers(1, weeks))
    ways = [_scattered(start, span, largest), _chain(start, span, limits, largest)]
    if days:
        ways += [_crowd(start, span, days, largest)] * 2
    placed = draw(st.one_of(ways))
    staff = draw(
        _staff(start, placed, st.just({}) if person is None else person, people=people, cyclic=cyclic)
    )
    problem = world.problem(
        *staff,
        rule=rule,
        start=start,
        weeks=span,
        cyclic=cyclic,
        shift_types=tuple({t.code: t for _, t in placed}.values()),
        **({} if more is None else draw(more)),
    )
    return World(problem, _offered(problem, placed, largest))


@st.composite
def _staff(
    draw: st.DrawFn,
    start: date,
    placed: Sequence[Placed],
    fields: st.SearchStrategy[dict[str, Any]],
    *,
    people: int,
    cyclic: bool,
) -> tuple[Employee, ...]:
    """Draw the people; the first has worked some of the shifts before, in the weeks ahead of the plan."""
    before = [] if cyclic else draw(st.lists(st.sampled_from(placed), max_size=2, unique=True))
    history = tuple(
        {
            "date": day - timedelta(days=7 * (1 + (day - start).days // 7)),
            "shift_type": code.code,
            "unit": "ward",
        }
        for day, code in before
    )
    return tuple(
        Employee.model_validate(
            {
                **world.employee(name).model_dump(),
                "history": history if name == "anna" else (),
                **draw(fields),
            }
        )
        for name in ("anna", "bo", "cato")[:people]
    )


def _offered(problem: Problem, placed: Sequence[Placed], largest: int) -> tuple[Duty, ...]:
    wanted = {(day, code.code) for day, code in placed}
    lines = [
        [duty for duty in line.candidates if (duty.date, duty.shift_type) in wanted]
        for line in Grid(problem).lines
    ]
    # By turns, so that everybody has some of them.
    turns = chain.from_iterable(zip_longest(*lines))
    return tuple([duty for duty in turns if duty is not None][:largest])


def changed(
    world: World, person: Mapping[str, Any] | None = None, more: Mapping[str, Any] | None = None
) -> World:
    """Return the world with other fields in every employee and in the problem (endret verden).

    For what can be drawn only when the plan is known: an absence inside it, a need at its shifts. Fields
    that decide which duties there are – units, shift types, horizon – must stay.
    """
    fields = {name: getattr(world.problem, name) for name in Problem.model_fields}
    fields["employees"] = tuple(
        Employee.model_validate({**dict(employee), **(person or {})}) for employee in world.problem.employees
    )
    return World(Problem(**{**fields, **(more or {})}), world.duties)


FORMS: tuple[int | str, ...] = (0, 0, 0, 0, 30, 30, "away", "passive")
"""What a drawn shift has in it: mostly nothing, or an unpaid break, a stretch away, resting duty last."""


def _shift(start: int, length: int, form: int | str = 0) -> ShiftType:
    end = (start + length) % DAY
    code = f"{clock_text(start)}-{clock_text(end)}" + (f"/{form}" if form else "")
    third, half = start + length // 3, start + length // 2
    inside: dict[int | str, dict[str, Any]] = {
        30: {"breaks": ({"minutes": 30, "paid": False},)},
        "away": {"away": ({"start": third % DAY, "end": (third + length // 3) % DAY},)},
        "passive": {"passive": ({"start": half % DAY, "end": end},), "passive_share": 3333},
    }
    return world.shift_type(code, clock_text(start), clock_text(end), **inside.get(form, {}))


@st.composite
def _scattered(draw: st.DrawFn, start: date, weeks: int, largest: int) -> list[Placed]:
    one = st.tuples(
        st.integers(0, 7 * weeks - 1),
        st.integers(0, 47),
        st.integers(2, 32),
        st.sampled_from(FORMS),
    )
    drawn = draw(st.lists(one, min_size=2, max_size=largest, unique_by=lambda d: d[:2]))
    return [
        (start + timedelta(days=day), _shift(half * 30, length * 30, form))
        for day, half, length, form in drawn
    ]


@st.composite
def _crowd(draw: st.DrawFn, start: date, weeks: int, days: Sequence[int], largest: int) -> list[Placed]:
    one = st.tuples(
        st.integers(0, weeks - 1),
        st.sampled_from(tuple(days)),
        st.sampled_from((0, 1, 60, 7 * HOUR, 450, 900, 930, 22 * HOUR, DAY - 1)),
        st.sampled_from((60, 120, 121, 449, 450, 480, 540, 600, 601, DAY)),
        st.sampled_from(FORMS),
    )
    drawn = draw(st.lists(one, min_size=2, max_size=largest, unique=True))
    return [
        (start + timedelta(days=7 * week + day), _shift(clock, length, form))
        for week, day, clock, length, form in drawn
    ]


@st.composite
def _chain(draw: st.DrawFn, start: date, weeks: int, limits: Sequence[int], largest: int) -> list[Placed]:
    count = draw(st.integers(2, largest))
    at = draw(st.integers(0, 7 * weeks - 1)) * DAY + draw(st.integers(0, 95)) * 15
    placed: dict[tuple[date, str], Placed] = {}
    for _ in range(count):
        day, clock = divmod(at % (7 * weeks * DAY), DAY)
        length = draw(st.sampled_from((60, 450, 450, 600, 750, 810, 811, 900)))
        shift = _shift(clock, length)
        placed[start + timedelta(days=day), shift.code] = (start + timedelta(days=day), shift)
        gap = draw(st.sampled_from(tuple(limits))) + draw(st.sampled_from((-60, -1, 0, 1)))
        at += length + max(0, gap)
    return list(placed.values())
