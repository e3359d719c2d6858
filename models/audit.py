"""The auditor (revisor): what a finished rota breaks and what each term measures, with no solver in sight.

It reads the problem and the rota and nothing else, so it serves a rota from anywhere: ours, another
system's, or one made by hand.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from models.figures import Figure, figures_in_use
from models.findings import Breach, Finding, Standing
from models.people import Employee
from models.problem import Problem
from models.rota import Assignment, Rota
from models.rule import UnitRule
from models.standing import person_breaches, standings
from models.term import Measured, PersonTerm, UnitTerm
from models.timeline import Presence, Spell, Timeline
from models.units import Frozen
from models.workflow import workflow


class TermCount(Frozen):
    """One term counted from a rota (målt ledd)."""

    kind: str
    level: int
    quantity: int
    cost: int


class AuditReport(Frozen):
    """What the auditor found (revisjonsrapport).

    Attributes
    ----------
    breaches
        Against law, agreement or the employer's own hard rules; among them, with a standing of their own,
        those that an agreement would have covered on other days of the plan.
    covered
        Deviations from the law that a registered agreement covers.
    reported
        Breaches of rules that are priced instead of enforced, uncovered demand above all.
    terms
        Every term, counted from the rota.
    workflow
        The checklist of what is to be done around the plan; it makes no rota unlawful.
    unconfirmed
        The figures in use that nobody has checked against the text.
    regulation
        Name of the regulation that was audited against.
    """

    breaches: tuple[Breach, ...]
    covered: tuple[Breach, ...]
    reported: tuple[Breach, ...]
    terms: tuple[TermCount, ...]
    workflow: tuple[Finding, ...] = ()
    unconfirmed: tuple[Figure, ...] = ()
    regulation: str = ""

    @property
    def lawful(self) -> bool:
        """Whether nothing hard is broken (lovlig)."""
        return not self.breaches

    def level(self, number: int) -> int:
        """Return the cost of a level in øre (kostnad på nivået)."""
        return sum(term.cost for term in self.terms if term.level == number)


def audit(problem: Problem, rota: Rota, law: date | None = None) -> AuditReport:
    """Audit a rota against its problem (revider).

    Parameters
    ----------
    law
        The day whose law the checklist asks for; None for the day on which the plan takes effect. The rules
        are those of the problem's regulation, ``models.archive`` changes it.

    Raises
    ------
    KeyError
        When the rota names an employee or a shift type that the problem does not have; read rotas from
        outside with ``api.imports.read_rota``, which refuses them with a list.
    """
    lines = timelines(problem, rota)
    units = presences(problem, lines)
    found = [
        *(breach for line in lines for breach in person_breaches(problem, line)),
        *(breach for unit in units for breach in _unit(problem, unit)),
    ]

    def standing(*which: Standing) -> tuple[Breach, ...]:
        return tuple(breach for breach in found if breach.standing in which)

    return AuditReport(
        breaches=standing(Standing.BREACH, Standing.EXPIRED),
        covered=standing(Standing.COVERED),
        reported=standing(Standing.REPORTED),
        terms=measure(problem, lines, units),
        workflow=workflow(problem, lines, law),
        unconfirmed=tuple(figure for figure in figures_in_use(problem) if figure.unconfirmed),
        regulation=problem.regulation,
    )


def timelines(problem: Problem, rota: Rota) -> tuple[Timeline, ...]:
    """Return each employee's timeline, in the problem's order (tidslinjer)."""
    assigned = rota.by_employee()
    unknown = sorted(set(assigned) - set(problem.employee))
    if unknown:
        raise KeyError(f"the rota names employees the problem does not have: {', '.join(unknown)}")
    return tuple(timeline(problem, e, assigned.get(e.id, [])) for e in problem.employees)


def timeline(problem: Problem, employee: Employee, assigned: list[Assignment]) -> Timeline:
    """Return one employee's timeline (tidslinje)."""
    planned = [
        Spell.of(problem.shift_type[a.shift_type], a.unit, a.date, problem.horizon, planned=True)
        for a in assigned
    ]
    history = [
        Spell.of(problem.shift_type[h.shift_type], h.unit, h.date, problem.horizon, planned=False)
        for h in employee.history
    ]
    spells = sorted([*history, *planned], key=lambda spell: (spell.start, spell.end))
    return Timeline(employee, problem.horizon, tuple(spells), problem.substitution, problem.circumstances)


def presences(problem: Problem, lines: tuple[Timeline, ...]) -> tuple[Presence, ...]:
    """Return who is at work in each unit (tilstedeværelse)."""
    needs = tuple(problem.demand.needs(problem.horizon))
    found = []
    for unit in problem.units:
        there = [
            (line.employee, spell)
            for line in lines
            for spell in line.unrolled(before=timedelta(days=1), after=timedelta(days=1))
            if spell.unit == unit.id and not spell.supernumerary
        ]
        found.append(
            Presence(
                unit=unit.id,
                horizon=problem.horizon,
                spells=tuple(sorted(there, key=lambda pair: (pair[1].start, pair[0].id))),
                needs=tuple(need for need in needs if need.unit == unit.id),
                substitution=problem.substitution,
                shift_type=problem.shift_type,
            )
        )
    return tuple(found)


def measure(
    problem: Problem, lines: tuple[Timeline, ...], units: tuple[Presence, ...]
) -> tuple[TermCount, ...]:
    """Count every term of the objective (mål)."""
    counts = []
    for term in problem.objective:
        total = Measured(0, 0)
        if isinstance(term, PersonTerm):
            total = sum((term.measure(line) for line in lines), total)
        elif isinstance(term, UnitTerm):
            total = sum((term.measure(unit) for unit in units), total)
        counts.append(TermCount(kind=term.kind, level=term.level, quantity=total.quantity, cost=total.cost))
    return tuple(counts)


def _unit(problem: Problem, presence: Presence) -> Iterator[Breach]:
    for held in problem.rules_at(presence.unit):
        if isinstance(held.rule, UnitRule):
            without = held.without.audit(presence) if isinstance(held.without, UnitRule) else iter(())
            yield from standings(held, held.rule.audit(presence), without)
