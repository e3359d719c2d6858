"""What is printed (terminal): the rota, the tables beside it, progress and the rule book."""

import io
from dataclasses import dataclass

import pytest
from rich.console import Console

from api.lang import Voice
from api.overview import Overview
from api.terminal import live, rulebook, style
from api.terminal.matrix import matrix
from api.terminal.report import show_audit, show_result
from models.conflict import Conflict
from models.demand import Demand, DemandCurve, DemandRow
from models.findings import Issue, Severity
from models.people import Lock
from models.problem import Problem, Unit
from models.result import Incident, Reason, Result, Termination
from models.rota import Assignment, Rota
from models.rules import RULES
from models.text import Language, Text
from tests import world
from tests.api import made

NB, EN = Voice(Language.NB), Voice(Language.EN)
ESCAPE = "\x1b["


def printed(problem: Problem, result: Result, voice: Voice = NB, width: int = 80) -> str:
    """Return what is printed of a result at a width, without colours."""
    out = io.StringIO()
    show_result(style.screen(file=out, width=width), problem, result, voice)
    return out.getvalue()


def drawn(problem: Problem, rota: Rota, width: int = 80, voice: Voice = NB) -> list[str]:
    """Return the lines of the matrix."""
    result = made.result(problem, rota)
    assert result.audit is not None
    assert result.kpis is not None
    overview = Overview(problem, rota, result.audit, result.kpis)
    return [line.plain for line in matrix(overview, voice, width)]


def row(lines: list[str], label: str) -> str:
    """Return the first line that begins with a label."""
    return next(line for line in lines if line.startswith(label))


@pytest.mark.parametrize("voice", [NB, EN])
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_nothing_is_wider_than_the_terminal(width: int, voice: Voice) -> None:
    """No line is longer than the terminal is wide."""
    problem = made.ward()
    text = printed(problem, made.result(problem, made.rota(problem)), voice, width)
    assert max(len(line.rstrip()) for line in text.splitlines()) <= width


def test_weeks_stand_in_blocks_that_fit() -> None:
    """As many weeks stand beside each other as fit, and every block has every name."""
    problem = made.ward()
    narrow, wide = drawn(problem, made.rota(problem)), drawn(problem, made.rota(problem), 200)
    assert [line.split() for line in narrow if "Uke" in line] == [["Uke", "12", "Uke", "13"], ["Uke", "14"]]
    assert [line.split() for line in wide if "Uke" in line] == [["Uke", "12", "Uke", "13", "Uke", "14"]]
    assert sum(line.startswith("Anna Ås RN 100%") for line in narrow) == 2


def test_codes_stand_under_their_dates() -> None:
    """A code ends in the column in which its date ends, so that a day is read straight down."""
    problem = made.ward()
    lines = drawn(problem, made.rota(problem))
    dates, bo = lines[2], row(lines, "bo")
    assert bo[dates.index("24")] == " "
    assert bo[dates.index("24") + 1] == "N"


def test_red_days_are_marked_without_colour() -> None:
    """A public holiday has a star, Maundy Thursday and Good Friday among them; a Sunday has its name."""
    problem = made.ward()
    lines = drawn(problem, made.rota(problem))
    assert "25*26*27 28" in lines[2]
    assert any("* rød dag" in line for line in lines)


def test_a_cyclic_rota_has_no_dates() -> None:
    """A base rota shows its own weeks and no dates."""
    problem = made.ward(cyclic=True)
    lines = drawn(problem, made.rota(problem))
    assert "Uke 1 " in lines[0]
    assert not any(char.isdigit() for char in lines[1])
    assert lines[2].startswith("Anna")


def test_absence_findings_and_other_units_have_signs() -> None:
    """Absence, a breach, a covered deviation and a shift elsewhere are told apart without colour."""
    people = (
        world.employee("anna", units=("zone",)),
        world.employee("bo", absences=({"start": made.MONDAY, "end": made.MONDAY},)),
    )
    problem = world.problem(
        *people,
        shift_types=made.CODES,
        start=made.MONDAY,
        units=(Unit(id="ward"), Unit(id="zone")),
        profile="local-agreement",
    )
    rota = Rota.of(
        [
            Assignment(employee="anna", unit="zone", shift_type="A", date=world.day(1, made.MONDAY)),
            Assignment(employee="anna", unit="ward", shift_type="A", date=world.day(2, made.MONDAY)),
            Assignment(employee="anna", unit="ward", shift_type="D", date=world.day(2, made.MONDAY)),
            Assignment(employee="anna", unit="ward", shift_type="N", date=world.day(4, made.MONDAY)),
        ]
    )
    lines = drawn(problem, rota)
    anna = row(lines, "anna").removeprefix("anna 100% ")
    assert [anna[4 * day : 4 * day + 4].strip() for day in range(5)] == ["F2", "A'", "D+A!", "F2", "N~"]
    assert row(lines, "bo").split()[2] == "×"
    key = " ".join(lines[-4:])
    off = ("F1 ukefridag", "F2 ekstra ukefridag", "× borte")
    assert all(sign in key for sign in (*off, "! brudd", "~ dekket av avtale", "' i annen enhet"))


def test_a_long_code_is_cut() -> None:
    """A code that is too long for its column is cut, and the columns stay in line."""
    problem = world.problem(shift_types=(world.shift_type("KVELDSVAKT", "14:30", "22:00"),))
    lines = drawn(problem, world.rota([(world.MONDAY, "KVELDSVAKT", "ward")]))
    assert "KVEL…" in row(lines, "anna")
    assert len(row(lines, "anna").rstrip()) <= len(lines[1].rstrip()) + 1


def test_demand_is_read_against_cover() -> None:
    """What is met shows its heads, what is short a minus, what is above the maximum a plus."""
    problem = made.ward()
    cover = row(drawn(problem, made.rota(problem, [*made.PLACED, ("cato", 0, "D")])), "D  ").split()
    assert cover[:6] == ["D", "+1", "-1", "-1", "-2", "2"]


def test_rows_that_differ_in_weekdays_are_one_line() -> None:
    """Rows for weekdays and weekends share a line; rows for the same day do not, nor do curves."""
    rows = (
        {"id": "a", "shift_types": ("D",), "days": "12345", "minimum": 1},
        {"id": "b", "shift_types": ("D",), "days": "67", "minimum": 1},
        {"id": "c", "shift_types": ("D",), "days": "7", "minimum": 3},
        {"id": "d", "start": "22:00", "end": "06:00", "minimum": 1},
    )
    demand = Demand(
        rows=tuple(DemandRow.model_validate({"unit": "ward", **fields}) for fields in rows),
        curves=(DemandCurve(id="curve", unit="ward", step=60, targets=(1,) * 12 + (2,) * 12),),
    )
    lines = drawn(world.problem(demand=demand, shift_types=made.CODES), Rota())
    below = lines[lines.index("Dekning") + 1 : -2]
    assert [line.split()[0] for line in below if line] == ["D", "D", "22:00–06:00", "curve"]
    assert below[0].split()[1:] == ["-1"] * 7
    assert below[1].split()[1:] == ["-3"]
    assert below[3].split()[1:] == ["-2"] * 7


def test_each_unit_has_its_own_matrix() -> None:
    """With several units, each stands under its name with its own people and demand."""
    demand = Demand(rows=(DemandRow(id="z", unit="zone", shift_types=("D",), minimum=1),))
    people = (world.employee("anna"), world.employee("zoe", unit="zone"))
    problem = world.problem(*people, demand=demand, units=(Unit(id="ward", name="Avdeling"), Unit(id="zone")))
    lines = drawn(problem, Rota())
    ward, zone = lines.index("Avdeling"), lines.index("zone")
    assert row(lines[ward:zone], "anna")
    assert row(lines[zone:], "zoe")
    assert "Dekning" in lines[zone:]
    assert "Dekning" not in lines[ward:zone]


def test_no_color_leaves_the_letters() -> None:
    """Without colours there is no escape code, and every sign is still there."""
    problem = made.ward()
    text = printed(problem, made.result(problem, made.rota(problem)))
    assert ESCAPE not in text
    assert all(word in text for word in ("N~", "-1", "×", "Udekket behov", "Ubekreftede tall i bruk"))


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR takes the colours away on a terminal that has them."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    problem = made.ward()

    def shown() -> str:
        out = io.StringIO()
        console = style.Screen(file=out, width=80, force_terminal=True, markup=False, highlight=False)
        show_result(console, problem, made.result(problem, made.rota(problem)), NB)
        return out.getvalue()

    coloured = shown()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "48;" in coloured
    assert "48;" not in shown()


def test_a_result_says_what_stands_behind_it() -> None:
    """Breaches, what an agreement covers, unconfirmed figures, proof and provenance are all printed."""
    problem = made.ward()
    text = printed(problem, made.result(problem, made.rota(problem)), EN, 120)
    for words in (
        "Daily hours: 1, under aml-10-5-2",
        "Nights in a row: maximum = 3",
        "proved by column generation",
        "NOK\xa0300",
        "25.0%",
        "seed 1",
        "d1ge57d1ge57",
        "Anna Ås",
        "Tuesday 23 March",
        "… and",
    ):
        assert words in text, words


def test_a_clean_rota_says_so() -> None:
    """Nothing uncovered and nothing broken is said in words, not left to be guessed from silence."""
    problem = world.problem()
    text = printed(problem, made.result(problem, Rota()))
    assert "Alt behov er dekket." in text
    assert "Ingen brudd." in text or "Brudd" in text


@pytest.mark.parametrize("voice", [NB, EN])
@pytest.mark.parametrize("reason", list(Reason))
def test_every_outcome_has_a_verdict(reason: Reason, voice: Voice) -> None:
    """Every reason for ending is said as a sentence, with its detail, conflicts and incidents."""
    detail = Text(nb="nærmere bestemt", en="to be exact")
    result = Result(
        termination=Termination(reason=Reason.NOTHING_FOUND, detail=detail),
        conflicts=(Conflict(who="anna", rules=("daily_rest",), text=Text(nb="strider", en="clashes")),),
        incidents=(Incident(code="x", text=Text(nb="falt", en="fell")),),
        warnings=(Issue(code="w", place="p", text=Text(nb="rart", en="odd"), severity=Severity.WARNING),),
        provenance=made.PROVENANCE,
    )
    ended = result.termination.model_copy(update={"reason": reason})
    text = printed(world.problem(), result.model_copy(update={"termination": ended}), voice)
    assert voice(f"verdict.{reason.value}") in " ".join(text.split())
    for said in (detail, result.conflicts[0].text, result.incidents[0].text, result.warnings[0].text):
        assert voice.say(said) in text


def test_a_rejected_rota_shows_its_breaches_and_no_rota() -> None:
    """What the auditor refused is explained, and the rota itself is not shown."""
    problem = made.ward()
    whole = made.result(problem, made.rota(problem))
    rejected = Result(
        termination=Termination(reason=Reason.REJECTED), audit=whole.audit, provenance=made.PROVENANCE
    )
    text = printed(problem, rejected)
    assert "Timer mot stillingen" in text
    assert "Uke 12" not in text


def test_an_audit_ends_with_its_verdict() -> None:
    """The audit of a rota from anywhere says how many breaches there are, and warns."""
    problem = made.ward()
    rota = made.rota(problem)
    result = made.result(problem, rota)
    assert result.audit is not None
    assert result.kpis is not None
    out = io.StringIO()
    warning = Issue(code="w", place="p", text=Text(nb="rart", en="odd"), severity=Severity.WARNING)
    overview = Overview(problem, rota, result.audit, result.kpis)
    show_audit(style.screen(file=out, width=80), overview, result.uncovered, (warning,), NB)
    assert "Ulovlig: revisor fant 3 brudd" in out.getvalue()
    assert "p: rart" in out.getvalue()


def test_a_locked_shift_is_no_finding() -> None:
    """A cell that the planner fixed carries no sign of a breach."""
    lock = Lock(date=world.MONDAY, shift_type="D", unit="ward")
    problem = world.problem(world.employee(locks=(lock,)))
    lines = drawn(problem, world.rota([(world.MONDAY, "D", "ward")]))
    assert row(lines, "anna").split()[2] == "D"


@dataclass(frozen=True)
class Moment:
    """What a search tells."""

    milliseconds: int
    phase: str
    values: tuple[int, ...]
    bounds: tuple[int | None, ...]


BEFORE = Moment(400, "construct", (), ())
LATER = Moment(61_500, "level-2", (250_000, 90_000), (250_000, None))


def test_progress_is_lines_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal each moment is a plain line with phase, value and bound in kroner."""
    monkeypatch.setattr(live, "QUIET_SECONDS", 0.0)
    out = io.StringIO()
    console = style.screen(file=out, width=40)
    with live.showing(console, live.Board(NB, 60, (1, 2))) as tell:
        tell(BEFORE)
        tell(LATER)
    first, second = out.getvalue().replace("\xa0", " ").splitlines()
    assert first == "0,4 s  bygger første turnus  ingen turnus ennå"
    assert second == ("61,5 s  forbedrer nivå 2  nivå 1: 2 500 kr (minst 2 500 kr); nivå 2: 900 kr (minst –)")


def test_progress_comes_at_intervals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that tells much does not print much."""
    monkeypatch.setattr(live, "QUIET_SECONDS", 3600.0)
    out = io.StringIO()
    with live.showing(style.screen(file=out), live.Board(NB, 60, (1,))) as tell:
        for _ in range(100):
            tell(BEFORE)
    assert len(out.getvalue().splitlines()) == 1


def test_the_board_shows_levels_and_the_way_out() -> None:
    """On a terminal the board has a row per level with the gap, and says what Ctrl-C does."""
    board = live.Board(EN, 60, (1, 3))

    def shown() -> str:
        out = io.StringIO()
        style.screen(file=out, width=80).print(board)
        return out.getvalue().replace("\xa0", " ")

    assert "no rota yet" in shown()
    board.tell(LATER)
    assert "improving level 2" in shown()
    assert [line.split()[0] for line in shown().splitlines() if "NOK" in line] == ["1", "3"]
    assert "proven" in shown()
    assert "Ctrl-C: stop and keep the best" in shown()
    board.stopping = True
    assert "once more aborts" in shown()


def test_a_terminal_gets_a_moving_board() -> None:
    """On a terminal the board is drawn and, when the search ends, wiped away again."""
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=True)
    with live.showing(console, live.Board(NB, 60, (1, 2))) as tell:
        tell(LATER)
    assert "Søker" in out.getvalue()
    assert "\x1b[2K" in out.getvalue()


def test_an_unknown_phase_is_shown_as_it_is() -> None:
    """A phase without a name of its own is shown, not hidden."""
    assert live.phase_text("polish-3", NB) == "polish-3"
    assert live.phase_text("", NB) == "forbereder"


def test_the_catalogue_has_every_rule() -> None:
    """The catalogue lists every rule with citation and figures, and says which figures are unconfirmed."""
    out = io.StringIO()
    rulebook.show_catalogue(style.screen(file=out, width=120), NB)
    for rule in RULES:
        assert f"{rule.model_fields['kind'].default}  {rule.title.nb}\n" in out.getvalue()
    assert "tolerance = 5:00  K: ikke funnet i kilde" in out.getvalue()
    assert "(ubekreftet)" in out.getvalue()
    assert "minimum = 11:00  V: lest i loven, AML § 10-8 (1)" in out.getvalue()


@pytest.mark.parametrize("kind", [rule.model_fields["kind"].default for rule in RULES])
def test_a_rule_is_shown_in_full(kind: str) -> None:
    """Each rule alone shows its five headings and the figures of every bundle that sets one."""
    out = io.StringIO()
    rulebook.show_rule(style.screen(file=out, width=120), kind, NB)
    words = ("Lov ", "Sier ", "Føres som ", "Revideres som ", "Dekker ikke ")
    assert [word for word in words if f"\n{word}" not in out.getvalue()] == []
    assert "``" not in out.getvalue()


def test_a_profile_says_what_it_changes() -> None:
    """A rule alone shows the figure of a customary agreement beside that of the law."""
    out = io.StringIO()
    rulebook.show_rule(style.screen(file=out, width=120), "daily_rest", EN)
    law, _, agreed = out.getvalue().partition("(local-agreement)")
    assert "minimum = 11:00" in law
    assert "minimum = 9:00" in agreed
    assert "(unconfirmed)" in agreed


def test_a_reader_who_leaves_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen whose pipe is broken falls silent and lets the command finish."""
    console = style.screen()
    monkeypatch.setattr("os.dup2", lambda *_: None)
    console.on_broken_pipe()
    assert console.quiet
