"""Who is measured (deltakerne): our strategies and what others would do, on the same problem."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.peers import mip, timefold
from models.problem import Problem
from models.result import Result
from solver.limits import Limits
from solver.solve import solve


@dataclass(frozen=True, slots=True)
class Contestant:
    """A way of making a rota (deltaker).

    Attributes
    ----------
    says
        One line on what it is.
    run
        Makes an audited result; the value reported is the auditor's.
    tells
        Whether it tells of rotas as it finds them, and not of the last alone.
    """

    name: str
    says: str
    run: Callable[[Problem, Limits], Result]
    tells: bool = True


def _strategy(name: str, says: str) -> Contestant:
    return Contestant(name, says, lambda problem, limits: solve(problem, limits, strategy=name))


CONTESTANTS: tuple[Contestant, ...] = (
    _strategy("joint", "one CP-SAT model of everything, stock parameters"),
    _strategy("neighbourhoods", "neighbourhood search alone, proves nothing"),
    Contestant(
        mip.NAME, "a mixed-integer program of the same formulation, solved by HiGHS", mip.run, tells=False
    ),
    Contestant(
        timefold.NAME, "Timefold's construction heuristic and local search, over the same rows", timefold.run
    ),
    _strategy("together", "neighbourhood search and column generation, the product's own"),
)
