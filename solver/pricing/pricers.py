"""Pricing (prising): the best line of one person under given costs, and a bound on every lawful one.

A diagram of the line finds it in milliseconds where the rows allow one; CP-SAT prices whoever is left, on
the same rows.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from math import gcd

import numpy as np
from ortools.sat.python import cp_model

from models.problem import Problem
from solver import engine
from solver.build import Build
from solver.encode import Encoded, Encoder
from solver.engine import Engine
from solver.formulation import Values
from solver.pricing.bundle import FAR
from solver.pricing.diagram import Cache, Diagram, diagram, renumbered
from solver.pricing.paths import NO_LINE, Effort, Paths
from solver.pricing.spending import Unsuited
from solver.unitrows import Numbers

KEPT = 4
"""Lines kept of each pricing."""
MOST_AT_ONCE = 40
"""Accounts that one day may draw on; a line with more is left to CP-SAT.

Hours, weekends and a ceiling per kind of shift are three, nights averaged over windows that overlap a dozen.
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
    effort: Effort


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

    def __init__(
        self, problem: Problem, built: Build, engine: Engine, people: Sequence[str], *, hints: bool = True
    ) -> None:
        self._engine = engine
        self._people = len(people)
        self._diagrams = self._suited(problem, built, people)
        self._paths = Paths(list(self._diagrams.values()), self._stopped) if self._diagrams else None
        self._by_solver = {
            at: BySolver(built, engine, person, hints=hints)
            for at, person in enumerate(people)
            if at not in self._diagrams
        }

    def _suited(self, problem: Problem, built: Build, people: Sequence[str]) -> dict[int, Diagram]:
        """Return the diagrams of those who can have one of a fair size."""
        formulation, days = built.formulation, problem.horizon.days
        day = {literal: duty.day for literal, duty in built.grid.duty.items()}
        cache: Cache = {}
        diagrams: dict[int, Diagram] = {}
        for at, person in enumerate(people):
            if self._engine.stopped:
                break
            part, duties = formulation.people[person], formulation.duties[person]
            with suppress(Unsuited):  # CP-SAT takes what diagrams do not
                made = diagram(part, duties, day, days, cache)
                if made.at_once <= MOST_AT_ONCE:
                    diagrams[at] = made
        return diagrams

    @property
    def swift(self) -> bool:
        """Whether everybody is on a diagram (rask)."""
        return not self._by_solver

    def price(self, wanted: Wanted) -> list[Priced]:
        """Return bounds and lines, per person (pris); nobody's bound is known when it was stopped."""
        priced = [Priced(None, ())] * self._people
        if self._paths is not None:
            known = [wanted.known[at] for at in self._diagrams]
            answers = self._paths.cheapest(wanted.cost, known, wanted.effort)
            for at, answer in zip(self._diagrams, answers or (), strict=False):
                bound = answer.bound if answer.bound < NO_LINE else None
                priced[at] = Priced(bound, list(answer.lines))
        for at, pricer in self._by_solver.items():
            if self._engine.stopped:
                break
            priced[at] = pricer.price(wanted)
        return priced

    def through(self, cost: Numbers, tries: int) -> Numbers:
        """Return what a line costs at least that holds a duty, by variable (gjennom).

        Of those who are on no diagram nothing is said, and nothing of anybody when it was stopped.
        """
        if self._paths is None:
            return np.full(len(cost), -FAR)
        return self._paths.through(cost, tries)

    @property
    def together(self) -> Paths:
        """Everybody's diagrams side by side (samlet); only where pricing is swift.

        Raises
        ------
        ValueError
            Where somebody is priced by CP-SAT.
        """
        if self._paths is None or not self.swift:
            raise ValueError("not everybody is on a diagram")
        return self._paths

    def diagrammed(self, at: int) -> bool:
        """Whether a person is on a diagram (på diagram)."""
        return at in self._diagrams

    def each(self, people: Sequence[int]) -> tuple[Paths, list[Numbers]]:
        """Return the paths of some people who are on diagrams (hver), each with costs of their own.

        A person may be there several times. Costs are wanted one person after the other, and only of the
        variables that concern each: those are returned, too.
        """
        diagrams, concerned, size = [], [], 0
        for at in people:
            made, variables = renumbered(self._diagrams[at], size)
            diagrams.append(made)
            concerned.append(variables)
            size += len(variables)
        return Paths(diagrams, self._stopped), concerned

    def _stopped(self) -> bool:
        return self._engine.stopped


class BySolver:
    """Lets CP-SAT price (løserpriser): any rows at all."""

    def __init__(self, built: Build, engine: Engine, person: str, *, hints: bool = True) -> None:
        self._built = built
        self._engine = engine
        self._person = person
        self._hints = hints
        self._last: Values | None = None

    @cached_property
    def _model(self) -> tuple[Encoded, Values]:
        """The model, made once: only its objective changes."""
        formulation, frozen = self._built.formulation, self._built.nothing()
        encoder = Encoder(formulation, frozen, formulation.duties[self._person], units=False)
        return encoder.encode(), frozen

    @cached_property
    def _literals(self) -> frozenset[int]:
        formulation = self._built.formulation
        return frozenset((*formulation.duties[self._person], *formulation.people[self._person].literals))

    def price(self, wanted: Wanted) -> Priced:
        """Return a bound and lines (pris)."""
        encoded, frozen = self._model
        model, variables = encoded.model, encoded.variables
        used = [(n, v) for n, v in variables.items() if wanted.cost[n]]
        common = gcd(*(int(wanted.cost[n]) for n, _ in used)) if used else 1
        model.minimize(
            cp_model.LinearExpr.weighted_sum(
                [v for _, v in used], [int(wanted.cost[n]) // common for n, _ in used]
            )
        )
        model.clear_hints()  # type: ignore[no-untyped-call]  # ortools leaves it unannotated
        if self._last is not None and self._hints:
            for number, variable in variables.items():
                model.add_hint(variable, int(self._last[number]))
        collect = _Collecting()
        effort = engine.Effort(seconds=SECONDS, slack=wanted.slack / common)
        answer = self._engine.run(encoded, frozen, effort, collect)
        if answer.values is not None:
            self._last = answer.values
        bound = None if answer.bound is None else answer.bound * common
        lines = [
            [n for n, value in zip(variables, line, strict=True) if value and n in self._literals]
            for line in collect.lines[-KEPT:]
        ]
        return Priced(bound, lines)


class _Collecting(cp_model.CpSolverSolutionCallback):
    """Gathers every line found on the way to the best (samler)."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[int]] = []

    def on_solution_callback(self) -> None:
        """Keep one line (ny linje)."""
        self.lines.append(list(self.response_proto.solution))
