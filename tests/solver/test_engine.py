"""What CP-SAT claims is taken for no more than it is."""

import time

from models.examples import example
from solver.build import build
from solver.encode import Encoder
from solver.engine import Effort, Engine, Status
from tests.solver.test_shortfalls import crew

LEAST = 1e-9
"""Deterministic time in which nothing can be proven."""


def test_cut_off_before_it_began_it_claims_no_bound() -> None:
    """CP-SAT says 0 then, which is above what a line costs where work is paid for."""
    built = build(example("ward"))
    formulation = built.formulation
    person = next(iter(formulation.people))
    duties = formulation.duties[person]
    encoder = Encoder(formulation, built.nothing(), duties, units=False)
    encoded = encoder.encode()
    encoded.model.minimize(sum(-1_000 * encoded.variables[duty] for duty in duties))
    engine = Engine(time.monotonic() + 60)
    cut = engine.run(encoded, built.nothing(), Effort(seconds=60, deterministic=LEAST))
    whole = engine.run(encoded, built.nothing(), Effort(seconds=60))
    assert cut.status is not Status.OPTIMAL
    assert whole.objective is not None
    assert whole.objective < 0
    assert cut.bound is None or cut.bound <= whole.objective


def test_a_best_of_nothing_is_claimed() -> None:
    """A bound of 0 is one where CP-SAT has come to its end."""
    built = build(crew(0, ()))
    encoded = Encoder(built.formulation).encode()
    encoded.model.minimize(sum(encoded.variables[v] for v in built.formulation.duties["anna"]))
    answer = Engine(time.monotonic() + 60).run(encoded, built.nothing(), Effort(seconds=60))
    assert (answer.status, answer.bound) == (Status.OPTIMAL, 0)
