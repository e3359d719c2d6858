"""The payroll (lønnsgrunnlag): a tariff and a setting, and what they say of one person.

It holds figures and no reckoning: what a shift costs is reckoned twice, by ``models.wages`` from instants and
by the term from the grid.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from models.full_week import ROTA_WEEK
from models.pay.setting import PayGroup, PaySetting
from models.pay.tally import Tally
from models.pay.tariff import Rate, Tariff, tariff
from models.people import Employee
from models.units import FULL_POSITION


@dataclass(frozen=True, slots=True)
class Payroll:
    """How work is paid here (lønnsgrunnlag).

    Attributes
    ----------
    dated
        Whether days are real dates; a cyclic rota has no public holidays.
    tallies
        Shifts counted so far, by code and day: everybody who takes the code on the day has the same.
    """

    tariff: Tariff
    setting: PaySetting
    dated: bool
    tallies: dict[tuple[str, date], Tally] = field(default_factory=dict, compare=False, repr=False)
    _holidays: dict[date, int | None] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, setting: PaySetting, *, dated: bool) -> "Payroll":
        """Return the payroll of a setting (lønnsgrunnlag)."""
        return cls(tariff(setting.tariff).agreed(setting), setting, dated)

    def annual(self, employee: Employee) -> int | None:
        """Return the person's annual pay in a full position, in øre, None when it is unknown (årslønn)."""
        pay = employee.pay
        if pay is not None and pay.annual is not None:
            return pay.annual
        if pay is not None and pay.group is not None and pay.years is not None:
            steps = self.tariff.groups.get(pay.group)
            return None if steps is None else steps.at(pay.years)
        held = {held.competence for held in employee.competences}
        assumed = next((a for a in self.setting.assumed if a.competence in held), None)
        steps = None if assumed is None else self.tariff.groups.get(assumed.group)
        return None if assumed is None or steps is None else steps.at(assumed.years)

    def holiday_pay(self, employee: Employee) -> Rate:
        """Return the person's rate of holiday pay (feriepengesats)."""
        higher = employee.pay is not None and employee.pay.higher_holiday_pay
        return (self.tariff.higher_holiday_pay if higher else self.tariff.holiday_pay).rate

    def on_rota(self, employee: Employee) -> bool:
        """Whether the person has the supplements of rota workers (turnusarbeider)."""
        return employee.pay is None or employee.pay.rota

    def group(self, employee: Employee) -> PayGroup | None:
        """Return the group whose guaranteed pay the person has, None with a pay of its own (lønnsgruppe)."""
        if employee.pay is not None:
            return employee.pay.group
        held = {held.competence for held in employee.competences}
        return next((a.group for a in self.setting.assumed if a.competence in held), None)

    def unconfirmed(self, employees: Iterable[Employee]) -> tuple[str, ...]:
        """Return the figures that these people are paid by and nobody has checked (ubekreftede satser)."""
        people = [person for person in employees if self.annual(person) is not None]
        if not people:
            return ()
        rota = any(self.on_rota(person) for person in people)
        unused = {"split_shift"} if self.setting.pension is None else {"split_shift", "pension"}
        unused |= set() if rota else {"evening", "night"}
        unused |= {"day_worker"} if all(self.on_rota(person) for person in people) else set()
        groups = {f"groups.{self.group(person)}" for person in people}
        doubtful = (name for name, _ in self.tariff.unconfirmed())
        return tuple(
            name for name in doubtful if name not in unused and (name in groups or "groups." not in name)
        )

    @property
    def pension(self) -> Rate:
        """The employer's pension cost (pensjonssats)."""
        own = self.setting.pension
        return self.tariff.pension.rate if own is None else Rate(parts=own, of=FULL_POSITION)

    @property
    def tax(self) -> Rate:
        """The employer's contribution in this zone (arbeidsgiveravgift)."""
        return self.tariff.employer_tax.rates[self.setting.zone]

    def holiday_from(self, day: date) -> int | None:
        """Return the minute of the day from which it is paid as a holiday, or None (helligdag)."""
        if not self.dated:
            return None
        if day not in self._holidays:
            self._holidays[day] = self.tariff.holiday.starts(day)
        return self._holidays[day]


def paid_week(employee: Employee, unit: str) -> int:
    """Return the weekly minutes by which an hour in a unit is paid (uketimer i timelønna).

    They are those of the position there, else of the first; a week that only the rota decides is paid as
    ordinary rota work is.
    """
    position = next((p for p in employee.positions if p.unit == unit), employee.positions[0])
    return position.full_time_week or ROTA_WEEK
