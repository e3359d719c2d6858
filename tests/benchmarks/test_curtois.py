"""The reader of public shift-scheduling instances (leser av offentlige oppgaver)."""

from datetime import date, timedelta

import pytest

from benchmarks.readers.curtois import START, Unreadable, instances, point, read
from models.audit import audit
from models.people import Lock, Quota, Wish
from models.problem import Problem
from models.rota import Assignment, Rota
from models.rules.consecutive_days import ConsecutiveDays
from models.rules.days_off_in_a_row import DaysOffInARow
from models.rules.minimum_run import MinimumRun
from models.rules.plan_hours import PlanHours
from models.rules.shift_succession import ShiftSuccession, Succession
from models.rules.weekend_quota import WeekendQuota
from solver.limits import Limits
from solver.solve import solve
from tests.oracle import best

TINY = """\
# Written by hand
SECTION_HORIZON
7

SECTION_SHIFTS
# a late shift of ten hours may not be followed by an early one of eight
E,480,
L,600,E

SECTION_STAFF
A,E=7|L=1,2400,960,3,2,2,1
B,E=0|L=7,1800,0,3,1,1,0
C,E=1,480,480,5,1,1,1

SECTION_DAYS_OFF
A,0
C,1,2

SECTION_SHIFT_ON_REQUESTS
A,3,E,2
B,4,L,3

SECTION_SHIFT_OFF_REQUESTS
C,6,E,5

SECTION_COVER
1,E,1,100,1
2,E,1,100,1
3,E,0,100,1
3,L,1,50,2
5,E,1,10,1
6,E,1,10,4
"""


def changed(old: str, new: str) -> str:
    """Return the tiny instance with one place changed."""
    assert TINY.count(old) == 1
    return TINY.replace(old, new)


def rota(**lines: str) -> Rota:
    """Return a rota from one character a day for each person."""
    return Rota.of(
        [
            Assignment(employee=name, unit="staff", shift_type=code, date=START + timedelta(days=day))
            for name, line in lines.items()
            for day, code in enumerate(line)
            if code != "-"
        ]
    )


def objective(problem: Problem, worked: Rota) -> int:
    """Return the audited cost in points of the public objective."""
    report = audit(problem, worked)
    assert report.lawful, report.breaches
    assert report.level(1) % point(problem) == 0
    return report.level(1) // point(problem)


@pytest.mark.parametrize(
    ("lines", "points"),
    [
        # A is short on no day asked for and B stands on day 3; C takes day 5. Missing: E on day 6, one head.
        ({"A": "-EE----", "B": "---LL--", "C": "-----E-"}, 2 + 10),
        # A works day 3 as wished, where E is one too many.
        ({"A": "-EEE---", "B": "---LL--", "C": "-----E-"}, 1 + 10),
        # C stands on day 6 against the wish, so day 5 is short.
        ({"A": "-EEE---", "B": "---LL--", "C": "------E"}, 1 + 10 + 5),
        # The best there is: A's last shift stands alone at the edge, which is no short run.
        ({"A": "-EEE--E", "B": "---LL--", "C": "-----E-"}, 1),
        # B does nothing: 50 for the missing late shift and 3 for the wish.
        ({"A": "-EEE---", "B": "-------", "C": "-----E-"}, 1 + 10 + 50 + 3),
        # A works the weekend and nothing else is covered but by B and C.
        ({"A": "-----EE", "B": "---LL--", "C": "E------"}, 100 + 100 + 2),
        # Both on the last day: one head too many there, the wish of C not met.
        ({"A": "-----EE", "B": "---L---", "C": "------E"}, 100 + 100 + 2 + 3 + 4 + 5),
    ],
)
def test_the_audited_cost_is_the_public_objective(lines: dict[str, str], points: int) -> None:
    """Heads missing, heads too many and requests not met cost what the file says, counted by hand."""
    assert objective(read(TINY), rota(**lines)) == points


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        ({"A": "EE-----"}, {"availability"}),
        ({"A": "-LL----"}, {"shift_quota"}),
        ({"A": "-LE----"}, {"shift_succession"}),
        ({"A": "-E--EE-"}, {"minimum_run"}),
        ({"A": "-EE-EE-"}, {"days_off_in_a_row"}),
        ({"A": "-EEEE--"}, {"consecutive_days"}),
        ({"A": "-----LE"}, {"shift_succession"}),
        ({"A": "------E"}, {"plan_hours"}),
        ({"B": "-----L-"}, {"weekend_quota"}),
        ({"B": "E------"}, {"eligibility"}),
        ({"B": "LLL-L--"}, {"plan_hours"}),
        ({"C": "E--E---"}, {"plan_hours", "shift_quota"}),
    ],
)
def test_each_limit_is_a_rule(lines: dict[str, str], kinds: set[str]) -> None:
    """A line that breaks one limit of its person breaks the rule that stands for it."""
    lawful = {"A": "-EE----", "B": "-------", "C": "-----E-"}
    report = audit(read(TINY), rota(**{**lawful, **lines}))
    assert {breach.rule for breach in report.breaches} == kinds


def test_two_shifts_on_a_day_are_one_too_many() -> None:
    """Whatever their lengths, two shifts of a day overlap and those of two days do not."""
    problem = read(changed("L,600,E", "L,1320,"))
    two = [Assignment(employee="A", unit="staff", shift_type=code, date=START) for code in "EL"]
    assert "one_place" in {breach.rule for breach in audit(problem, Rota.of(two)).breaches}
    days = audit(problem, rota(B="LLLLLLL"))
    assert "one_place" not in {breach.rule for breach in days.breaches}


def test_the_optimum_is_found() -> None:
    """Listing every rota and searching agree on the least cost, one point.

    A works days 1 to 3 as wished and day 6, C day 5, B days 3 and 4: only the E of day 3 is one too many.
    Without it A's wish is not met, which costs two.
    """
    problem = read(TINY)
    assert best(problem) == (point(problem),)
    result = solve(problem, Limits(time=20, workers=1, gap=0.0))
    assert [level.value for level in result.objective] == [point(problem)]


def test_every_section_is_read() -> None:
    """What stands in each section is found again in the problem."""
    problem = read(TINY, "Tiny")
    anna, bo, cato = problem.employees
    assert (problem.name, problem.horizon.weeks, problem.horizon.start) == ("Tiny", 1, START)
    assert [(code.code, code.work) for code in problem.shift_types] == [("E", 480), ("L", 600)]
    assert anna.quotas == (Quota(shift_types=("L",), maximum=1),)
    assert (anna.shift_types, bo.shift_types) == (("E", "L"), ("L",))
    assert anna.locks == (Lock(date=START, shift_type=None),)
    assert [lock.date.day for lock in cato.locks] == [2, 3]
    assert bo.wishes == (Wish(date=date(2024, 1, 5), shift_type="L", wants=True, weight=3),)
    assert cato.wishes == (Wish(date=date(2024, 1, 7), shift_type="E", wants=False, weight=5),)
    own = {type(held.rule): held.rule for held in problem.rules_for(anna)}
    assert own[PlanHours] == PlanHours(minimum=960, maximum=2400)
    assert own[ConsecutiveDays] == ConsecutiveDays(maximum=3)
    assert own[MinimumRun] == MinimumRun(minimum=2)
    assert own[DaysOffInARow] == DaysOffInARow(minimum=2)
    assert own[ShiftSuccession] == ShiftSuccession(forbidden=(Succession(after="L", never=("E",)),))
    assert WeekendQuota not in own
    assert WeekendQuota(maximum=0, weeks=None) in [held.rule for held in problem.rules_for(bo)]


def test_less_than_nobody_is_nobody() -> None:
    """One of the public files asks for "-0" heads on a day; that is none."""
    assert read(changed("3,E,0,100,1", "3,E,-0,100,1")).demand == read(TINY).demand


def test_shifts_keep_their_length_on_the_short_night() -> None:
    """The plan goes over the change of clocks in March, and a shift is as long as ever."""
    weeks = changed("SECTION_HORIZON\n7", "SECTION_HORIZON\n98")
    problem = read(weeks)
    line = "-" * 88 + "EEE" + "-" * 7
    report = audit(problem, rota(A=line, C="E" + "-" * 97))
    assert [breach.measured for breach in report.breaches if breach.rule == "plan_hours"] == []
    assert date(2024, 3, 31) in [a.date for a in rota(A=line).assignments]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("SECTION_HORIZON\n7", "SECTION_HORIZON\n10", "line 3: the horizon"),
        ("SECTION_HORIZON\n7", "SECTION_HORIZON\nseven", "line 3: 'seven' is not a whole number"),
        ("E,480,", "E,480,,", "line 7: 4 values"),
        ("E,480,", "E,0,", "line 7: E lasts 0 minutes"),
        ("L,600,E", "L,600,N", "line 8: 'N' is described nowhere"),
        ("B,E=0|L=7", "A,E=0|L=7", "line 12: A is there twice"),
        ("E=7|L=1", "E=7|N=1", "line 11: 'N' is described nowhere"),
        ("E=7|L=1", "E=7|L", "line 11: '' is not a whole number"),
        ("C,1,2\n", "C,1,7\n", "line 17: 7 is not below 7"),
        ("C,1,2\n", "D,1,2\n", "line 17: 'D' is described nowhere"),
        ("A,3,E,2", "A,3,E,-2", "line 20: '-2' is not a whole number"),
        ("B,4,L,3", "B,4,L", "line 21: 3 values"),
        ("C,6,E,5", "C,6,X,5", "line 24: 'X' is described nowhere"),
        ("2,E,1,100,1", "1,E,1,100,1", "line 28: the cover of E on day 1 is there twice"),
        ("SECTION_COVER", "SECTION_COVERS", "line 26: SECTION_COVERS is unknown"),
        ("SECTION_DAYS_OFF\nA,0\nC,1,2\n", "", "SECTION_DAYS_OFF is missing"),
    ],
)
def test_a_bad_file_is_refused(old: str, new: str, says: str) -> None:
    """What is not understood is refused with its line, never skipped."""
    with pytest.raises(Unreadable) as refused:
        read(changed(old, new))
    assert says in str(refused.value)


def test_a_line_outside_a_section_is_refused() -> None:
    """Values that belong to no section are no comment."""
    with pytest.raises(Unreadable, match="line 1: 1 values are not what no section has"):
        read("7\n")


def test_a_folder_is_read_by_number(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Instances come in the order of their numbers, each with the text of its own file."""
    folder = tmp_path_factory.mktemp("instances")
    for number in (10, 2, 1):
        (folder / f"Instance{number}.txt").write_text(TINY.replace("E,480,", f"E,{480 + number},"))
    found = instances(folder)
    assert [instance.name for instance in found] == ["Instance1", "Instance2", "Instance10"]
    assert [instance.build().shift_types[0].work for instance in found] == [481, 482, 490]
