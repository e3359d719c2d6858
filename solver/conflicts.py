"""Why there is no rota (konflikter): the smallest set of rules, people and needs that cannot hold together.

What counting can see is looked at first: needs against who may meet them, then against the hours of the
positions, then everything. A conflict is minimised by leaving parts out – rules, then people and needs, then
days – and shown once more by a solve that starts from the problem anew.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.conflict import Conflict
from models.problem import Problem
from models.rules import RULES
from solver.build import Build, build
from solver.encode import Encoded, Encoder
from solver.engine import Answer, Effort, Engine, Status
from solver.formulation import Values
from solver.groups import AVAILABILITY, COVERAGE, Groups, Key
from solver.minimal import Minimiser
from solver.repairs import Mending
from solver.told import conflict_of

SECONDS: Final = 10.0
"""Longest solve that shows a conflict."""
TEST: Final = 1.5
"""Longest solve that asks whether a part of it can be left out."""
MOST: Final = 5
"""Conflicts that are told; the first ones say what to do next."""
SHARE: Final = 0.5
"""Part of the time that goes to finding conflicts; the rest is for mending them."""

_HOURS: Final = ("position_size", "planned_overtime", "weekly_norm", "plan_hours")
_COUNTED: Final = (
    frozenset({COVERAGE, AVAILABILITY, "eligibility"}),
    frozenset({COVERAGE, AVAILABILITY, "eligibility", "one_place", *_HOURS}),
)
"""What counting heads, then hours, sees: looked at before all rules are."""
_FIRST: Final = (COVERAGE, AVAILABILITY, "eligibility", *_HOURS, "one_place")
"""What explains best, and so is rather kept than another rule that would do as well."""


Bundle = tuple[Key, ...]
"""Groups that are left out together."""


@dataclass(frozen=True, slots=True)
class Core:
    """Groups that cannot hold together (kjerne)."""

    keys: tuple[Key, ...]
    minimal: bool


def conflicts(problem: Problem, engine: Engine) -> tuple[Conflict, ...]:
    """Return what cannot hold together in a problem that has no rota (konflikter).

    Returns
    -------
    tuple
        Empty where nothing could be shown in the time there was.
    """
    now = time.monotonic()
    found = list(Finder(problem, engine, now + SHARE * engine.remaining).cores())
    told = []
    for number, core in enumerate(found):
        share = engine.remaining / (len(found) - number)
        mending = Mending(problem, core.keys, engine, time.monotonic() + 0.9 * share)
        repairs = mending.repairs()
        told.append(conflict_of(problem, core.keys, repairs, minimal=core.minimal, searched=mending.finished))
    return tuple(told)


class Finder:
    """Looks for conflicts until time is up (leter)."""

    def __init__(self, problem: Problem, engine: Engine, until: float) -> None:
        self._problem = problem
        self._engine = engine
        self._until = until
        self._groups = Groups(problem)

    def cores(self) -> Iterator[Core]:
        """Yield conflicts within people, or if there are none those between them (kjerner)."""
        alone = [core for core in self._alone() if core is not None]
        yield from alone or self._between()

    def counted(self) -> bool:
        """Whether counting alone shows that there is no rota (umulig ved telling)."""
        keys = list(self._groups.every())
        return any(
            bool(self._impossible([key for key in keys if key.kind in kinds], SECONDS)) for kinds in _COUNTED
        )

    def _alone(self) -> Iterator[Core | None]:
        built = build(self._problem)
        told = 0
        for employee in self._problem.employees:
            if told < MOST and self._stuck(built, employee.id):
                told += 1
                yield self._core(list(self._groups.of_person(employee)))

    def _stuck(self, built: Build, employee: str) -> bool:
        """Whether one person has no line, by all their rules at once."""
        if built.formulation.people[employee].impossible:
            return True
        free = built.formulation.duties[employee]
        encoded = Encoder(built.formulation, built.nothing(), free, units=False).encode()
        return self._run(encoded, built.nothing(), SECONDS).status is Status.INFEASIBLE

    def _between(self) -> Iterator[Core]:
        keys = sorted(self._groups.every(), key=_place)
        for _ in range(MOST):
            core = self._core(keys)
            if core is None:
                return
            yield core
            if not core.minimal:
                return  # time is short; what is left of it is for mending this one
            # Without these rows of demand, is there another reason?
            taken = {(k.kind, k.who, k.what) for k in core.keys if k.who not in self._problem.employee}
            if not taken:
                return
            keys = [key for key in keys if (key.kind, key.who, key.what) not in taken]

    def _core(self, keys: Sequence[Key]) -> Core | None:
        """Return a smallest impossible part of some groups, shown anew; None where none is shown."""
        starts = self._starts(sorted(keys, key=_place))
        start = next((start for start in starts if self._impossible(start, SECONDS)), None)
        if start is None:
            return None
        bundles = Minimiser[Bundle](lambda some: self._impossible([key for one in some for key in one]))
        kept = bundles.smallest(_by_rule(start))
        bundles.sure = True  # what counts is the last round, over people
        members = bundles.smallest([single for bundle in kept for single in _by_person(bundle)])
        keys = [key for bundle in members for key in bundle]
        for shown in (self._dated(keys), keys):
            if shown and self._shown(shown):
                return Core(tuple(sorted(shown, key=_place)), bundles.sure)
        return None

    def _starts(self, keys: Sequence[Key]) -> Iterator[list[Key]]:
        for kinds in _COUNTED:
            yield [key for key in keys if key.kind in kinds]
        yield list(keys)

    def _dated(self, keys: Sequence[Key]) -> list[Key]:
        """Return the groups cut down to the days that the conflict needs; nothing where time runs out."""
        cut, always = list[Key](), list[Key]()
        for key in keys:
            days = self._groups.by_day(key) if key.on is None else {}
            if None in days:
                return []  # rows of no day: what they belong to cannot be told
            if len(days) > 1:
                cut += [replace(key, day=day) for day in days]
            else:
                (cut if key.kind == COVERAGE else always).append(key)
        minimiser = Minimiser[Key](self._impossible)
        kept = minimiser.smallest(sorted(cut, key=self._day), always)
        return [*always, *kept] if minimiser.sure else []

    def _day(self, key: Key) -> tuple[int, tuple[int, str, str, str]]:
        day = key.day if key.on is None else self._problem.horizon.index(key.on)
        return day or 0, _place(key)

    def _shown(self, keys: Sequence[Key]) -> bool:
        """Whether another solve of a problem recorded anew finds the same (etterprøvd)."""
        groups = Groups(self._problem)
        formulation = groups.formulation(keys)
        if formulation.impossible:
            return True
        for lean in (True, False):
            effort = Effort(seconds=min(SECONDS, self._engine.remaining), seed=2, lean=lean)
            answer = self._engine.run(Encoder(formulation).encode(), groups.nothing(), effort)
            if answer.status is not Status.UNKNOWN:
                return answer.status is Status.INFEASIBLE
        return False

    def _impossible(self, keys: Sequence[Key], seconds: float = TEST) -> bool | None:
        if not keys:
            return False
        formulation = self._groups.formulation(keys)
        if formulation.impossible:
            return True
        if time.monotonic() > self._until:
            return None
        answer = self._run(Encoder(formulation).encode(), self._groups.nothing(), seconds)
        if answer.status is Status.INFEASIBLE:
            return True
        return False if answer.solved else None

    def _run(self, encoded: Encoded, frozen: Values, seconds: float) -> Answer:
        left = max(0.05, self._until - time.monotonic())
        return self._engine.run(encoded, frozen, Effort(seconds=min(seconds, left)))


def _place(key: Key) -> tuple[int, str, str, str]:
    """Return where a group stands: what explains best comes first."""
    order = [*_FIRST, *(rule.model_fields["kind"].default for rule in RULES)]
    return order.index(key.kind), key.what, str(key.on or ""), key.who


def _by_rule(keys: Sequence[Key]) -> list[Bundle]:
    """Return the groups of each rule together, those of each row of demand by themselves."""
    bundles: dict[tuple[str, str], list[Key]] = {}
    for key in keys:
        row = f"{key.who} {key.what}" if key.kind == COVERAGE else ""
        bundles.setdefault((key.kind, row), []).append(key)
    return [tuple(bundle) for bundle in bundles.values()]


def _by_person(bundle: Bundle) -> list[Bundle]:
    """Return a rule's groups one by one, a row of demand as it is."""
    return [bundle] if bundle[0].kind == COVERAGE else [(key,) for key in bundle]
