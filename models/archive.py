"""An archived rota under the law of another day (arkivert turnus): which bundle, and what differs.

The people, the shifts and the agreements stay as they were; the regulation is exchanged. What an agreement or
an employer's own rule gives beyond that law falls away, and is told.
"""

from collections.abc import Iterator
from datetime import date

from models.agreements import Agreement, Provision
from models.checks.registry import oversteps
from models.checks.subject import Subject
from models.findings import Issue, Severity
from models.frames import Frames
from models.problem import Problem
from models.regulations import Amendment, Regulation, amendments, regulation, regulation_on
from models.rule import Deviation
from models.units import Frozen

Value = int | str | bool | None


class Difference(Frozen):
    """One figure that the two regulations give differently (forskjell).

    Attributes
    ----------
    route
        Whose frame it is; None for the law's own figure.
    then, now
        Under the law of that day, and under the problem's own; None where there is none.
    """

    rule: str
    parameter: str
    route: Deviation | None
    then: Value
    now: Value


class Replay(Frozen):
    """A problem under other law than its own (gjenspill).

    Attributes
    ----------
    day
        The day whose law was asked for; None where a regulation was asked for by name.
    fallen
        What agreements and own rules give beyond that law.
    later
        Changes of law after that day which are known.
    """

    problem: Problem
    regulation: Regulation
    own: Regulation
    day: date | None
    differences: tuple[Difference, ...]
    fallen: tuple[Issue, ...]
    later: tuple[Amendment, ...]


def replay(problem: Problem, day: date | None = None, name: str | None = None) -> Replay:
    """Return a problem under the law of a day, or under a regulation by name (gjenspill).

    Raises
    ------
    KeyError
        When no regulation has that name, or none was in force on that day.
    """
    own = regulation(problem.regulation)
    chosen = own if day is None else regulation_on(day)
    if name is not None:
        chosen = regulation(name)
    frames = chosen.frameworks()
    moved = problem.changed(regulation=chosen.id)
    told = oversteps(Subject.of(moved, {}, moved), mend=False)
    asked = chosen.since if day is None else day
    return Replay(
        problem=moved.changed(
            rules=tuple(_kept(frames, problem.rules, Deviation.NOBODY)),
            agreements=tuple(_lawful(frames, agreement) for agreement in problem.agreements),
        ),
        regulation=chosen,
        own=own,
        day=day,
        differences=tuple(_differences(chosen, own)),
        fallen=tuple(issue.model_copy(update={"severity": Severity.WARNING}) for issue in told),
        later=tuple(amendment for amendment in amendments() if amendment.date > asked),
    )


def _kept(
    frames: Frames, provisions: tuple[Provision, ...], route: Deviation, basis: str = ""
) -> Iterator[Provision]:
    """Yield the provisions that do not weaken the law."""
    for provision in provisions:
        if not frames.weakened(provision, route, basis) and not frames.softened(provision):
            yield provision


def _lawful(frames: Frames, agreement: Agreement) -> Agreement:
    kept = tuple(_kept(frames, agreement.adds, agreement.route, agreement.basis))
    return frames.lawful(agreement).model_copy(update={"adds": kept})


def _differences(then: Regulation, now: Regulation) -> Iterator[Difference]:
    """Yield the law's own figures that differ, then those of the frames."""
    old, new = _figures(then), _figures(now)
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            rule, parameter, route = key
            yield Difference(rule=rule, parameter=parameter, route=route, then=old.get(key), now=new.get(key))


def _figures(bundle: Regulation) -> dict[tuple[str, str, Deviation | None], Value]:
    found: dict[tuple[str, str, Deviation | None], Value] = {}
    for provision in bundle.provisions:
        for name, value in provision.rule.model_dump().items():
            if name != "kind":
                found[provision.rule.kind, name, None] = (
                    value if value is None or isinstance(value, (int, str)) else str(value)
                )
    for frame in bundle.frames:
        if frame.route is not Deviation.NOBODY and frame.under is None:
            found[frame.rule, frame.parameter, frame.route] = (
                frame.most if frame.least is None else frame.least
            )
    return found
