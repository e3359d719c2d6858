"""Two audits side by side: what counts as healed, eased, left and worse."""

from datetime import date, timedelta

import pytest

from models.findings import Breach
from models.healing import compare
from models.text import Text
from tests import world


def breach(rule: str = "daily_rest", measured: int = 500, limit: int = 660, **more: object) -> Breach:
    """Return a breach of anna's on the first Monday."""
    said = f"{measured}"
    fields = {"employee": "anna", "unit": None, "date": world.MONDAY, "measure": "min", **more}
    return Breach.model_validate(
        {
            "rule": rule,
            "citation": "",
            "measured": measured,
            "limit": limit,
            "text": Text(nb=said, en=said),
            **fields,
        }
    )


def told(before: list[Breach], after: list[Breach]) -> tuple[int, int, int, int]:
    """Return how many are healed, eased, left and worse."""
    found = compare(before, after)
    return len(found.healed), len(found.eased), len(found.left), len(found.worse)


def test_what_is_gone_is_healed() -> None:
    """A breach with no answer afterwards is healed, and nothing is left."""
    assert told([breach()], []) == (1, 0, 0, 0)


@pytest.mark.parametrize(("after", "counts"), [(500, (0, 0, 1, 0)), (600, (0, 1, 1, 0)), (499, (0, 0, 0, 1))])
def test_the_same_place_is_measured(after: int, counts: tuple[int, int, int, int]) -> None:
    """The same is left, a smaller one is eased and left, a larger one is worse by a single minute."""
    assert told([breach()], [breach(measured=after)]) == counts


TOMORROW: date = world.MONDAY + timedelta(days=1)


@pytest.mark.parametrize(
    "other",
    [{"date": TOMORROW}, {"rule": "weekly_rest"}, {"employee": "bo"}, {"row": "night"}, {"unit": "ward"}],
)
def test_another_place_is_a_new_breach(other: dict[str, object]) -> None:
    """A breach of another day, rule, person, unit or row is new, though one is healed for it."""
    assert told([breach()], [breach(**other)]) == (1, 0, 0, 1)  # type: ignore[arg-type]


def test_the_largest_answers_the_largest() -> None:
    """Two breaches at one place may swap order, but neither may grow."""
    assert told([breach(measured=400), breach(measured=600)], [breach(measured=600)]) == (1, 1, 1, 0)
    assert told([breach(measured=600)], [breach(measured=600), breach(measured=659)]) == (0, 0, 1, 1)


def test_too_few_does_not_excuse_too_many() -> None:
    """The other side of a limit is another breach."""
    assert told([breach(measured=600)], [breach(measured=700)]) == (1, 0, 0, 1)


def test_what_allows_nothing_is_told_apart_by_its_words() -> None:
    """A shift that lacks a competence does not excuse one on a day of absence."""
    first = breach("eligibility", 1, 0, measure="n", text=Text(nb="a", en="a"))
    other = breach("eligibility", 1, 0, measure="n", text=Text(nb="b", en="b"))
    assert told([first], [first]) == (0, 0, 1, 0)
    assert told([first], [other]) == (1, 0, 0, 1)
