"""Nonsense (tull): a problem that uses every field of the format, and ways to ruin it."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import strategies as st

from models.findings import BadInput, Issue
from models.reading import read_problem

Steps = tuple[str | int, ...]
Json = Any
"""What a JSON text says; a mutation does not know what it meets."""

TEXT = {"nb": "Avtale", "en": "Agreement"}
EVIDENCE = {"mark": "LOCAL", "source": "protokoll 3/2027", "confirm": True}

SUCCESSION = {"kind": "shift_succession", "forbidden": [{"after": "N", "never": ["D", "H"]}]}
QUOTA = {"shift_types": ["N"], "minimum": 0, "maximum": 6, "weeks": 2}

EVERYTHING: dict[str, Any] = {
    "format": "turnusmotor-problem-1",
    "name": "Alt på én gang",
    "horizon": {"start": "2027-03-01", "weeks": 3, "kind": "calendar"},
    "units": [{"id": "A2", "name": "Avdeling"}, {"id": "HT", "name": "Hjemmetjeneste"}],
    "competences": [
        {"id": "SPL", "name": "Sykepleier", "covers": ["HFA", "MED"]},
        {"id": "HFA", "name": "Helsefagarbeider", "covers": []},
        {"id": "MED", "name": "Medisin", "covers": []},
    ],
    "shift_types": [
        {
            "code": "D",
            "name": "Dag",
            "kind": "day",
            "start": "07:30",
            "end": "15:00",
            "breaks": [{"minutes": "30 min", "paid": True}],
            "units": None,
            "competence": None,
        },
        {
            "code": "N",
            "kind": "night",
            "start": "21:45",
            "end": "07:45",
            "units": ["A2"],
            "passive": [{"start": "00:30", "end": "05:00"}],
            "passive_share": 3333,
            "night_strain": False,
            "supernumerary": False,
        },
        {
            "code": "H",
            "kind": "other",
            "start": "08:00",
            "end": "15:30",
            "away": [{"start": "12:00", "end": "12:30"}],
            "units": ["HT"],
            "competence": "HFA",
        },
    ],
    "employees": [
        {
            "id": "anna",
            "name": "Anna",
            "positions": [
                {"unit": "A2", "size": 6000, "full_time_week": "35.5 h"},
                {"unit": "HT", "size": 4000, "full_time_week": 2130},
            ],
            "competences": [{"competence": "SPL", "start": "2020-01-01", "end": "2030-12-31"}],
            "units": ["HT"],
            "shift_types": ["D", "N", "H"],
            "weekdays": "1234567",
            "weekends": {"every": 3, "phase": 1},
            "quotas": [QUOTA],
            "consents": ["lang"],
            "withdrawals": [{"agreement": "lang", "date": "2027-12-01"}],
            "exemptions": [{"kind": "long_shifts", "over": "9 h", "start": "2027-03-01", "end": None}],
            "absences": [
                {"start": "2027-03-10", "end": "2027-03-12", "credited": "15 h"},
                {"start": "2027-03-16", "end": "2027-03-17", "kind": "holiday", "sunday": True},
            ],
            "holiday_accounts": [{"year": 2027, "granted": 36, "elsewhere": 6}],
            "locks": [
                {"date": "2027-03-02", "shift_type": "D", "unit": "A2"},
                {"date": "2027-03-03", "shift_type": None, "unit": None},
            ],
            "wishes": [{"date": "2027-03-04", "shift_type": "D", "wants": True, "weight": 3}],
            "introductions": [{"unit": "HT", "shifts": 0}],
            "adult_from": "2027-05-09",
            "apprentice": "health_care",
            "history": [{"date": "2027-02-26", "shift_type": "N", "unit": "A2"}],
            "pay": {
                "annual": None,
                "group": "higher_3",
                "years": 10,
                "rota": True,
                "higher_holiday_pay": False,
            },
        },
        {"id": "bo", "positions": [{"unit": "A2", "size": 10000}], "competences": [{"competence": "HFA"}]},
    ],
    "demand": {
        "rows": [
            {
                "id": "dag",
                "unit": "A2",
                "competence": "HFA",
                "days": "12345",
                "shift_types": ["D"],
                "start": None,
                "end": None,
                "minimum": 1,
                "target": 2,
                "maximum": 3,
                "price": 500,
                "surplus_price": 20,
            },
            {"id": "natt", "unit": "A2", "start": "22:00", "end": "07:00", "minimum": 1, "resting": True},
        ],
        "curves": [
            {
                "id": "runde",
                "unit": "HT",
                "competence": "HFA",
                "days": "67",
                "step": 60,
                "targets": [0] * 8 + [1] * 8 + [0] * 8,
                "minimums": [0] * 24,
                "price": 100,
                "resting": False,
            }
        ],
        "exceptions": [{"row": "dag", "date": "2027-03-05", "minimum": 0, "target": 1, "maximum": 2}],
        "red_days_as_sundays": True,
    },
    "regulation": "norway-2026",
    "profile": "local-agreement",
    "agreements": [
        {
            "id": "lang",
            "title": TEXT,
            "route": "UNION",
            "basis": "AML § 10-12 (4)",
            "parties": ["Kommunen", "Forbundet"],
            "start": "2027-01-01",
            "end": "2027-12-31",
            "signed": "2026-12-01",
            "terminated": None,
            "notice_weeks": 12,
            "evaluated": "2026-12-01",
            "evaluate_weeks": 52,
            "units": ["A2", "HT"],
            "employees": ["anna", "bo"],
            "consent": True,
            "majority": False,
            "deviations": [
                {"rule": "daily_rest", "parameter": "minimum", "value": "9 h", "evidence": EVIDENCE}
            ],
            "adds": [
                {"rule": {"kind": "whole_weekends"}, "enforcement": "hard", "evidence": {}},
                {"rule": SUCCESSION},
                {"rule": {"kind": "shift_quota", "quotas": [QUOTA]}},
                {"rule": {"kind": "introduction_shifts", "shifts": 2}},
            ],
        }
    ],
    "rules": [
        {
            "rule": {"kind": "daily_rest", "minimum": "11 h", "normal": 660},
            "enforcement": "hard",
            "evidence": {"minimum": EVIDENCE},
        },
        {"rule": SUCCESSION},
        {"rule": {"kind": "shift_quota", "quotas": [QUOTA]}},
    ],
    "process": {
        "effective": "2027-03-01",
        "discussed": "2027-02-15",
        "published": "2027-02-20",
        "assessed": {"date": "2027-02-10", "by": ["employer", "safety"]},
        "need_discussed": "2027-02-15",
        "holiday_rota": None,
        "holiday_notice": "2027-04-20",
        "part_time_need": "2027-02-01",
        "health_checks": "2027-01-15",
    },
    "objective": [
        {"kind": "uncovered", "level": 1, "price": 1800, "prices": [{"competence": "SPL", "price": 2500}]},
        {"kind": "wishes"},
        {"kind": "wages", "level": 4, "price": 1},
    ],
    "pay": {
        "tariff": "hta-2026",
        "zone": "IVa",
        "pension": 1450,
        "carried": "5 h",
        "assumed": [{"competence": "HFA", "group": "skilled", "years": 8}],
        "local": [{"supplement": "night", "share": 3000, "least": 8000}],
        "overtime_from": "own_position",
    },
}

WRONG: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1,
    7.5,
    10**8,
    10**30,
    -(10**30),
    float("nan"),
    float("inf"),
    1e300,
    "",
    " ",
    "x",
    "0",
    "86400",
    "2027-02-30",
    "2027-03-02",
    "0001-01-01",
    "9999-12-27",
    "25:00",
    "7 h",
    "½ t",
    "🦊",
    "æ ø å",
    "a;b",
    'q"q',
    "x" * 100_000,
    "\ud800",
    "\x00",
    [],
    [[]],
    [None],
    {},
    {"kind": "nothing"},
    {"": {}},
)
"""Values that belong in few places."""


def everything() -> dict[str, Any]:
    """Return a fresh valid problem in which every field of the format is written."""
    # Through JSON, so that no two places share a value.
    fresh: dict[str, Any] = json.loads(json.dumps(EVERYTHING))
    return fresh


def places(value: object, here: Steps = ()) -> Iterator[Steps]:
    """Yield every place of a document, the inner ones last."""
    if here:
        yield here
    items: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, dict):
        items = iter(list(value.items()))
    elif isinstance(value, list):
        items = iter(list(enumerate(value)))
    for step, inner in items:
        yield from places(inner, (*here, step))


def found(document: Json, steps: Steps) -> Json:
    """Return what stands at a place."""
    for step in steps:
        document = document[step]
    return document


def put(document: Json, steps: Steps, value: object) -> None:
    """Write a value at a place."""
    found(document, steps[:-1])[steps[-1]] = value


def take(document: Json, steps: Steps) -> None:
    """Remove what stands at a place."""
    del found(document, steps[:-1])[steps[-1]]


def written(document: object) -> str:
    """Return a document as JSON text, NaN and half characters included."""
    return json.dumps(document, ensure_ascii=True)


def refused(text: str | bytes, name: str = "") -> tuple[Issue, ...]:
    """Return the issues with which a text is refused."""
    with pytest.raises(BadInput) as caught:
        read_problem(text, name)
    return caught.value.issues


def tried(text: str | bytes) -> tuple[Issue, ...]:
    """Return the issues with which a text is refused, none when it is read."""
    try:
        read_problem(text, "f.json")
    except BadInput as bad:
        return bad.issues
    return ()


@st.composite
def nonsense(draw: st.DrawFn) -> str | bytes:
    """Draw a problem with a few places ruined, and at times the text itself."""
    document: Json = everything()
    for _ in range(draw(st.integers(1, 6))):
        _ruin(draw, document)
    text = written(document)
    ending = draw(st.sampled_from(("whole", "whole", "whole", "cut", "noise", "bytes")))
    if ending == "cut":
        return text[: draw(st.integers(0, len(text)))]
    if ending == "noise":
        at = draw(st.integers(0, len(text)))
        return text[:at] + draw(st.text(max_size=5)) + text[at:]
    if ending == "bytes":
        raw = bytearray(text.encode())
        at = draw(st.integers(0, len(raw) - 1))
        raw[at : at + 1] = draw(st.binary(max_size=3))
        return bytes(raw)
    return text


def _ruin(draw: st.DrawFn, document: Json) -> None:
    listed = list(places(document))
    if listed:
        at = draw(st.sampled_from(listed))
        draw(st.sampled_from((_retype, _word, _delete, _swap, _nest, _repeat, _extra)))(draw, document, at)


def _retype(draw: st.DrawFn, document: Json, at: Steps) -> None:
    put(document, at, copy.deepcopy(draw(st.sampled_from(WRONG))))


def _word(draw: st.DrawFn, document: Json, at: Steps) -> None:
    put(document, at, draw(st.one_of(st.text(max_size=20), st.integers(), st.floats())))


def _delete(draw: st.DrawFn, document: Json, at: Steps) -> None:  # noqa: ARG001
    take(document, at)


def _swap(draw: st.DrawFn, document: Json, at: Steps) -> None:
    other = draw(st.sampled_from(list(places(document))))
    if at[: len(other)] != other and other[: len(at)] != at:
        one, two = found(document, at), found(document, other)
        put(document, at, two)
        put(document, other, one)


def _nest(draw: st.DrawFn, document: Json, at: Steps) -> None:
    value = found(document, at)
    for _ in range(draw(st.sampled_from((1, 2, 60)))):
        value = draw(st.sampled_from(([value], {"inner": value})))
    put(document, at, value)


def _repeat(draw: st.DrawFn, document: Json, at: Steps) -> None:
    value = found(document, at)
    if isinstance(value, list):
        value.extend(copy.deepcopy(value[: draw(st.integers(1, 3))]))


def _extra(draw: st.DrawFn, document: Json, at: Steps) -> None:
    value = found(document, at)
    if isinstance(value, dict):
        value[draw(st.text(max_size=8))] = copy.deepcopy(draw(st.sampled_from(WRONG)))
