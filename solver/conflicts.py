"""Why there is no rota (konflikter): the smallest set of rules that one person cannot keep together.

Found by leaving rules out one at a time and solving again, so every set is verified: with it there is no
line, and without any one of its rules there is.
"""

from models.problem import Problem
from models.rule import Scope
from models.rules import RULES
from solver.build import build
from solver.encode import Encoder
from solver.engine import Effort, Engine, Status

SECONDS = 10.0


def conflicts(problem: Problem, engine: Engine) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each employee whose own rules leave no line, with the rules in conflict (konflikter).

    Returns
    -------
    tuple
        Employee id and rule kinds. Empty when every person alone has a line; what is impossible then lies
        between people.
    """
    found = []
    for employee in problem.employees:
        alone = problem.changed(employees=(employee,))
        kinds = frozenset(
            held.rule.kind for held in problem.rules_for(employee) if held.rule.scope is Scope.PERSON
        )
        if _impossible(alone, kinds, engine):
            found.append((employee.id, _smallest(alone, kinds, engine)))
    return tuple(found)


def _smallest(alone: Problem, kinds: frozenset[str], engine: Engine) -> tuple[str, ...]:
    kept = kinds
    for kind in sorted(kinds):
        if _impossible(alone, kept - {kind}, engine):
            kept -= {kind}
    order = [rule.model_fields["kind"].default for rule in RULES]
    return tuple(sorted(kept, key=order.index))


def _impossible(alone: Problem, kinds: frozenset[str], engine: Engine) -> bool:
    built = build(alone, only=kinds)
    if built.formulation.impossible:
        return True
    encoded = Encoder(built.formulation).encode()
    answer = engine.run(encoded, built.nothing(), Effort(seconds=SECONDS))
    return answer.status is Status.INFEASIBLE
