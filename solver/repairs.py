"""What would mend a conflict (rettinger): changes to the problem, each tried by a solve, with their cost.

Minimums and positions are given slack in the model and the least that does is found by optimisation; the
rest – locks, absences, the employer's own rules, units, agreements, competence – are tried one by one.
"""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from models.audit import audit
from models.conflict import Effect, Repair, RepairKind
from models.problem import Problem
from models.rota import Rota
from solver.build import build
from solver.candidates import Candidate, candidates
from solver.encode import Encoder
from solver.engine import Effort, Engine
from solver.groups import COVERAGE, Groups, Key
from solver.slack import changed_positions, lowered_minimums
from solver.told import HOURS

SECONDS: Final = 8.0
"""Longest solve of one repair."""
ENOUGH: Final = 3
"""Repairs of one kind that mend everything; more of the same are not tried."""


class Mending:
    """Tries repairs of one conflict until time is up (reparasjon).

    Attributes
    ----------
    finished
        Whether all were tried.
    """

    def __init__(self, problem: Problem, keys: Sequence[Key], engine: Engine, until: float) -> None:
        self._problem = problem
        self._keys = tuple(keys)
        self._engine = engine
        self._until = until
        self._units = any(key.who not in problem.employee for key in keys)
        self._people = tuple(dict.fromkeys(key.who for key in keys if key.who in problem.employee))
        self.finished = True

    def repairs(self) -> tuple[Repair, ...]:
        """Return the repairs that a solve has shown to mend something, the best first (rettinger)."""
        found: list[Repair] = []
        whole: Counter[RepairKind] = Counter()
        for candidate in self._candidates():
            late = time.monotonic() > self._until or self._engine.stopped
            if late and candidate.rota is None:
                self.finished = False
                break
            if whole[candidate.kind] >= ENOUGH:
                continue
            effect = self._effect(candidate)
            if effect is not None:
                found.append(_repair(candidate, effect))
                whole[candidate.kind] += effect is Effect.FEASIBLE
        if any(repair.effect is Effect.FEASIBLE for repair in found):
            found = [repair for repair in found if repair.effect is Effect.FEASIBLE]
        return tuple(sorted(found, key=lambda repair: repair.rank))

    def _candidates(self) -> Iterator[Candidate]:
        kinds = {key.kind for key in self._keys}
        if COVERAGE in kinds:
            lowered = lowered_minimums(self._problem, self._engine, self._seconds())
            yield from [lowered] if lowered else []
        if kinds & HOURS:
            people = self._people
            changed = changed_positions(
                self._problem, people, self._engine, self._seconds(), units=self._units
            )
            yield from [changed] if changed else []
        yield from candidates(self._problem, self._keys)

    def _seconds(self) -> float:
        return max(0.1, min(SECONDS, self._until - time.monotonic()))

    def _effect(self, candidate: Candidate) -> Effect | None:
        """Return what a repair does, by a solve and the auditor; None where nothing was shown."""
        problem, rota = candidate.problem, candidate.rota
        if (rota is not None and self._lawful(problem, rota)) or self._has_rota(problem):
            return Effect.FEASIBLE
        groups = Groups(problem)
        places = {(key.kind, key.who) for key in self._keys if key.kind != COVERAGE}
        kept = [key for key in groups.every() if (key.kind, key.who) in places or key in self._keys]
        formulation = groups.formulation(kept)
        if formulation.impossible:
            return None
        answer = self._engine.run(
            Encoder(formulation).encode(), groups.nothing(), Effort(seconds=self._seconds())
        )
        return Effect.CORE if answer.solved else None

    def _has_rota(self, problem: Problem) -> bool:
        """Whether the problem has a rota; where only people are in conflict, whether they have lines."""
        built = build(problem)
        parts, duties = built.formulation.parts, built.formulation.duties
        concerned = tuple(duties) if self._units else self._people
        if any(part.impossible for part in parts if self._units or part.owner in concerned):
            return False
        free = {literal for person in concerned for literal in duties[person]}
        encoded = Encoder(built.formulation, built.nothing(), free, units=self._units).encode()
        answer = self._engine.run(encoded, built.nothing(), Effort(seconds=self._seconds()))
        if answer.values is None:
            return False
        return self._lawful(problem, built.rota(answer.values))

    def _lawful(self, problem: Problem, rota: Rota) -> bool:
        """Whether the auditor passes a rota; where only people are in conflict, their lines."""
        report = audit(problem, rota)
        return not any(self._units or breach.employee in self._people for breach in report.breaches)


def _repair(candidate: Candidate, effect: Effect) -> Repair:
    return Repair(
        kind=candidate.kind,
        cost=candidate.cost,
        effort=10 * (list(RepairKind).index(candidate.kind) + 1) + candidate.effort,
        effect=effect,
        smallest=candidate.smallest,
        steps=candidate.steps,
        text=candidate.text,
    )
