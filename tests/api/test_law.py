"""Law and process on the command line: the law of another day, the checklist, and the audit as JSON."""

import io
import json
from datetime import date
from pathlib import Path

import fastexcel
import pytest

from api.exports.xlsx import workbook
from api.lang import Voice
from api.shell import Exit
from models.problem import Problem
from models.process import Process
from models.text import Language
from tests import world
from tests.api import made
from tests.api.commands import run
from tests.world import day


@pytest.fixture
def archive() -> tuple[str, str]:
    """Write a problem and a rota with three Sundays in a row, lawful today, and return the paths."""
    types, placed = world.shifts([f"{day(n)} 08:00-15:30 unpaid 30" for n in (6, 13, 20)])
    row = {"id": "d", "unit": "ward", "shift_types": (types[0].code,), "minimum": 0, "target": 1}
    # Three shifts of 7 h fill a position of 14.79 % in four weeks.
    person = world.employee(weekends={"every": 1}, positions=({"unit": "ward", "size": 1_479},))
    process = Process(discussed=date(2027, 2, 15))
    problem = world.problem(person, shift_types=types, demand={"rows": (row,)}, weeks=4, process=process)
    paths = Path("problem.json"), Path("rota.json")
    for path, model in zip(paths, (problem, world.rota(placed)), strict=True):
        path.write_text(model.model_dump_json(), encoding="utf-8")
    return str(paths[0]), str(paths[1])


def test_the_same_rota_under_two_laws(archive: tuple[str, str]) -> None:
    """Today the rota is lawful; under the law of June 2014 it is not, and the output says why."""
    today = run("audit", *archive)
    assert (today.exit_code, "norway-2006" in today.output) == (Exit.DONE, False)
    then = run("audit", *archive, "--law", "2014-06-01")
    assert then.exit_code == Exit.BROKEN
    for said in ("Loven per 01.06.2014", "norway-2006", "i kraft fra 01.01.2006", "in_a_row", "Søn- og"):
        assert said in then.output
    named = run("audit", *archive, "--regulation", "norway-2015", "--lang", "en")
    assert named.exit_code == Exit.DONE
    assert "No figure differs from norway-2026." in named.output
    assert "Known changes of law after this day:" in named.output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--law", "i går"), "2014-06-01"),
        (("--law", "2001-01-01"), "norway-2006"),
        (("--regulation", "lex"), "norway-2015"),
        (("--law", "2014-06-01", "--regulation", "norway-2015"), "--regulation"),
    ],
)
def test_a_law_that_cannot_be_asked_is_refused(
    archive: tuple[str, str], options: tuple[str, ...], said: str
) -> None:
    """No date, a day before the act, an unknown name and two laws at once each end with the way out."""
    outcome = run("audit", *archive, *options)
    assert outcome.exit_code == Exit.BAD_INPUT
    assert said in outcome.output


def test_the_audit_is_written_as_json(archive: tuple[str, str]) -> None:
    """The file holds findings, checklist, unconfirmed figures and the regulation they are judged by."""
    outcome = run("audit", *archive, "--law", "2014-06-01", "--out", "audit.json")
    assert outcome.exit_code == Exit.BROKEN
    report = json.loads(Path("audit.json").read_text(encoding="utf-8"))
    assert report["regulation"] == "norway-2006"
    assert {breach["rule"] for breach in report["breaches"]} == {"red_days"}
    assert {finding["item"] for finding in report["workflow"]} >= {"discussed", "assessed"}
    assert all(figure["evidence"]["confirm"] for figure in report["unconfirmed"])
    assert report["unconfirmed"]
    assert run("audit", *archive, "--out", archive[0]).exit_code == Exit.BAD_INPUT


def test_the_checklist_is_shown_in_both_languages(archive: tuple[str, str]) -> None:
    """What is in order is counted, what is not is listed with its paragraph and what to do."""
    nb, en = run("audit", *archive).output, run("audit", *archive, "--lang", "en").output
    assert "punkter er dokumentert" in nb
    assert "Forsvarlighet vurdert (AML § 10-2 (1))" in nb
    assert "Drøftet med de tillitsvalgte" not in nb
    assert "Soundness assessed (AML § 10-2 (1))" in en
    assert "process.assessed" in en


def test_the_workbook_has_the_checklist() -> None:
    """The sheet lists every item, those in order too, with the day and the paragraph."""
    problem: Problem = made.ward()
    content = workbook(problem, made.result(problem, made.rota(problem)), Voice(Language.NB))
    read = fastexcel.read_excel(io.BytesIO(content).getvalue()).load_sheet("Sjekkliste", header_row=None)
    rows = [[str(cell) for cell in row] for row in read.to_polars().rows()]
    discussed = next(row for row in rows if "Drøftet med de tillitsvalgte" in row)
    assert discussed[0] == "ikke dokumentert"
    assert "AML § 10-3" in discussed
    assert "lovkrav" in discussed


def test_the_rule_book_of_another_day() -> None:
    """Three Sundays in a row today and two before July 2015, and how far each route may go."""
    assert "in_a_row = 3" in run("rules", "red_days").output
    then = run("rules", "red_days", "--law", "2015-06-30").output
    assert "in_a_row = 2" in then
    assert "før 1. juli 2015" in then
    hours = run("rules", "daily_hours", "--lang", "en").output
    assert "the individual: maximum at most 10:00 hours (AML § 10-5 (1))" in hours
    assert (
        "the individual: maximum at most 9:00 hours"
        in run("rules", "daily_hours", "--regulation", "norway-2006", "--lang", "en").output
    )
    assert run("rules", "--law", "i går").exit_code == Exit.BAD_INPUT
    assert "9:00" in run("rules", "--regulation", "norway-2006").output


def test_breaches_that_an_agreement_would_have_covered_are_counted(archive: tuple[str, str]) -> None:
    """Where averaging ends inside the plan, the breach says so and the count names the agreement."""
    document = json.loads(Path(archive[0]).read_text(encoding="utf-8"))
    averaging = {"rule": "red_days", "parameter": "averaging", "value": True}
    averaging["evidence"] = {"mark": "V", "source": "AML § 10-8 (4)"}
    agreement = {
        "id": "snitt",
        "title": {"nb": "Snitt", "en": "Average"},
        "route": "IND",
        "basis": "AML § 10-8 (4)",
    }
    document |= {"profile": "none", "rules": [], "agreements": [{**agreement, "end": "2027-03-14"}]}
    document["agreements"][0]["deviations"] = [averaging]
    Path(archive[0]).write_text(json.dumps(document), encoding="utf-8")
    outcome = run("audit", *archive)
    assert outcome.exit_code == Exit.BROKEN
    assert "1 av bruddene ville avtalen snitt dekket på andre dager i planen." in outcome.output
    assert "gjaldt til og med 2027-03-14" in " ".join(outcome.output.split())
