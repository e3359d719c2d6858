"""Where a rest may lie (mulige hviler): a few places stand for all of them."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from models.rests import Rest, possible_rests

LENGTH, ROOM = 10, 30
SPANS = st.lists(st.tuples(st.integers(-12, 45), st.integers(1, 14)), max_size=6).map(
    lambda drawn: tuple((start, start + minutes) for start, minutes in drawn)
)


def fits(rest: Rest, worked: set[int]) -> bool:
    """Tell whether there is such a rest beside what is worked."""
    return not rest.excludes & worked and not any(left & worked and met & worked for left, met in rest.either)


@given(spans=SPANS, clear=st.tuples(st.integers(0, ROOM), st.integers(0, ROOM)).map(sorted))
def test_the_places_stand_for_every_start(spans: tuple[tuple[int, int], ...], clear: list[int]) -> None:
    """Whatever is worked and wherever the other weeks rest, some place fits exactly when some start does."""
    early, late = clear
    rests = possible_rests(spans, LENGTH, ROOM, early, late)
    for size in range(len(spans) + 1):
        for worked in combinations(range(len(spans)), size):
            starts = [
                start
                for start in range(ROOM + 1)
                if all(spans[d][1] <= start or spans[d][0] >= start + LENGTH for d in worked)
            ]
            places = [rest.start for rest in rests if fits(rest, set(worked))]
            # The week before ends its rest by ``early``, and the week after starts its rest after ``late``.
            for least in range(early + 1):
                for most in range(late, ROOM + 1):
                    assert any(least <= start <= most for start in starts) == any(
                        least <= start <= most for start in places
                    )


def test_day_evening_and_night_make_few_places() -> None:
    """Over a week of days, evenings and nights fourteen places stand for ten thousand starts."""
    codes = ((450, 900), (870, 1320), (1320, 1890))
    spans = tuple((1440 * day + start, 1440 * day + end) for day in range(-1, 9) for start, end in codes)
    assert len(possible_rests(spans, 2100, 10_079, 2100, 10_080 - 2100)) <= 14


def test_a_week_without_duties_is_free() -> None:
    """Where no duty is possible there is one place, and it asks for nothing."""
    (rest,) = possible_rests((), LENGTH, ROOM, 10, 20)
    assert rest.free
