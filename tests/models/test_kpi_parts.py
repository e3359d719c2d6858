"""Key figures of cost, sharing, health, competence and units (nøkkeltall), against rotas counted by hand."""

from datetime import timedelta
from typing import Any

from models.demand import Demand
from models.fairness import Load
from models.kpi import Kpis, kpis
from models.pay.setting import Pay, PaySetting, Zone
from models.people import Competence, Employee, HeldCompetence, Position, Wish
from models.rota import Assignment, Rota
from tests import world

CODES = (
    world.shift_type("D", "07:00", "15:00"),
    world.shift_type("A", "15:00", "23:00"),
    world.shift_type("N", "23:00", "07:00"),
    world.shift_type("L", "07:00", "19:00"),
)
ANNA = world.employee("anna", pay=Pay(annual=60_000_000))
BO = world.employee("bo", positions=(Position(unit="ward", size=5000),), pay=Pay(annual=40_000_000))


def figures(*people: Employee, weeks: int = 2, unit: str = "ward", **more: Any) -> Kpis:
    """Return the figures of a rota given as ``anna=((day, code), …)``."""
    placed = {name: more.pop(name, ()) for name in ("anna", "bo")}
    rows = more.pop("rows", ({"id": "row", "unit": "ward", "shift_types": ("D",), "minimum": 1},))
    problem = world.problem(
        *(people or (ANNA, BO)),
        shift_types=CODES,
        weeks=weeks,
        demand=Demand.model_validate({"rows": rows}),
        **more,
    )
    rota = Rota.of(
        [
            Assignment(employee=name, unit=unit, shift_type=code, date=world.MONDAY + timedelta(days=day))
            for name, worked in placed.items()
            for day, code in worked
        ]
    )
    return kpis(problem, rota)


def test_wages_are_summed_and_put_to_the_hour() -> None:
    """Two days of 8 h: 600,000 and 400,000 by 1846 hours; on-costs 42.625 %; the demand is met for 8 h."""
    found = figures(anna=((0, "D"),), bo=((0, "D"),), pay=PaySetting(zone=Zone.I)).wages
    assert found is not None
    # 8 × 325.0271… = 2600.22, 8 × 216.6847… = 1733.48.
    assert (found.known, found.unknown, found.base) == (2, 0, 260_022 + 173_348)
    assert (found.holiday_pay, found.pension) == (31_203 + 20_802, 33_803 + 22_535)
    assert found.tax == 45_829 + 30_553
    assert found.cost == found.base + found.holiday_pay + found.pension + found.tax
    assert found.yearly == found.cost * 26
    assert found.per_hour == (found.cost + 8) // 16
    assert found.per_care_hour == (found.cost + 4) // 8


def test_unknown_pay_is_counted_and_no_cost_of_care_is_claimed() -> None:
    """Of two people one has no pay: the cost is Anna's alone, and an hour of care has no price."""
    bo = BO.model_copy(update={"pay": None})
    found = figures(ANNA, bo, anna=((0, "D"),), bo=((1, "D"),), pay=PaySetting(zone=Zone.V)).wages
    assert found is not None
    assert (found.known, found.unknown, found.base, found.tax) == (1, 1, 260_022, 0)
    assert found.per_care_hour is None
    assert found.per_hour == (found.cost + 4) // 8
    assert figures(anna=((0, "D"),)).wages is None


def test_what_is_shared_is_put_to_a_full_position() -> None:
    """8 h for Anna and 16 h for Bo in half a position are 8 and 32 h a position, 16 h of the 150 %."""
    rows = ({"id": "row", "unit": "ward", "days": "67", "shift_types": ("D",), "minimum": 1},)
    found = figures(anna=((5, "D"), (1, "D")), bo=((6, "D"), (6, "A")), weeks=1, rows=rows)
    (weekend,) = found.loads
    assert (weekend.load, weekend.people) == (Load.WEEKEND, 2)
    assert (weekend.least, weekend.mean, weekend.most) == (480, 960, 1920)
    # Two days of 8 h are 10 h 40 for Anna and 5 h 20 for Bo, who has 16.
    assert weekend.above == 960 - 320
    assert [person.loads.evening for person in found.people if person.loads] == [0, 360]


def test_what_is_asked_of_health() -> None:
    """Three long days in a row, 56 hours in a week, and a week of none."""
    worked = ((0, "L"), (1, "L"), (2, "L"), (4, "D"), (5, "A"), (6, "N"))
    found = figures(anna=worked).strain
    assert found is not None
    assert (found.long_shifts, found.long_share, found.longest_long) == (3, 5000, 3)
    assert (found.full_weeks, found.spread) == (1, 36 * 60 + 24 * 60)
    # Only the night to Monday week follows soon: none; D on Friday after L on Wednesday is far.
    assert found.quick_share == 0


def test_a_week_away_is_no_empty_week() -> None:
    """The spread compares weeks without absence alone."""
    anna = world.employee("anna", absences=({"start": "2027-03-08", "end": "2027-03-08"},))
    found = figures(anna, anna=((0, "D"), (1, "D"))).strain
    assert found is not None
    assert found.spread == 0


def test_who_does_the_work() -> None:
    """A nurse counts as skilled; nights and weekends are looked at by themselves."""
    competences = (Competence(id="nurse", covers=("skilled",)), Competence(id="skilled"))
    anna = world.employee("anna", competences=(HeldCompetence(competence="nurse"),))
    bo = world.employee("bo", competences=(HeldCompetence(competence="skilled", end=world.day(4)),))
    found = figures(anna, bo, anna=((0, "D"), (5, "N")), bo=((1, "N"), (5, "D")), competences=competences)
    nurse, skilled = found.mix
    assert (nurse.share, nurse.at_night, nurse.in_weekends) == (5000, 5000, 5000)
    assert (skilled.share, skilled.at_night, skilled.in_weekends) == (7500, 10_000, 5000)


def test_what_a_unit_sees() -> None:
    """Nine needs, since Easter Monday has none, two of them met; two faces in a fortnight, then one."""
    found = figures(
        anna=((0, "D"), (0, "A"), (20, "D")),
        bo=((1, "D"),),
        weeks=5,
        rows=({"id": "row", "unit": "ward", "days": "12", "shift_types": ("D",), "minimum": 1},),
    )
    (ward,) = found.units
    assert (ward.needs, ward.short_needs, ward.short_share) == (9, 7, 7778)
    assert ward.unsound_needs == 7
    assert (ward.carers, ward.most_carers) == (150, 2)
    assert ward.handovers == 11  # 4 times in 35 days


def test_what_the_demand_asks() -> None:
    """One head of 8 h every day: 56 h a week, 2/7 of them in weekends, 1.58 full positions."""
    found = figures(weeks=1).demand
    assert found is not None
    assert (found.hours, found.weekend_share) == (56 * 60, 2857)
    assert (found.positions, found.staff) == (15_775, 15_000)


def test_hours_nobody_uses_and_gaps_by_the_month() -> None:
    """Two weeks ask 71 and 35.5 h of the positions; 8 are planned; of 14 days of 8 h one is met."""
    found = figures(anna=((0, "D"),))
    assert found.unused == (71 - 8) * 60 + 2130
    (anyone,) = found.coverage
    assert anyone.per_four_weeks == 2 * 13 * 480


def test_the_tenth_with_fewest_wishes_met() -> None:
    """One of two people has half of the wishes met, the other all: the lowest tenth has half."""
    wishes = tuple(Wish(date=world.day(number), shift_type="D", wants=True) for number in (0, 1))
    anna, bo = (world.employee(name, wishes=wishes) for name in ("anna", "bo"))
    found = figures(anna, bo, anna=((0, "D"),), bo=((0, "D"), (1, "D")))
    assert (found.wishes_share, found.wishes_lowest) == (7500, 5000)
    assert figures().wishes_lowest is None


def test_how_many_units_a_person_has() -> None:
    """Units in which somebody works are counted, not those where they might."""
    anna = world.employee("anna", units=("annex",))
    assert figures(anna, anna=((0, "D"),)).most_units == 1
    assert figures(anna).most_units == 0
