"""Checks of introductions (opplæring i nye enheter): that a rule asks for them and they can be given."""

from collections.abc import Iterator

from models.checks.subject import Subject, fault, numbered, warning
from models.findings import Issue
from models.people import Employee
from models.problem import Problem
from models.rules.introduction_shifts import IntroductionShifts
from models.special import Introduction


def introductions(subject: Subject) -> Iterator[Issue]:
    """Yield what is odd about the units in which people are new (opplæring)."""
    problem = subject.problem
    for place, person in numbered("employees", problem.employees):
        seen: dict[str, str] = {}
        for where, introduction in numbered(f"{place}.introductions", person.introductions):
            if seen.setdefault(introduction.unit, where) != where:
                yield fault(
                    "introduction-twice",
                    where,
                    nb=f"{introduction.unit} står to ganger; behold den med riktig antall vakter",
                    en=f"{introduction.unit} stands twice; keep the one with the right number of shifts",
                )
            yield from _given(problem, person, introduction, where)
    taught = {code.code for code in problem.shift_types if code.supernumerary}
    for place, row in numbered("demand.rows", problem.demand.rows):
        for code in sorted(taught.intersection(row.shift_types or ())):
            yield warning(
                "supernumerary-in-demand",
                f"{place}.shift_types",
                nb=f"{code} er utenom bemanningen og dekker ikke behovet; ta den ut av raden",
                en=f"{code} is supernumerary and does not cover the need; take it out of the row",
            )


def _given(problem: Problem, person: Employee, new_in: Introduction, place: str) -> Iterator[Issue]:
    unit = new_in.unit
    if new_in.shifts == 0:
        return
    if not any(isinstance(held.rule, IntroductionShifts) for held in problem.rules_for(person)):
        yield warning(
            "introduction-without-rule",
            place,
            nb="introduction_shifts gjelder ikke her, så opplæringen er uten virkning; legg regelen i rules",
            en="introduction_shifts is not in force, so the introduction does nothing; add it to rules",
        )
    elif unit not in person.workplaces:
        places = ", ".join(person.workplaces)
        yield warning(
            "introduction-elsewhere",
            place,
            nb=f"{unit} er ikke blant arbeidsstedene {places}; legg det til i units eller ta det bort her",
            en=f"{unit} is not among the workplaces {places}; add it to units or remove it here",
        )
    elif problem.horizon.cyclic:
        yield warning(
            "introduction-in-cycle",
            place,
            nb="i en rullerende plan er ingen ny, så opplæringen er uten virkning; lag en kalenderplan",
            en="in a cyclic plan nobody is new, so the introduction does nothing; make a calendar plan",
        )
    elif not any(
        code.supernumerary
        and (code.units is None or unit in code.units)
        and (person.shift_types is None or code.code in person.shift_types)
        for code in problem.shift_types
    ):
        yield warning(
            "introduction-without-shift-type",
            place,
            nb=f"personen kan ikke ta noen vaktkode som er supernumerary i {unit}, og kommer derfor aldri i "
            "gang der; lag en vaktkode for opplæring, eller sett shifts til 0",
            en=f"the person can take no shift type that is supernumerary in {unit}, and so never starts "
            "there; make a shift type for introductions, or set shifts to 0",
        )
