"""The key figures as they are read (nøkkeltall): grouped, with units, in both languages."""

from datetime import timedelta

import pytest

from api.imports import read_rota
from api.indicators import Indicator, indicators
from api.lang import Voice
from api.words import WORDS
from models.demand import Demand
from models.fairness import Load
from models.kpi import kpis
from models.pay.setting import Pay, PayGroup, PaySetting, Zone
from models.pay.tariff import Tariff, tariff
from models.people import Position
from models.problem import Problem
from models.rota import Assignment, Rota
from models.text import Language
from tests import world

NB, EN = Voice(Language.NB), Voice(Language.EN)
ROWS = ({"id": "day", "unit": "ward", "shift_types": ("D",), "minimum": 1},)


def asked(pay: PaySetting | None) -> Problem:
    """Return a ward of two with demand for a head a day."""
    people = (
        world.employee("anna", pay=Pay(group=PayGroup.SKILLED, years=10)),
        world.employee("bo", positions=(Position(unit="ward", size=5000),)),
    )
    return world.problem(
        *people,
        shift_types=(world.shift_type("D", "07:00", "15:00"), world.shift_type("A", "15:00", "23:00")),
        demand=Demand.model_validate({"rows": ROWS}),
        pay=pay,
    )


def shown(voice: Voice, pay: PaySetting | None, *placed: tuple[str, int, str]) -> list[Indicator]:
    """Return the key figures of a week."""
    problem = asked(pay)
    rota = Rota.of(
        [
            Assignment(employee=name, unit="ward", shift_type=code, date=world.MONDAY + timedelta(days=day))
            for name, day, code in placed
        ]
    )
    return list(indicators(kpis(problem, rota), voice))


WEEK = (("anna", 0, "D"), ("anna", 5, "A"), ("bo", 6, "D"))


def test_figures_stand_in_groups() -> None:
    """Each group is one run of figures, and every figure has a label, a text and a group."""
    found = shown(NB, PaySetting(zone=Zone.I), *WEEK)
    groups = [indicator.group for indicator in found]
    runs = [group for at, group in enumerate(groups) if not at or groups[at - 1] != group]
    assert len(runs) == len(set(runs))
    assert all(indicator.label and indicator.text and indicator.group for indicator in found)
    labels = [indicator.label for indicator in found]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize(
    ("voice", "label", "text"),
    [
        (NB, "Helgetimer per 100 %, 2 ansatte", "min 8,0, snitt 10,7, maks 16,0"),
        (EN, "Weekend hours per 100 %, 2 employees", "least 8.0, mean 10.7, most 16.0"),
        (NB, "Helg over rettferdig andel", "2,7 t"),
        (NB, "Årsverk i behovet / i stillingene", "1,58 / 1,50"),
        (NB, "Behov med manko", "71,4 %, 5 av 7, 5 under minimum"),
        (NB, "Ansatte med ukjent lønn, holdt utenfor", "1"),
        (EN, "Evening supplement", "NOK 224"),
        (EN, "Unconfirmed rates", "weekend, evening, night, pension, pay of skilled workers"),
    ],
)
def test_a_figure_is_read_with_its_unit(voice: Voice, label: str, text: str) -> None:
    """Shares per full position, fair shares, needs and wages, as people write them."""
    found = {i.label: i.text.replace("\xa0", " ") for i in shown(voice, PaySetting(zone=Zone.I), *WEEK)}
    assert found[label] == text


def test_unknown_wages_are_said_to_be_unknown() -> None:
    """Without pay there is no cost of 0, but a sentence."""
    found = {i.label: i.text for i in shown(EN, None, *WEEK)}
    assert found["Cost of the plan"] == "unknown: the problem has no pay"
    assert not [text for text in found.values() if "NOK" in text]


def test_every_kind_and_every_rate_has_words() -> None:
    """No load and no unconfirmed rate of the tariff can be met without a name."""
    names = [name for name in Tariff.model_fields if name not in {"id", "title", "since", "groups"}]
    names += [f"groups.{group}" for group in tariff("hta-2026").groups]
    needed = {f"pay.{name}" for name in names if name != "split_shift"}
    needed |= {f"kpi.{what}.{load}" for what in ("load", "above") for load in Load}
    assert needed - set(WORDS) == set()


def test_a_result_with_large_sums_is_read_as_a_rota() -> None:
    """Sums in øre that are larger than any number a person writes do not hinder the rota beside them."""
    content = b'{"rota": {"assignments": []}, "kpis": {"wages": {"yearly": 16183447110}}}'
    assert read_rota(content, asked(None)).assignments == ()
