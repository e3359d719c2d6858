"""Charts show the numbers they are made from, can be read aloud, and are the same every time."""

import re
import struct
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from api.charts.canvas import drawn, shades
from api.charts.cover import cover_chart
from api.charts.need import need_chart
from api.charts.panels import CELL, CELLS, Chart
from api.lang import Voice
from api.needs import Made
from api.shell import Exit
from models.demand import Demand, DemandCurve, DemandRow
from models.examples import example
from models.need import requirements
from models.problem import Problem
from models.rota import Rota
from models.text import Language
from models.workload import even_loads
from tests import world
from tests.api import made as hand
from tests.api.commands import run, written
from tests.models.test_tasks import WARD

NB, EN = Voice(Language.NB), Voice(Language.EN)
SPACE = "{http://www.w3.org/2000/svg}"
D = world.shift_type("D", "07:30", "15:00")
N = world.shift_type("N", "21:45", "07:45")


def cell(clock: str) -> int:
    """Return the cell that begins at a clock time."""
    return world.clock(clock) // CELL


def ward_need() -> Made:
    """Return the ward's need from work that nobody has moved, which is quick."""
    loads = even_loads(WARD.work(), WARD.levels, 30)
    return Made(WARD, WARD, 30, loads, 0, 0)


def two(*placed: tuple[str, int, str], **more: Any) -> tuple[Problem, Rota]:
    """Return a plan of two weeks for two people that wants two by day, with a rota."""
    rows = (DemandRow(id="day", unit="ward", start=450, end=900, minimum=1, target=2),)
    fields: dict[str, Any] = {"shift_types": (D, N), "weeks": 2, "demand": Demand(rows=rows), **more}
    problem = world.problem(world.employee("anna"), world.employee("bo"), **fields)
    return problem, hand.rota(problem, placed)


def test_the_chart_of_need_shows_the_work_and_the_need() -> None:
    """Every half hour of the week has its work by level, its need and its minimum, as they were made."""
    made = ward_need()
    chart = need_chart(made, NB)
    (whole, *_), needs = chart.rows, requirements(WARD, made.loads, 30)
    assert [row.label for row in chart.rows] == ["Alle", "HFA", "MED1", "SPL"]
    assert whole.levels == ("ASS", "HFA", "HFA_MED1", "SPL")
    for day, panel in enumerate(whole.panels):
        assert len(panel.need) == len(panel.layers[0]) == CELLS
        for slot in (0, 15, 21, 38):
            at, there = slot * 30 // CELL, day * 48 + slot
            assert panel.need[at] == needs[0].target[there]
            assert panel.least[at] == needs[0].present[there]
            work = sum(made.loads[level][there] for level in WARD.levels) / 30
            assert sum(layer[at] for layer in panel.layers) == pytest.approx(work)
    assert "458 timer arbeid" in chart.subtitle
    assert "SPL: 142 timer i uka, mest 3 tirsdag kl. 11:00." in chart.description


def test_the_chart_of_cover_shows_who_is_there() -> None:
    """On Mondays one of two is there once and nobody once: the fewest, the most and the worst date."""
    problem, rota = two(("anna", 0, "D"), ("anna", 1, "D"), ("bo", 1, "D"), ("anna", 8, "D"), ("bo", 8, "D"))
    chart = cover_chart(problem, rota, "ward", NB)
    (row,) = chart.rows
    monday, tuesday = row.panels[:2]
    at = cell("12:00")
    assert (monday.need[at], monday.least[at]) == (2, 1)
    assert (monday.low[at], monday.high[at], monday.short[at]) == (0, 1, 2)
    assert monday.note == "−2 ma 8.3., 2 dager"
    assert (tuesday.low[at], tuesday.high[at], tuesday.short[at], tuesday.note) == (2, 2, 0, "")
    assert monday.need[cell("15:00")] == tuesday.high[cell("15:00")] == 0
    # Of 14 days of 15 hours, 210 in all, 5 shifts of 7.5 hours are there: 37.5, and 172.5 are not.
    assert chart.subtitle.replace("\xa0", " ").endswith("17,9 % av timene er dekket; 173 timer mangler")


def test_a_night_reaches_into_the_next_day_and_around_a_cycle() -> None:
    """Sunday's night is on Monday morning too: in a cycle on the first, in a calendar on none."""
    curve = DemandCurve(id="n", unit="ward", step=60, targets=(1,) * 24)
    for cyclic in (False, True):
        problem, rota = two(("anna", 13, "N"), demand=Demand(curves=(curve,)), cyclic=cyclic)
        (row,) = cover_chart(problem, rota, "ward", NB).rows
        assert row.panels[6].high[cell("22:00")] == 1
        assert row.panels[0].high[cell("07:30")] == cyclic
        assert row.panels[0].high[cell("07:45")] == 0


def test_a_resting_night_is_there_where_its_code_is_asked_for() -> None:
    """Who rests counts for heads on the code, and for a window only where resting will do."""
    resting = world.shift_type("N", "21:45", "07:45", passive=({"start": "23:00", "end": "06:00"},))
    window = {"id": "w", "unit": "ward", "start": 1320, "end": 300, "minimum": 1}
    for row, there in (
        ({"id": "n", "unit": "ward", "shift_types": ("N",), "minimum": 1}, 1),
        (window, 0),
        (window | {"resting": True}, 1),
    ):
        demand = Demand(rows=(DemandRow.model_validate(row),))
        problem, rota = two(("anna", 1, "N"), demand=demand, shift_types=(resting,))
        (shown,) = cover_chart(problem, rota, "ward", NB).rows
        assert shown.panels[2].high[cell("03:00")] == there
        assert shown.panels[1].high[cell("22:30")] == 1


def test_one_of_several_codes_is_enough() -> None:
    """A need for a head on either of two codes is met by the later one, whatever hours it is drawn at."""
    either = DemandRow(id="dn", unit="ward", shift_types=("D", "N"), minimum=1)
    problem, rota = two(("anna", 1, "N"), demand=Demand(rows=(either,)))
    (row,) = cover_chart(problem, rota, "ward", NB).rows
    assert row.panels[1].need[cell("12:00")] == 1
    # The first Tuesday is met by the night, the second by nobody.
    assert row.panels[1].note == "−1 ti 9.3."
    assert row.panels[0].note == "−1 ma 1.3., 2 dager"


def test_codes_add_up_and_windows_do_not() -> None:
    """Where two codes overlap both are wanted; a window beside them asks for the same people again."""
    rows = (
        DemandRow(id="d", unit="ward", shift_types=("D",), minimum=2),
        DemandRow(id="n", unit="ward", shift_types=("N",), minimum=1),
        DemandRow(id="w", unit="ward", start=420, end=480, minimum=2),
    )
    problem, rota = two(demand=Demand(rows=rows))
    (row,) = cover_chart(problem, rota, "ward", NB).rows
    tuesday = row.panels[1]
    assert [tuesday.need[cell(at)] for at in ("07:00", "07:30", "08:00", "22:00")] == [2, 3, 2, 1]


def test_the_work_lies_below_the_need_where_it_is_known() -> None:
    """The tasks' work is drawn under each competence that they ask for."""
    ward = example("ward")
    chart = cover_chart(ward, Rota(), "SH-A2", NB, ward_need())
    layers = {row.label: bool(row.panels[0].layers) for row in chart.rows}
    assert layers == {
        "Alle": False,
        "Helsefagarbeider": True,
        "Medisinkompetanse nivå 1": True,
        "Sykepleier": True,
    }


@pytest.mark.parametrize("voice", [NB, EN])
def test_a_drawing_can_be_read_aloud(voice: Voice) -> None:
    """Title and description come first, every word is text, and the words are of the language."""
    chart = cover_chart(*two(("anna", 0, "D")), "ward", voice)
    svg = drawn(chart, Path("c.svg")).decode()
    root = Xml.fromstring(svg)  # noqa: S314 - our own drawing
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SPACE}title", f"{SPACE}desc"]
    assert root[0].text == chart.title
    assert root[1].text == chart.description
    said = {text.text for text in root.iter(f"{SPACE}text")}
    assert {
        chart.title,
        chart.subtitle,
        chart.words["need"],
        *(day.capitalize() for day in chart.days),
    } <= said
    assert ("Mandag" in said) == (voice is NB)
    assert not re.search(r"\d{4}-\d\d-\d\dT", svg)


def test_the_same_chart_gives_the_same_bytes() -> None:
    """Neither the clock nor chance is in a drawing, and a picture is wide enough to print."""
    chart: Chart = cover_chart(*two(("anna", 0, "D")), "ward", EN)
    for name in ("c.svg", "c.PNG"):
        assert drawn(chart, Path(name)) == drawn(chart, Path(name))
    png = drawn(chart, Path("c.png"))
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24])[0] >= 2_400
    assert b"Description" in png


def test_levels_differ_in_lightness() -> None:
    """Each shade is darker than the one before, so that they are told apart without colour."""
    for number in range(2, 8):
        light = [
            sum(w * int(c[i : i + 2], 16) for w, i in ((0.3, 1), (0.6, 3), (0.1, 5))) for c in shades(number)
        ]
        assert all(a - b > 8 for a, b in pairwise(light))


def test_the_command_draws_and_refuses() -> None:
    """A chart is written as its name says; other names, unknown units and rotas that are none are refused."""
    problem, rota = two(("anna", 0, "D"))
    Path("rota.json").write_text(rota.model_dump_json(), encoding="utf-8")
    path = written(problem)
    for name in ("c.svg", "c.png"):
        assert run("chart", path, "rota.json", "--out", name).exit_code == Exit.DONE
        assert Path(name).stat().st_size > 5_000
    for arguments in (
        ["rota.json", "--out", "c.pdf"],
        ["rota.json", "--out", "d.svg", "--unit", "other"],
        ["problem.json", "--out", "d.svg"],
        ["rota.json", "--out", "rota.json"],
        ["rota.json", "--out", "d.svg", "--tasks", "none.xlsx"],
    ):
        outcome = run("chart", path, *arguments)
        assert outcome.exit_code == Exit.BAD_INPUT, outcome.output
        assert outcome.stderr
    assert not Path("d.svg").exists()
