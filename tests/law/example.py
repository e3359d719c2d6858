"""The form of one worked example: some shifts, and how many breaches the law sees in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Example:
    """One worked example: shifts of one person, and whether the rule is kept.

    Times are local wall time (Europe/Oslo). A shift reads ``2027-03-01 14:30-22:00``; an end that
    is not after its start lies on the next day. Then follow, where needed and in this order,
    ``unpaid 30`` (minutes of unpaid break), ``paid 30`` (of paid break), ``away 11:00-15:00`` (a stretch
    away), ``resting 23:00-06:00`` (resting duty), ``strain yes`` (the risk assessment finds strain) and
    ``unit B``. Shifts that name no unit share one.

    Parameters
    ----------
    says
        What the example shows, with the arithmetic.
    shifts
        The plan of one person, in order of start.
    breaches
        The number of breaches: 0 when the plan is lawful, -1 when there is at least one and the law
        leaves open how to count them.
    source
        Where the rule and, if there is one, the example is found.
    parameters
        What deviates from the strictest statute, in minutes where it is a time.
    start
        The Monday on which the plan starts.
    weeks
        How long the plan is.
    cyclic
        Whether the last week is followed by the first, without end. Such a plan has no change of
        clock and no holidays.
    history
        Shifts before the plan's first day.
    """

    says: str
    shifts: tuple[str, ...]
    breaches: int
    source: str
    parameters: Mapping[str, object] = field(default_factory=dict, hash=False)
    start: str = "2027-03-01"
    weeks: int = 2
    cyclic: bool = False
    history: tuple[str, ...] = ()
