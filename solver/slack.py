"""Minimums and positions with slack (slakk): the least change of either that lets a problem have a rota.

The slack is priced and minimised, so an amount is found by optimisation and not by trying. A minimum costs
what the objective asks for heads below it; an hour of a position what own staff costs, which is the price of
hired staff in ``Uncovered`` over 2.5.
"""

import time
from collections.abc import Collection, Container
from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np

from models.agreements import Agreement, Enforcement, Provision
from models.audit import presences, timelines
from models.conflict import RepairKind, Step
from models.cover import covers, window
from models.demand import Demand, DemandCurve, DemandException, Need
from models.full_week import ROTA_WEEK
from models.people import Employee
from models.posting import TRUE, Row
from models.problem import Problem
from models.rota import Rota
from models.rule import Deviation
from models.rules.coverage import Coverage
from models.terms.uncovered import Uncovered
from models.text import Text
from models.timeline import minutes_between
from models.units import FULL_POSITION
from solver.build import Build, build
from solver.candidates import Candidate, replaced
from solver.encode import Encoder
from solver.engine import Answer, Effort, Engine, Status
from solver.formulation import Excess, Formulation, Label, Part, Price
from solver.groups import COVERAGE
from solver.limits import Limits
from solver.posting import Numbers, Recorder
from solver.progress import Board
from solver.strategies import Primal
from solver.strategy import Task
from solver.told import HOURS, days_text, sums_work

OWN_STAFF: Final = 720
"""Øre a minute of own staff: an assumption, see ``Uncovered.price``."""
TENTH: Final = 10
"""A position is changed by tenths of a per cent."""
POSITION: Final = "position_size"
_SLACK: Final = 0
"""The level of the slack; the objective's own begin at 1."""

Short = tuple[str, str, date]
"""Unit, row and date of a need."""


def lowered_minimums(problem: Problem, engine: Engine, seconds: float) -> Candidate | None:
    """Return the cheapest lowering of minimums with which there is a rota (senkede minimum)."""
    built = build(problem)
    bare = {name: _bare(part) for name, part in built.formulation.people.items()}
    if any(part.impossible for part in bare.values()):
        return None
    numbers = Numbers(built.formulation.size)
    units: dict[str, Part] = {}
    slack: dict[Short, list[int]] = {}
    for name, part in built.formulation.units.items():
        units[name] = _bare(part)
        units[name].rows = [row for row in part.rows if row.label.kind != COVERAGE]
        units[name].impossible = [label for label in part.impossible if label.kind != COVERAGE]
        slack |= _lower(built, units[name], Recorder(units[name], numbers, set()), numbers)
    answer = _least(Formulation(bare, units, {}, numbers.last, (_SLACK,)), engine, seconds)
    if answer is None or answer.values is None:
        return _searched(problem, engine, seconds)
    values = answer.values
    taken = {short: sum(int(values[b]) for b in bs) for short, bs in slack.items()}
    return _minimums(problem, taken, built.rota(values), smallest=answer.status is Status.OPTIMAL)


def _searched(problem: Problem, engine: Engine, seconds: float) -> Candidate | None:
    """Return a lowering found by the search, where the problem is too large for one model."""
    wish = Provision.model_validate({"rule": {"kind": COVERAGE}, "enforcement": Enforcement.REPORTED})
    own = tuple(provision for provision in problem.rules if provision.rule.kind != COVERAGE)
    price = next((term for term in problem.objective if isinstance(term, Uncovered)), Uncovered())
    # An agreement may have made it hard; the last one in the list holds.
    said = Agreement(
        id="minimum", title=Coverage.title, route=Deviation.LOCAL, basis=Coverage.citation, adds=(wish,)
    )
    loose = problem.changed(
        rules=(*own, wish),
        agreements=(*problem.agreements, said),
        objective=(price.model_copy(update={"level": 1}),),
    )
    built = build(loose)
    board = Board(built, lambda _: None)
    limits = Limits(time=max(1, round(seconds)), workers=1)
    within = Engine(time.monotonic() + min(seconds, engine.remaining))
    if not Primal().search(Task(loose, built, limits, within, board)) or board.best is None:
        return None
    rota = built.rota(board.best)
    taken = {
        (need.unit, need.row, need.date): max(0, need.minimum - cover.least)
        for presence in presences(loose, timelines(loose, rota))
        for cover in covers(loose, presence)
        if (need := cover.need).minimum
    }
    return _minimums(problem, taken, rota, smallest=False)


def changed_positions(
    problem: Problem, people: Collection[str], engine: Engine, seconds: float, *, units: bool
) -> Candidate | None:
    """Return the least change of position sizes with which there is a rota (endrede stillinger).

    Parameters
    ----------
    people
        Who must have a line; with ``units`` everybody must, and the units' rows hold.
    """
    built = build(problem)
    numbers = Numbers(built.formulation.size)
    asked = {name: part for name, part in built.formulation.people.items() if units or name in people}
    bare = {name: _bare(part) for name, part in asked.items()}
    # Also those that are ruled out: a rule that spoke before one that forbids counts them still.
    duties = range(TRUE + 1, built.grid.literals + 1)
    extra = {
        name: _stretch(problem, problem.employee[name], part, duties, numbers) for name, part in bare.items()
    }
    whole = {name: _bare(part) for name, part in built.formulation.units.items()} if units else {}
    if any(part.impossible for part in (*bare.values(), *whole.values())):
        return None
    answer = _least(Formulation(bare, whole, {}, numbers.last, (_SLACK,)), engine, seconds)
    if answer is None or answer.values is None:
        return None
    change: dict[str, int] = {}
    for name, (over, under) in extra.items():
        more = max((int(answer.values[count]) for count in over), default=0)
        less = max((int(answer.values[count]) for count in under), default=0)
        change |= {name: more - less} if more or less else {}
    return _positions(problem, change, smallest=answer.status is Status.OPTIMAL) if change else None


def _bare(part: Part) -> Part:
    """Return a part's rows without prices and counts."""
    return Part(part.owner, list(part.literals), list(part.rows), [], [], list(part.impossible))


def _least(formulation: Formulation, engine: Engine, seconds: float) -> Answer | None:
    encoder = Encoder(formulation)
    encoded = encoder.encode()
    encoder.minimise({_SLACK: 1})
    frozen = np.zeros(formulation.size + 1, dtype=np.int64)
    answer = engine.run(encoded, frozen, Effort(seconds=seconds))
    return answer if answer.solved else None


def _lower(built: Build, part: Part, recorder: Recorder, numbers: Numbers) -> dict[Short, list[int]]:
    """Post a unit's coverage with heads that may be missing; return their literals by need."""
    slack: dict[Short, list[int]] = {}
    rules = [
        held.rule
        for held in built.problem.rules_at(part.owner)
        if isinstance(held.rule, Coverage) and held.enforcement is Enforcement.HARD
    ]
    recorder.speaks(COVERAGE)
    for row in built.grid.rows(part.owner) if rules else ():
        if row.minimum == 0:
            continue
        short = (row.unit, row.row, row.date)
        if short not in slack:
            slack[short] = [numbers.take() for _ in range(row.minimum)]
            part.literals += slack[short]
        price = max(1, _price(built.problem, row) * row.minutes)
        part.prices.append(
            Price(tuple(slack[short]), (price,) * row.minimum, 0, _SLACK, Label(COVERAGE, part.owner))
        )
        for rule in rules:
            rule.post((replace(row, works=(*row.works, *slack[short])),), recorder)
    return slack


def _price(problem: Problem, row: Row | Need) -> int:
    """Return what a head-minute below the minimum costs by the objective, in øre."""
    term = next((term for term in problem.objective if isinstance(term, Uncovered)), Uncovered())
    by_competence = {priced.competence: priced.price for priced in term.prices}
    rate = row.price if row.price is not None else by_competence.get(row.competence or "", term.price)
    return rate * (1 + term.below_minimum)


def _minimums(problem: Problem, taken: dict[Short, int], rota: Rota, *, smallest: bool) -> Candidate | None:
    """Return the problem with the heads taken off its minimums; None where that is nothing."""
    taken = {short: heads for short, heads in taken.items() if heads}
    if not taken:
        return None
    rows: dict[tuple[str, str], list[date]] = {}
    steps = []
    for (unit, row, day), heads in sorted(taken.items()):
        rows.setdefault((unit, row), []).append(day)
        said = _lowering(problem, (unit, row), [day], [heads])
        steps.append(
            Step(text=said, unit=unit, row=row, day=day, rule=COVERAGE, amount=heads, measure="heads")
        )
    told = [
        _lowering(problem, place, days, [taken[*place, day] for day in days]) for place, days in rows.items()
    ]
    text = Text(nb="; ".join(t.nb for t in told), en="; ".join(t.en for t in told))
    lowered = problem.changed(demand=_demand(problem, taken))
    cost = sum(_lost(problem, short) * heads for short, heads in taken.items())
    return Candidate(RepairKind.MINIMUM, lowered, tuple(steps), text, cost=cost, smallest=smallest, rota=rota)


def _lowering(problem: Problem, place: tuple[str, str], days: list[date], heads: list[int]) -> Text:
    unit, row = place
    said, most = days_text(days, problem.horizon), max(heads)
    nb, en = ("", "") if min(heads) == most else ("inntil ", "up to ")
    return Text(
        nb=f"senk minimum på rad {row} i {unit} med {nb}{most}: {said.nb}",
        en=f"lower the minimum on row {row} in {unit} by {en}{most}: {said.en}",
    )


def _lost(problem: Problem, short: Short) -> int:
    """Return what one head below the minimum of a need costs, in øre."""
    found = 0
    for need in problem.demand.needs(problem.horizon):
        if (need.unit, need.row, need.date) == short and need.minimum:
            start, end = window(problem, need)
            found += _price(problem, need) * minutes_between(start, end)
    return found


def _demand(problem: Problem, taken: dict[Short, int]) -> Demand:
    """Return the demand with lower minimums: exceptions to rows, and other curves."""
    demand = problem.demand
    curves = {curve.id for curve in demand.curves}
    needs = {(n.unit, n.row, n.date): n for n in demand.needs(problem.horizon) if n.row not in curves}
    exceptions = {(e.row, e.date): e for e in demand.exceptions}
    for short, heads in taken.items():
        if short in needs:
            need = needs[short]
            exceptions[need.row, need.date] = DemandException(
                row=need.row,
                date=need.date,
                minimum=need.minimum - heads,
                target=need.target,
                maximum=need.maximum,
            )
    return demand.model_copy(
        update={
            "exceptions": tuple(exceptions.values()),
            "curves": tuple(_flatter(curve, taken) for curve in demand.curves),
        }
    )


def _flatter(curve: DemandCurve, taken: dict[Short, int]) -> DemandCurve:
    """Return a curve whose minimums are lower by the most that any of its days lacks."""
    heads = max(
        (n for (unit, row, _), n in taken.items() if (unit, row) == (curve.unit, curve.id)), default=0
    )
    least = curve.targets if curve.minimums is None else curve.minimums
    lower = tuple(max(0, minimum - heads) for minimum in least)
    return curve.model_copy(update={"minimums": lower}) if heads else curve


def _stretch(
    problem: Problem, person: Employee, part: Part, duties: Container[int], numbers: Numbers
) -> tuple[list[int], list[int]]:
    """Let the hours of a position run over and under at a price; return the counts of each."""
    over, under = list[int](), list[int]()
    room = (FULL_POSITION - person.size) * _full(problem, person) // FULL_POSITION
    for row in [row for row in part.rows if row.label.kind in HOURS and sums_work(row, duties)]:
        part.rows.remove(row)
        minus = tuple(-weight for weight in row.weights)
        if row.high is not None and room > 0:
            over.append(numbers.take())
            part.excesses.append(Excess(over[-1], row.variables, row.weights, row.high, room))
        elif row.high is not None:
            part.rows.append(replace(row, low=None))
        if row.low is not None and row.low > 0:
            under.append(numbers.take())
            part.excesses.append(Excess(under[-1], row.variables, minus, -row.low, row.low))
    label = Label(POSITION, part.owner)
    part.prices += [Price((count,), (OWN_STAFF,), 0, _SLACK, label) for count in (*over, *under)]
    return over, under


def _full(problem: Problem, person: Employee) -> int:
    """Return the minutes of a full position over the plan, by the person's first position."""
    return (person.positions[0].full_time_week or ROTA_WEEK) * problem.horizon.weeks


def _positions(problem: Problem, change: dict[str, int], *, smallest: bool) -> Candidate | None:
    """Return the problem with positions changed by so many minutes, in tenths of a per cent."""
    people, steps, cost = [], [], 0
    for name, minutes in change.items():
        person = problem.employee[name]
        share = -(-abs(minutes) * FULL_POSITION // (_full(problem, person) * TENTH)) * TENTH
        share = min(share, FULL_POSITION - person.size) if minutes > 0 else -share
        first = person.positions[0]
        if not 0 < first.size + share <= FULL_POSITION:
            return None
        changed = first.model_copy(update={"size": first.size + share})
        people.append(person.model_copy(update={"positions": (changed, *person.positions[1:])}))
        cost += max(0, share) * _full(problem, person) // FULL_POSITION * OWN_STAFF
        text = _changing(name, first.size, first.size + share)
        steps.append(Step(text=text, employee=name, unit=first.unit, amount=share, measure="bp"))
    text = Text(nb="; ".join(s.text.nb for s in steps), en="; ".join(s.text.en for s in steps))
    priced = cost if all(step.amount > 0 for step in steps) else None
    changed_problem = replaced(problem, *people)
    return Candidate(RepairKind.POSITION, changed_problem, tuple(steps), text, cost=priced, smallest=smallest)


def _changing(name: str, before: int, after: int) -> Text:
    nb, en = ("hev", "raise") if after > before else ("senk", "lower")

    def share(points: int) -> str:
        return f"{points // 100}.{points % 100 // TENTH}"

    old, new = share(before), share(after)
    return Text(
        nb=f"{nb} stillingen til {name} fra {old.replace('.', ',')} % til {new.replace('.', ',')} %",
        en=f"{en} the position of {name} from {old}% to {new}%",
    )
