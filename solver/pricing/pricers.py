"""Pricing (prising): the best line of one person under given costs, and a bound on every lawful one.

A diagram of the line finds it in milliseconds where the rows allow one; CP-SAT prices whoever is left, on
the same rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import gcd

import numpy as np
from ortools.sat.python import cp_model

from solver import engine
from solver.encode import Encoder
from solver.formulation import Values
from solver.master import Numbers
from solver.pricing import paths
from solver.pricing.diagram import Cache, Diagram, diagram
from solver.pricing.reading import Unsuited
from solver.strategy import Task

KEPT = 4
"""Lines kept of each pricing."""
MOST_AT_ONCE = 4
"""Accounts that one day may draw on; a line with more, as of overlapping averages, is left to CP-SAT.

Hours, weekends and a ceiling per kind of shift are three. Where windows overlap nearly every path has drawn
something else, so that they are too many to tell apart.
"""
SECONDS = 4.0
"""Longest run of CP-SAT on one line."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a pricing (bestilling).

    Attributes
    ----------
    cost
        Per variable of the formulation.
    known
        Per person: the cost of a line that is known already.
    slack
        How far below the best line a bound may lie where CP-SAT proves it.
    effort
        How hard to search diagrams.
    """

    cost: Numbers
    known: Sequence[int | None]
    slack: float
    effort: paths.Effort


@dataclass(frozen=True, slots=True)
class Priced:
    """What came of it for one person (prisingssvar).

    Attributes
    ----------
    bound
        None where there was no time to prove one, or no lawful line.
    lines
        The literals that hold in each line found.
    """

    bound: int | None
    lines: Sequence[Sequence[int]]


class Pricers:
    """Price some people, each as fast as their rows admit (prisere)."""

    def __init__(self, task: Task, people: Sequence[str]) -> None:
        formulation, days = task.built.formulation, task.problem.horizon.days
        day = {literal: duty.day for literal, duty in task.built.grid.duty.items()}
        cache: Cache = {}
        diagrams: dict[int, Diagram] = {}
        self._people = len(people)
        self._paths: paths.Paths | None = None
        self._on_diagrams: list[int] = []
        self._by_solver: dict[int, BySolver] = {}
        for at, person in enumerate(people):
            if task.engine.stopped:
                return
            part, duties = formulation.people[person], formulation.duties[person]
            try:
                diagrams[at] = diagram(part, duties, day, days, cache)
            except Unsuited:
                self._by_solver[at] = BySolver(task, person)
        self._paths = _swift_paths(diagrams, lambda: task.engine.stopped)
        self._on_diagrams = list(diagrams)
        for at in range(len(people)):
            if at not in diagrams and at not in self._by_solver:
                self._by_solver[at] = BySolver(task, people[at])

    @property
    def swift(self) -> bool:
        """Whether everybody is on a diagram (rask)."""
        return not self._by_solver

    def price(self, task: Task, wanted: Wanted) -> list[Priced]:
        """Return bounds and lines, per person (pris); nobody's bound is known when it was stopped."""
        priced = [Priced(None, ())] * self._people
        if self._paths is not None:
            known = [wanted.known[at] for at in self._on_diagrams]
            answers = self._paths.cheapest(wanted.cost, known, wanted.effort)
            for at, answer in zip(self._on_diagrams, answers or (), strict=False):
                bound = answer.bound if answer.bound < paths.NO_LINE else None
                priced[at] = Priced(bound, list(answer.lines))
        for at, pricer in self._by_solver.items():
            if task.engine.stopped:
                break
            priced[at] = pricer.price(task, wanted)
        return priced


def _swift_paths(diagrams: dict[int, Diagram], stopped: Callable[[], bool]) -> paths.Paths | None:
    """Return paths through the diagrams that are worth it, and take out the others."""
    made = paths.Paths(list(diagrams.values()), stopped) if diagrams else None
    if made is None or made.at_once.max() <= MOST_AT_ONCE:
        return made
    for at, number in zip(list(diagrams), made.at_once, strict=True):
        if number > MOST_AT_ONCE:
            del diagrams[at]
    return paths.Paths(list(diagrams.values()), stopped) if diagrams else None


class BySolver:
    """Lets CP-SAT price (løserpriser): any rows at all."""

    def __init__(self, task: Task, person: str) -> None:
        formulation = task.built.formulation
        self._frozen = task.built.nothing()
        encoder = Encoder(formulation, self._frozen, formulation.duties[person], units=False)
        # The model is made once; only its objective changes.
        self._encoded = encoder.encode()
        self._numbers = np.array(list(self._encoded.variables), dtype=np.int64)
        literals = {*formulation.duties[person], *formulation.people[person].literals}
        self._literal = np.array([v in literals for v in self._encoded.variables], dtype=bool)
        self._last: Values | None = None

    def price(self, task: Task, wanted: Wanted) -> Priced:
        """Return a bound and lines (pris)."""
        model, variables = self._encoded.model, self._encoded.variables
        used = [(n, v) for n, v in variables.items() if wanted.cost[n]]
        common = gcd(*(int(wanted.cost[n]) for n, _ in used)) if used else 1
        model.minimize(
            cp_model.LinearExpr.weighted_sum(
                [v for _, v in used], [int(wanted.cost[n]) // common for n, _ in used]
            )
        )
        model.clear_hints()  # type: ignore[no-untyped-call]  # ortools leaves it unannotated
        if self._last is not None and task.hints:
            for number, variable in variables.items():
                model.add_hint(variable, int(self._last[number]))
        collect = _Collecting()
        effort = engine.Effort(seconds=SECONDS, slack=wanted.slack / common)
        answer = task.engine.run(self._encoded, self._frozen, effort, collect)
        if answer.values is not None:
            self._last = answer.values
        bound = None if answer.bound is None else answer.bound * common
        held = (np.array(line, dtype=bool) & self._literal for line in collect.lines[-KEPT:])
        return Priced(bound, [self._numbers[which].tolist() for which in held])


class _Collecting(cp_model.CpSolverSolutionCallback):
    """Gathers every line found on the way to the best (samler)."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[int]] = []

    def on_solution_callback(self) -> None:
        """Keep one line (ny linje)."""
        self.lines.append(list(self.response_proto.solution))
