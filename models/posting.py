"""What a rule may say to a solver (postering): duties, lines and a small set of neutral verbs.

A literal is a non-zero integer: ``TRUE`` and ``-TRUE`` are constants, ``-x`` is *not x*. A rule never sees a
solver; the recorder behind these verbs is in ``solver/posting.py``.

A line is unrolled in time. Before its first day lies what is known: the history of a calendar plan as
constants, or, in a cyclic rota, the end of the same cycle with the same literals. So a rule that looks back
from each day of the plan is right in both, without knowing which.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from models.circumstances import Circumstances
from models.people import Employee
from models.shifts import ShiftKind

Lit = int
TRUE: Final[Lit] = 1


@dataclass(frozen=True, slots=True)
class Duty:
    """A shift that one person could take (mulig vakt).

    Attributes
    ----------
    day
        Number of the local day on which it starts; 0 is the first planned, negative is before it.
    start, end
        Grid minutes, elapsed since the first instant of the plan; negative before it.
    work
        Working minutes as the position counts them.
    works
        The literal that is true when the person takes it.
    competence
        What the shift asks for; None means anyone.
    away, resting
        Stretches away and on resting duty, in grid minutes, in order.
    uncounted
        Minutes of resting duty that ``work`` leaves out.
    breaks
        Minutes of break, paid and unpaid.
    strain
        Whether the risk assessment finds special strain in it.
    supernumerary
        Whether it counts towards no demand.
    """

    employee: str
    unit: str
    shift_type: str
    kind: ShiftKind
    date: date
    day: int
    start: int
    end: int
    work: int
    works: Lit
    competence: str | None = None
    away: tuple[tuple[int, int], ...] = ()
    resting: tuple[tuple[int, int], ...] = ()
    uncounted: int = 0
    breaks: int = 0
    strain: bool = False
    supernumerary: bool = False

    @property
    def at_work(self) -> int:
        """Minutes at the employer's disposal, resting duty whole (arbeidstid)."""
        return self.work + self.uncounted

    def until(self, minute: int) -> int:
        """Return the minutes at work before ``minute``; an unpaid break lies as late as it can (før)."""
        return max(0, min(self.at_work, self.during(self.start, minute)))

    def during(self, begin: int, finish: int) -> int:
        """Return the minutes between two, breaks and resting duty whole, less those away (i tidsrommet)."""
        if not self.away:
            return max(0, min(self.end, finish) - max(self.start, begin))
        return sum(_shared(part, begin, finish) for part in self.present(resting=True))

    def rested(self, minute: int) -> int:
        """Return the minutes of resting duty before ``minute`` (hvilende før)."""
        return sum(_shared(stretch, self.start, minute) for stretch in self.resting)

    def present(self, *, resting: bool) -> Sequence[tuple[int, int]]:
        """Return from when to when the person is there for the users (til stede).

        Parameters
        ----------
        resting
            Whether resting duty will do.
        """
        found, at = [], self.start
        for begin, finish in self.away if resting else sorted((*self.away, *self.resting)):
            if begin > at:
                found.append((at, begin))
            at = max(at, finish)
        return [*found, (at, self.end)] if at < self.end else found

    @property
    def week(self) -> int:
        """Number of the ISO week in the plan (uke)."""
        return self.day // 7

    @property
    def weekday(self) -> int:
        """Monday is 0 (ukedag)."""
        return self.day % 7


def _shared(stretch: tuple[int, int], begin: int, finish: int) -> int:
    return max(0, min(stretch[1], finish) - max(stretch[0], begin))


class Line(Protocol):
    """One person's possible duties (turnuslinje) on the grid."""

    @property
    def employee(self) -> Employee:
        """Whose line it is (ansatt)."""

    @property
    def start(self) -> date:
        """First planned day, a Monday (første dag)."""

    @property
    def weeks(self) -> int:
        """Weeks of the plan (uker)."""

    @property
    def around(self) -> Circumstances:
        """What terms of cost must know besides (omstendigheter)."""

    @property
    def known(self) -> tuple[int | None, int | None]:
        """First and last grid minute about which anything is known; None where the line wraps."""

    @property
    def young_until(self) -> int | None:
        """Grid minute at which the person turns 18, None for an adult (ung til).

        Where the line wraps all turns are alike: who is under 18 on the first day is so past all of them.
        """

    def duties(self) -> Sequence[Duty]:
        """Return the planned duties not yet forbidden, by start (mulige vakter)."""

    def unrolled(self, before: int, after: int = 0) -> Sequence[Duty]:
        """Return the duties with what is known around the plan, by start (utrullet linje).

        Parameters
        ----------
        before, after
            Minutes ahead of the first instant and past the last. A duty is included when any part of it
            lies in that stretch; a planned duty always is.
        """

    def at(self, day: int, clock: int = 0) -> int:
        """Return the grid minute of local time ``clock`` on day number ``day`` (tidspunkt)."""

    def qualified(self, competence: str | None, day: date) -> bool:
        """Whether the person holds the competence, or one that covers it, on ``day`` (kvalifisert)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One dated need as a count of literals (dekningsrad).

    Attributes
    ----------
    minutes
        Length of the stretch; a missing head costs so many head-minutes.
    works
        Literals of the duties that count.
    """

    row: str
    unit: str
    competence: str | None
    date: date
    start: int
    minutes: int
    minimum: int
    target: int
    maximum: int | None
    price: int | None
    works: tuple[Lit, ...]
    surplus_price: int | None = None


def week_by_week(duty: Duty, line: Line) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the week in which a duty starts and the one after, each with the work in it (ukevis)."""
    first = duty.until(line.at(7 * (duty.week + 1)))
    return (duty.week, first), (duty.week + 1, duty.at_work - first)


class Posting(Protocol):
    """The verbs (verb). Every count is over literals that may repeat."""

    def forbid(self, duty: Duty) -> None:
        """Rule a duty out before it becomes a variable (utelukk)."""

    def choose(self) -> Lit:
        """Return a fresh literal for the solver to decide (hjelpevariabel)."""

    def any_of(self, lits: Iterable[Lit]) -> Lit:
        """Return a literal that holds exactly when one of ``lits`` does (minst én av).

        The same literals give the same answer, whichever rule asks.
        """

    def apart(self, one: Lit, other: Lit) -> bool:
        """Whether the rules have already said that not both hold (utelukker hverandre).

        A yes may be relied on; a no says only that nobody has said so yet.
        """

    def groups(self, lits: Iterable[Lit]) -> Sequence[Sequence[Lit]]:
        """Split literals into groups that are apart (grupper); a row may sum a group as if it were one."""

    def at_least(self, number: int, lits: Iterable[Lit]) -> None:
        """Require that at least ``number`` of ``lits`` hold (minst)."""

    def at_most(self, number: int, lits: Iterable[Lit]) -> None:
        """Require that at most ``number`` of ``lits`` hold (høyst)."""

    def implies(self, cause: Lit, effect: Lit) -> None:
        """Require ``effect`` whenever ``cause`` holds (medfører)."""

    def weighted(
        self, pairs: Iterable[tuple[int, Lit]], low: int | None = None, high: int | None = None
    ) -> None:
        """Require that the weighted sum lies between ``low`` and ``high`` (vektet sum)."""

    def excess(self, pairs: Iterable[tuple[int, Lit]], above: int) -> Lit:
        """Return a count of at least ``max(0, weighted sum − above)`` (overskridelse).

        It is a quantity for ``price`` and never a literal.
        """

    def whenever(self, lits: Iterable[Lit], unless: Iterable[Lit] = ()) -> Sequence[Lit]:
        """Return counts whose sum is 1 when any of ``lits`` holds and none of ``unless`` does, else 0 (når).

        They are quantities for ``price``, each at the same price, and never literals.
        """

    def price(self, pairs: Iterable[tuple[int, Lit]], constant: int = 0) -> None:
        """Add a weighted sum of literals and counts to the term being posted (pris)."""
