"""Cross-checks of a problem (kryssjekker): what no single field can know of itself.

A check touches what it needs and says nothing about what could not be read, so that the same checks judge a
whole problem and a half-read one.
"""

from collections.abc import Iterable, Iterator, Mapping

from models.checks.conditions import conditions
from models.checks.grounds import clashes, grounds, idle_fields
from models.checks.holidays import holidays
from models.checks.introductions import introductions
from models.checks.needs import needs
from models.checks.pay import pay
from models.checks.people import staff
from models.checks.references import rings, rules_twice, twice, unknown
from models.checks.registry import oversteps, unapplied
from models.checks.shifts import unworkable
from models.checks.subject import Subject
from models.findings import Issue, Severity
from models.problem import Problem
from models.salvage import attempt


def check(problem: Problem) -> tuple[Issue, ...]:
    """Return what is wrong with a problem, and what is odd about it (kryssjekk).

    A problem from ``models.reading.read_problem`` has warnings at most.
    """
    return tuple(judge(problem, problem, {}))


def judge(problem: Problem, written: object, also: Mapping[str, Iterable[str]]) -> Iterator[Issue]:
    """Yield the issues of a problem, half-read or whole (kryssjekk).

    Parameters
    ----------
    problem
        The problem, in which fields may be missing.
    written
        The same as it was written: plain values, or the problem itself.
    also
        By section: words that may be the id of an element whose id could not be read.
    """
    subject = Subject.of(problem, also, written)
    sound = True
    by_parts = (twice, rules_twice, unknown, rings, needs, staff, pay, holidays)
    for judged in (*by_parts, grounds, oversteps, conditions):
        for issue in attempt(judged, subject):
            sound = sound and issue.severity is not Severity.ERROR
            yield issue
    if sound:
        # Only what is understood one by one can be put together.
        yield from attempt(clashes, subject)
        yield from attempt(idle_fields, subject)
        yield from attempt(introductions, subject)
        yield from attempt(unapplied, subject)
        yield from attempt(unworkable, subject)
