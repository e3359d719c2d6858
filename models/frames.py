"""Outer frames (ytre rammer): how far each kind of agreement may go, as data with evidence.

A rule says who may deviate; a frame says to which figure, under which paragraph, and over which stretch of
time the deviation is reckoned, so that an agreement must hold through all of it. The rows stand in the
regulation's own file, for they are law of its date.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BeforeValidator, ValidationError

from models.agreements import Agreement, DeviationEntry, Enforcement, Provision
from models.evidence import Evidence
from models.rule import Deviation, Rule
from models.shape import adapter
from models.units import Frozen, read_duration

Figure = Annotated[int, BeforeValidator(read_duration)]


class Stretch(StrEnum):
    """What a deviation is reckoned over (måletidsrom), up to the moment that completes it.

    DAY the day itself, WEEK the ISO week from its Monday, PLAN everything from the plan's first day.
    """

    DAY = "day"
    WEEK = "week"
    PLAN = "plan"


_ORDER: Final = tuple(Stretch)


class Frame(Frozen):
    """How far one route may move one parameter of one rule (ytre ramme).

    Attributes
    ----------
    route
        ``-`` gives the figure that holds without any agreement, and so which direction is the stricter one.
    least, most
        The last lawful figure; with neither, the law sets no figure for this route.
    over
        What the deviation is reckoned over.
    under
        A central agreement that must stand in the agreement's basis for this frame to be its own.
    """

    rule: str
    parameter: str
    route: Deviation
    least: Figure | None = None
    most: Figure | None = None
    over: Stretch = Stretch.PLAN
    under: str | None = None
    basis: str
    evidence: Evidence

    def holds(self, value: int) -> bool:
        """Whether a figure keeps inside the frame (innenfor)."""
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    @property
    def key(self) -> tuple[str, str, Deviation, str | None]:
        """What makes a frame the same as another bundle's (nøkkel)."""
        return (self.rule, self.parameter, self.route, self.under)


class Overstep(Frozen):
    """A figure that goes further than its ground allows (overskridelse av rammen).

    Attributes
    ----------
    value
        The figure as the rule reads it.
    own
        The frame of the agreement's own route; None where that route may not deviate at all.
    others
        The frames of those who may go as far as the figure asked for.
    """

    rule: str
    parameter: str
    route: Deviation
    value: int
    own: Frame | None
    others: tuple[Frame, ...]


class Frames:
    """The frames of one regulation, with the figures that its law gives (rammeverk).

    Parameters
    ----------
    rows
        The frames.
    provisions
        The regulation's own, whose rules hold the figures without any agreement.
    """

    def __init__(self, rows: Iterable[Frame], provisions: Iterable[Provision]) -> None:
        self._rows: dict[tuple[str, str], list[Frame]] = {}
        for row in rows:
            self._rows.setdefault((row.rule, row.parameter), []).append(row)
        self._law: dict[str, Provision] = {provision.rule.kind: provision for provision in provisions}

    def of(self, rule: str, parameter: str | None = None) -> tuple[Frame, ...]:
        """Return the frames of a rule, or of one of its parameters (rammer)."""
        return tuple(
            frame
            for (kind, name), frames in self._rows.items()
            for frame in frames
            if kind == rule and parameter in (None, name)
        )

    def stretch(self, rule: str, parameters: Iterable[str]) -> Stretch:
        """Return what deviations of these parameters are reckoned over, the longest of them (måletidsrom).

        Where the law is silent an agreement must hold from the plan's first day.
        """
        found = [
            max((frame.over for frame in self.of(rule, name)), key=_ORDER.index, default=Stretch.PLAN)
            for name in parameters
        ]
        return max(found, key=_ORDER.index, default=Stretch.PLAN)

    def overstep(self, agreement: Agreement, deviation: DeviationEntry) -> Overstep | None:
        """Return how a registered deviation goes too far, or None for one that is lawful (overskridelse)."""
        law = self._law.get(deviation.rule)
        if law is None or deviation.parameter not in type(law.rule).model_fields:
            return None
        model: type[Rule] = type(law.rule)
        try:
            value = adapter(model, deviation.parameter).validate_python(deviation.value)
        except ValidationError:
            return None  # no figure at all, which the checks of the input say
        return self._judge(deviation.rule, deviation.parameter, value, agreement.route, agreement.basis)

    def weakened(self, provision: Provision, route: Deviation, basis: str = "") -> tuple[Overstep, ...]:
        """Return where a rule put in the place of the law's own goes too far (svekket lov)."""
        names = type(provision.rule).model_fields
        rule = provision.rule
        judged = (self._judge(rule.kind, name, getattr(rule, name), route, basis) for name in names)
        return tuple(overstep for overstep in judged if overstep is not None)

    def softened(self, provision: Provision) -> bool:
        """Whether a rule that the law makes binding would only be reported (lov gjort om til ønske)."""
        law = self._law.get(provision.rule.kind)
        return (
            law is not None
            and (bool(self.of(provision.rule.kind)) or Deviation.LOCAL not in law.rule.deviation)
            and law.enforcement is Enforcement.HARD
            and provision.enforcement is Enforcement.REPORTED
        )

    def lawful(self, agreement: Agreement) -> Agreement:
        """Return the agreement as far as the law lets it go (lovlig del av avtalen).

        What goes further is void, and no more than that (AML § 1-9): who may give 10 h and gave 12.5 h has
        given 10 h. Who may not deviate at all has given nothing.
        """
        overstepped = {d: self.overstep(agreement, d) for d in agreement.deviations}
        if not any(overstepped.values()):
            return agreement
        kept = tuple(
            d if o is None else d.model_copy(update={"value": _bound(o.own, o.value)})
            for d, o in overstepped.items()
            if o is None or o.own is not None
        )
        return agreement.model_copy(update={"deviations": kept})

    def _judge(
        self, rule: str, parameter: str, value: object, route: Deviation, basis: str
    ) -> Overstep | None:
        law = self._law.get(rule)
        if law is None or not isinstance(value, int):
            return None
        frames = self.of(rule, parameter)
        if not frames and _closed(law.rule, route) and value != getattr(law.rule, parameter):
            return Overstep(rule=rule, parameter=parameter, route=route, value=value, own=None, others=())
        own = None if route is Deviation.NOBODY else _own(frames, route, basis)
        # A route of its own is held to its own figure; any other may do what needs no ground at all.
        held = own or next((frame for frame in frames if frame.route is Deviation.NOBODY), None)
        if held is None or held.holds(value):
            return None
        others = (f for f in frames if f.route not in (route, Deviation.NOBODY) and f.under is None)
        able = tuple(frame for frame in others if frame.holds(value))
        return Overstep(rule=rule, parameter=parameter, route=route, value=value, own=own, others=able)


def _closed(rule: Rule, route: Deviation) -> bool:
    """Whether a route may not touch figures without a frame: nobody knows which way is the stricter."""
    named = route is not Deviation.NOBODY and route in rule.deviation
    return not named and Deviation.LOCAL not in rule.deviation


def _own(frames: Iterable[Frame], route: Deviation, basis: str) -> Frame | None:
    """Return the route's own frame; a central agreement's goes before the law's."""
    mine = [frame for frame in frames if frame.route is route]
    special = [frame for frame in mine if frame.under is not None and frame.under in basis]
    return next(iter(special), None) or next((frame for frame in mine if frame.under is None), None)


def _bound(frame: Frame | None, value: int) -> int | bool | None:
    """Return the last lawful figure of a frame that a value does not keep."""
    if frame is None:
        return None
    return frame.least if frame.least is not None and value < frame.least else frame.most
