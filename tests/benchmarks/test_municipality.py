"""The generator of municipalities: the same for a seed, in order, and like the services it is drawn from."""

import pytest

from benchmarks.ladder import RUNGS, Rung
from benchmarks.municipality import (
    GROUPS,
    HOUSING,
    SHIFTS,
    SHORT,
    SIZES,
    WARD,
    ZONE,
    Archetype,
    Dials,
    municipality,
)
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


@pytest.mark.parametrize("kind", [WARD, SHORT, ZONE, HOUSING], ids=lambda kind: kind.prefix)
def test_hours_are_shared_out_as_the_table_says(kind: Archetype) -> None:
    """Each group has its share of a kind of unit's positions, within three points."""
    own = [e for e in municipality("L").employees if e.id.startswith(kind.prefix)]
    total = sum(person.size for person in own)
    for group, share in zip(GROUPS, kind.mix, strict=True):
        held = sum(person.size for person in own if person.competences[0].competence == group)
        assert abs(100 * held / total - share) <= 3


@pytest.mark.parametrize("weeks", [6, 12, 52])
def test_a_weekend_post_can_reach_its_hours_in_whole_weekends(weeks: int) -> None:
    """Two shifts a weekend, no more than every third, within the five hours that a plan may differ by."""
    people = municipality("M", weeks).employees
    posts = {e.shift_types: e for e in people if e.weekdays is not None}
    assert {("N",), ("D", "A")} <= set(posts)
    for codes, person in posts.items():
        weekend = 2 * next(shift.work for shift in SHIFTS if shift.code in (codes or ()))
        asked = weeks * person.week
        assert min(abs(asked - n * weekend) for n in range(weeks // 3 + 1)) <= 300


def test_not_everybody_drives() -> None:
    """Some in home care hold no licence, so who drives has to be asked for; one of a pair is enough."""
    problem = municipality("M")
    zone = [e for e in problem.employees if e.id.startswith("Z")]
    drivers = [e for e in zone if any(c.competence == "LICENCE" for c in e.competences)]
    assert 0.75 <= len(drivers) / len(zone) <= 0.95
    asked = {row.id: row.minimum for row in problem.demand.rows}
    assert (asked["Z01-D-weekday"], asked["Z01-D-weekday-LICENCE"]) == (7, 6)
    assert (asked["P01-N-weekday"], asked["P01-N-weekday-LICENCE"]) == (2, 1)


@pytest.mark.parametrize("rung", [r for r in RUNGS if r.size not in {"L", "XL"}], ids=lambda r: r.name)
def test_input_has_no_faults(rung: Rung) -> None:
    """Nothing is wrong with what is generated, not even a row that nobody can cover."""
    assert check(rung.generated()) == ()


def test_dials_do_what_they_say() -> None:
    """More tightness, fewer people; more nights, more who work them; more coupling, more pools and pairs."""

    def pooled(problem: Problem) -> int:
        return sum(bool(person.units) for person in problem.employees)

    def combined(problem: Problem) -> int:
        return sum(len(person.positions) > 1 for person in problem.employees)

    def nurses(problem: Problem) -> int:
        return sum(any(c.competence == "SPL" for c in e.competences) for e in problem.employees)

    def at_night(problem: Problem) -> int:
        return sum(person.shift_types == ("N",) for person in problem.employees)

    usual = municipality("M")
    assert len(municipality("M", dials=Dials(tightness=120)).employees) < len(usual.employees)
    coupled = municipality("M", dials=Dials(coupling=400))
    assert pooled(coupled) > pooled(usual) > 0
    assert combined(coupled) > combined(usual) > 0
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
