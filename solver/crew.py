"""The crew (mannskapet): everybody in classes of people who are alike, what they cost and who prices them."""

from dataclasses import dataclass

import numpy as np

from models.employment import alike
from models.problem import Problem
from solver.build import Build
from solver.engine import Engine
from solver.formulation import Formulation, Values
from solver.pricing.lines import Tally
from solver.pricing.pricers import Pricers
from solver.unitrows import Numbers, UnitRows


@dataclass(slots=True)
class Alike:
    """A class of people who are alike (like ansatte): priced once, for the first of them."""

    people: tuple[str, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class OwnPrices:
    """What lines cost people by themselves (egne priser): one entry per priced variable and level."""

    size: int
    variable: Numbers
    level: Numbers
    weight: Numbers
    constants: Numbers

    @classmethod
    def of(cls, formulation: Formulation) -> "OwnPrices":
        """Gather the prices of all people (samle)."""
        at = {level: i for i, level in enumerate(formulation.levels)}
        prices = [price for part in formulation.people.values() for price in part.prices]
        constants = np.zeros(len(at), dtype=np.int64)
        for price in prices:
            constants[at[price.level]] += price.constant
        return cls(
            formulation.size + 1,
            np.array([v for price in prices for v in price.variables], dtype=np.int64),
            np.array([at[price.level] for price in prices for _ in price.variables], dtype=np.int64),
            np.array([w for price in prices for w in price.weights], dtype=np.int64),
            constants,
        )

    def cost(self, multipliers: Numbers) -> Values:
        """Return the cost of each variable, the levels weighed by ``multipliers`` (kostnad)."""
        cost = np.zeros(self.size, dtype=np.int64)
        np.add.at(cost, self.variable, self.weight * multipliers[self.level])
        return cost


@dataclass(frozen=True, slots=True)
class Crew:
    """Everybody of one problem (mannskap).

    Attributes
    ----------
    rows
        What links people.
    own
        What their lines cost by themselves.
    """

    classes: tuple[Alike, ...]
    pricers: Pricers
    rows: UnitRows
    own: OwnPrices

    @classmethod
    def of(cls, problem: Problem, built: Build, engine: Engine, *, hints: bool) -> "Crew":
        """Make ready to price everybody (gjør klar)."""
        formulation, people = built.formulation, alike(problem)
        classes = tuple(
            Alike(
                names,
                Tally(formulation.people[names[0]], formulation.duties[names[0]], formulation.levels),
            )
            for names in people
        )
        return cls(
            classes,
            Pricers(problem, built, engine, [names[0] for names in people], hints=hints),
            UnitRows.of(formulation),
            OwnPrices.of(formulation),
        )
