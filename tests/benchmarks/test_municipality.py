"""The generator of municipalities: the same for a seed, in order, and like the services it is drawn from."""

import pytest

from benchmarks.ladder import RUNGS, Rung
from benchmarks.municipality import SIZES, Dials, municipality
from models.checks import check
from models.problem import Problem
from models.units import FULL_POSITION
from solver.apart import parts

HEADS = {"ward": 30, "site": 90, "S": 200, "M": 710, "L": 2_700, "XL": 10_700}
"""The instance ladder of care_services.md section 4.2."""


def asked(problem: Problem) -> int:
    """Return the minutes a week that the rows without a competence ask for."""
    work = problem.shift_type
    return sum(
        work[row.shift_types[0]].work * row.minimum * len(row.days)
        for row in problem.demand.rows
        if row.competence is None and row.shift_types is not None
    )


@pytest.mark.parametrize("size", ["ward", "site", "S", "M"])
def test_same_seed_gives_the_same_municipality(size: str) -> None:
    """A size and a seed are an instance, down to the digest; another seed is another."""
    assert municipality(size).digest == municipality(size).digest
    assert municipality(size).digest != municipality(size, seed=2).digest


@pytest.mark.parametrize("size", SIZES)
def test_heads_are_those_of_the_ladder(size: str) -> None:
    """Within a fifth of the table's heads, with its mean position and its share of full-time."""
    people = municipality(size).employees
    assert abs(len(people) - HEADS[size]) <= HEADS[size] // 5
    mean = sum(person.size for person in people) // len(people)
    assert 6_500 <= mean <= 8_300
    full = sum(person.size == FULL_POSITION for person in people) * 100 // len(people)
    assert 25 <= full <= 55


@pytest.mark.parametrize("size", ["ward", "site", "S", "M"])
def test_positions_add_up_to_what_is_asked(size: str) -> None:
    """The positions' hours are the demand's, within a tenth; pools and combined positions come on top."""
    problem = municipality(size)
    employed = sum(person.week for person in problem.employees if not person.id.startswith("R-"))
    assert 90 * asked(problem) <= 100 * employed <= 115 * asked(problem)


@pytest.mark.parametrize("rung", [r for r in RUNGS if r.size not in {"L", "XL"}], ids=lambda r: r.name)
def test_input_has_no_faults(rung: Rung) -> None:
    """Nothing is wrong with what is generated, not even a row that nobody can cover."""
    assert check(rung.generated()) == ()


def test_dials_do_what_they_say() -> None:
    """More tightness, fewer people; more nights, more who work them; more coupling, more in several units."""

    def joined(problem: Problem) -> int:
        return sum(len(person.workplaces) > 1 for person in problem.employees)

    def nurses(problem: Problem) -> int:
        return sum(any(c.competence == "SPL" for c in e.competences) for e in problem.employees)

    def at_night(problem: Problem) -> int:
        return sum(person.shift_types == ("N",) for person in problem.employees)

    usual = municipality("M")
    assert len(municipality("M", dials=Dials(tightness=120)).employees) < len(usual.employees)
    assert joined(municipality("M", dials=Dials(coupling=400))) > joined(usual)
    assert nurses(municipality("M", dials=Dials(nurses=50))) < nurses(usual)
    assert sum(
        e.size == FULL_POSITION for e in municipality("M", dials=Dials(part_time=200)).employees
    ) < sum(e.size == FULL_POSITION for e in usual.employees)
    assert asked(municipality("M", dials=Dials(nights=150))) > asked(usual)
    assert at_night(municipality("M", dials=Dials(nights=150))) > at_night(usual)
    assert any(e.absences for e in usual.employees)
    assert not any(e.absences for e in municipality("M", dials=Dials(absence=0)).employees)


def test_large_ones_fall_into_parts() -> None:
    """A large municipality has a hundred parts, none above the size of a site."""
    found = parts(municipality("L"))
    assert len(found) > 40
    assert max(len(part.employees) for part in found) < 120
