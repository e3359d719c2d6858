"""What a breach amounts to (status): breach, covered by an agreement, or covered on other days than this.

A deviation is lawful only where an agreement covers the person, the unit and the day. The search is made with
the agreements that cover a person in the whole plan and everywhere; the auditor looks closer and lets each
agreement excuse what was done on its own days and in its own units. So whatever the search makes passes the
audit, and a rota from elsewhere is judged by what was lawful on the day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from models.agreements import Agreement, Enforcement, InForce, in_force
from models.findings import Breach, Standing
from models.frames import Stretch
from models.problem import Problem
from models.rule import PersonRule
from models.rules import AnyRule
from models.text import Text
from models.timeline import Timeline

Broken = frozenset[date]
_DAY = timedelta(days=1)


def person_breaches(problem: Problem, line: Timeline) -> Iterator[Breach]:
    """Yield what one person's rota breaks, each with its standing (personens brudd)."""
    partial = problem.partial(line.employee)
    for held in problem.rules_for(line.employee):
        if isinstance(held.rule, PersonRule):
            without = held.without.audit(line) if isinstance(held.without, PersonRule) else iter(())
            own = (b for b in held.rule.audit(line) if _in_part(held, b, line))
            judged = _narrowed(problem, line, held, standings(held, own, without))
            excusing = [a for a in partial if any(d.rule == held.rule.kind for d in a.deviations)]
            yield from _Excuses(problem, line, held, excusing).judge(judged) if excusing else judged


def standings(held: InForce, found: Iterator[Breach], without: Iterator[Breach]) -> Iterator[Breach]:
    """Yield breaches as they stand, then what would be one without the agreements (status)."""
    own = Standing.BREACH if held.enforcement is Enforcement.HARD else Standing.REPORTED
    broken = set()
    for breach in found:
        broken.add((breach.employee, breach.unit, breach.date))
        yield breach.model_copy(update={"standing": own})
    if held.agreements and held.enforcement is Enforcement.HARD:
        for breach in without:
            if (breach.employee, breach.unit, breach.date) not in broken:
                yield breach.model_copy(update={"standing": Standing.COVERED, "agreements": held.agreements})


def _narrowed(problem: Problem, line: Timeline, held: InForce, found: Iterator[Breach]) -> Iterator[Breach]:
    """Yield breaches, each covered one with those agreements alone that suffice by themselves."""
    signed = [a for a in problem.all_agreements if a.id in held.agreements]
    left: dict[str, Broken] = {}
    for breach in found:
        if breach.standing is not Standing.COVERED or len(signed) == 1:
            yield breach
            continue
        if not left:
            left = {a.id: _broken(problem, line, held.rule.kind, (a,)) for a in signed}
        alone = tuple(name for name, broken in left.items() if breach.date not in broken)
        yield breach.model_copy(update={"agreements": alone or held.agreements})


def _broken(problem: Problem, line: Timeline, kind: str, signed: tuple[Agreement, ...]) -> Broken:
    """Return the days on which a rule is broken under some agreements alone."""
    rules: dict[str, AnyRule] = {held.rule.kind: held.rule for held in in_force(problem.provisions, signed)}
    rule = rules.get(kind)
    if not isinstance(rule, PersonRule):
        return frozenset()  # without these agreements there is no such rule
    return frozenset(breach.date for breach in rule.audit(line))


def _in_part(held: InForce, breach: Breach, line: Timeline) -> bool:
    return held.part is None or held.part.holds_for(line.employee, breach.date)


@dataclass
class _Excuses:
    """Looks for agreements that cover the day and the units of a breach (hjemmel for dagen).

    Attributes
    ----------
    agreements
        Those that bind the person and deviate from the rule, but not in the whole plan or not everywhere.
    """

    problem: Problem
    line: Timeline
    held: InForce
    agreements: Sequence[Agreement]
    _tried: dict[tuple[str, ...], Broken] = field(default_factory=dict)

    def judge(self, found: Iterator[Breach]) -> Iterator[Breach]:
        """Yield the breaches, those that an agreement covers as covered (bedøm)."""
        for breach in found:
            yield self._judged(breach) if breach.standing is Standing.BREACH else breach

    def _judged(self, breach: Breach) -> Breach:
        place = [a for a in self.agreements if self._units(a, breach) <= set(a.units or self._everywhere)]
        then = [a for a in place if self._holds(a, breach)]
        if then and self._excused(breach, then):
            ids = tuple(agreement.id for agreement in then)
            return breach.model_copy(update={"standing": Standing.COVERED, "agreements": ids})
        if len(then) < len(place) and self._excused(breach, place):
            return self._expired(breach, [a for a in place if a not in then])
        return breach

    @property
    def _everywhere(self) -> tuple[str, ...]:
        return tuple(unit.id for unit in self.problem.units)

    def _stretch(self, agreement: Agreement, breach: Breach) -> tuple[date, date]:
        """Return the first and the last day that the agreement must hold on to cover the breach."""
        names = [d.parameter for d in agreement.deviations if d.rule == self.held.rule.kind]
        over = self.problem.frames.stretch(self.held.rule.kind, names)
        start = self.problem.horizon.start
        if over is Stretch.DAY:
            start = breach.date
        elif over is Stretch.WEEK:
            start = max(start, breach.date - breach.date.weekday() * _DAY)
        return start, breach.date

    def _holds(self, agreement: Agreement, breach: Breach) -> bool:
        return all(agreement.holds_for(self.line.employee, day) for day in self._stretch(agreement, breach))

    def _units(self, agreement: Agreement, breach: Breach) -> set[str]:
        """Return where the person worked in what the breach is reckoned over, from the day before."""
        first, last = self._stretch(agreement, breach)
        return {spell.unit for spell in self.line.spells if first - _DAY <= spell.date <= last}

    def _excused(self, breach: Breach, agreements: Sequence[Agreement]) -> bool:
        """Whether there is no breach on the day under these agreements as well."""
        key = tuple(agreement.id for agreement in agreements)
        if key not in self._tried:
            self._tried[key] = self._broken_under(set(key))
        return breach.date not in self._tried[key]

    def _broken_under(self, further: set[str]) -> Broken:
        problem, person = self.problem, self.line.employee
        signed = tuple(
            a for a in problem.all_agreements if a.id in further or a.covers(person, problem.horizon)
        )
        return _broken(problem, self.line, self.held.rule.kind, signed)

    def _expired(self, breach: Breach, lapsed: Sequence[Agreement]) -> Breach:
        nearest = [_edge(agreement, self.line, breach.date) for agreement in lapsed]
        near = min(nearest, key=lambda day: abs(day - breach.date))
        names = ", ".join(agreement.id for agreement in lapsed)
        ended = near < breach.date
        nb = f"avtalen {names} gjaldt til og med {near}" if ended else f"avtalen {names} gjelder fra {near}"
        en = f"agreement {names} held until {near}" if ended else f"agreement {names} holds from {near}"
        return breach.model_copy(
            update={
                "standing": Standing.EXPIRED,
                "agreements": tuple(agreement.id for agreement in lapsed),
                "lapsed": near,
                "text": Text(nb=f"{breach.text.nb}; {nb}", en=f"{breach.text.en}; {en}"),
            }
        )


def _edge(agreement: Agreement, line: Timeline, day: date) -> date:
    """Return the last day of an agreement that has ended, or the first of one that has not begun to count."""
    last = agreement.through(line.employee)
    if last is not None and last < day:
        return last
    return agreement.first or line.horizon.start
