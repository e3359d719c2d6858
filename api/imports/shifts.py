"""Shifts from outside (vakter utenfra): gathered with their places, and refused together."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from api.exports.layout import read_cell
from models.findings import BadInput, Issue
from models.people import Employee
from models.places import shown, suggestion
from models.problem import Problem
from models.rota import Assignment, Rota
from models.text import Text

_FREE: Final = frozenset(["f", "f1", "f2", "f3", "f4", "f5", "fe", "fri", "-", "–", "—", "−"])
_BETWEEN: Final = re.compile(r"[\s/+,&]+")


class Shifts:
    """The shifts found so far, and what was refused (vakter)."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._units = {unit.id for unit in problem.units}
        self._placed: dict[Assignment, str] = {}
        self._issues: list[Issue] = []

    def rota(self) -> Rota:
        """Return the rota (turnus).

        Raises
        ------
        BadInput
            When anything was refused.
        """
        if self._issues:
            raise BadInput(tuple(dict.fromkeys(self._issues)))
        return Rota.of(list(self._placed))

    def refuse(self, code: str, place: str, nb: str, en: str) -> None:
        """Note what cannot be a shift of this problem (avvis)."""
        self._issues.append(Issue(code=code, place=place, text=Text(nb=nb, en=en)))

    def note(self, issues: Iterable[Issue]) -> None:
        """Note issues that were found elsewhere (noter)."""
        self._issues.extend(issues)

    def add(self, shift: Assignment, place: str) -> None:
        """Take a shift, once (legg til)."""
        first = self._placed.setdefault(shift, place)
        if first != place:
            self.refuse(
                "duplicate-shift",
                place,
                nb=f"{shift.employee} har {shift.shift_type} {shift.date} også i {first}; ta bort den ene",
                en=f"{shift.employee} has {shift.shift_type} on {shift.date} in {first} too; remove one",
            )

    def employee(self, word: str, place: str) -> Employee | None:
        """Return the employee of this id; an unknown one is noted (ansatt)."""
        if word not in self.problem.employee:
            self._unknown("employee", word, place, ("den ansatte", "the employee"), self.problem.employee)
        return self.problem.employee.get(word)

    def unit(self, word: str, place: str) -> str | None:
        """Return the unit of this id; an unknown one is noted (enhet)."""
        if word not in self._units:
            self._unknown("unit", word, place, ("enheten", "the unit"), self._units)
            return None
        return word

    def shift_type(self, word: str, place: str) -> str | None:
        """Return the shift type of this code; an unknown one is noted (vaktkode)."""
        if word not in self.problem.shift_type:
            self._unknown("shift-type", word, place, ("vaktkoden", "the shift type"), self.problem.shift_type)
            return None
        return word

    def day(self, day: date, place: str) -> date | None:
        """Return a day of the plan; another is noted (dag)."""
        plan = self.problem.horizon
        if day in plan:
            return day
        self.refuse(
            "outside-plan",
            place,
            nb=f"{day} er utenfor planen, {plan.start} til {plan.last}; ta bort dagen eller rett datoen",
            en=f"{day} is outside the plan, {plan.start} to {plan.last}; remove the day or correct the date",
        )
        return None

    def workplace(self, employee: Employee, code: str, place: str) -> str | None:
        """Return the unit of a shift that names none (arbeidssted); several possible ones are noted."""
        used = self.problem.shift_type[code].units
        possible = [unit for unit in employee.workplaces if used is None or unit in used]
        if len(possible) == 1 or len(employee.workplaces) == 1:
            return (possible or list(employee.workplaces))[0]
        where, example = ", ".join(possible or employee.workplaces), f"{code}@{employee.workplaces[0]}"
        self.refuse(
            "ambiguous-unit",
            place,
            nb=f"{employee.id} kan ta {code} i {where}; skriv enheten, for eksempel {example}",
            en=f"{employee.id} may take {code} in {where}; write the unit, for example {example}",
        )
        return None

    def cell(self, employee: Employee, day: date, text: str, place: str, *, ours: bool) -> None:
        """Take the shifts that a cell names (rute).

        Parameters
        ----------
        ours
            Whether our own workbook wrote it: there, a code without a unit is one in the first position's.
        """
        for word in self._words(text):
            if ours or word not in self.problem.shift_type:
                self._written(employee, day, word, place)
            else:
                unit = self.workplace(employee, word, place)
                if unit is not None:
                    self.add(Assignment(employee=employee.id, unit=unit, shift_type=word, date=day), place)

    def works(self, text: str) -> bool:
        """Whether a cell names anything but free time and figures (vakt i ruta)."""
        return any(word in self.problem.shift_type or not _figure(word) for word in self._words(text))

    def _words(self, text: str) -> Iterator[str]:
        """Yield the codes of a cell, free time left out; a code may hold what parts codes elsewhere."""
        for chunk in text.split():
            code, _, unit = chunk.rpartition("@")
            placed = code in self.problem.shift_type and unit in self._units
            whole = placed or chunk in self.problem.shift_type
            for word in [chunk] if whole else _BETWEEN.split(chunk):
                if word and (word in self.problem.shift_type or word.casefold() not in _FREE):
                    yield word

    def _written(self, employee: Employee, day: date, word: str, place: str) -> None:
        try:
            for shift in read_cell(self.problem, employee, day, word):
                self.add(shift, place)
        except KeyError:
            code, sign, unit = word.rpartition("@")
            if sign and code in self.problem.shift_type:
                self.unit(unit, place)
            else:
                self.shift_type(code or word, place)

    def _unknown(self, code: str, word: str, place: str, what: tuple[str, str], known: Iterable[str]) -> None:
        meant = suggestion(word, known)
        self.refuse(
            f"unknown-{code}",
            place,
            nb=f"{what[0]} {shown(word)} finnes ikke i oppgaven{meant.nb}; rett det, eller legg det til der",
            en=f"{what[1]} {shown(word)} is not in the problem{meant.en}; correct it, or add it there",
        )


def _figure(word: str) -> bool:
    return not any(sign.isalpha() for sign in word)
