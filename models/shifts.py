"""Shift types (vaktkoder): what a code on the rota means.

A shift is one main work period (hovedarbeidsperiode) from its start to its end. Inside it there may be
stretches away from work, which make it a split shift (delt dagsverk), and stretches of resting duty (hvilende
vakt). The first are free time that no rest is made of; the second are time at work, of which an agreement
lets a share count as hours. Home standby (beredskapsvakt utenfor arbeidsstedet) is no shift: it may lie in a
rest, and nothing here can say it yet.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

from pydantic import Field, model_validator

from models.units import DAY, FULL_POSITION, Clock, Frozen, Identifier, Minutes, Refused, clock_text


class ShiftKind(StrEnum):
    """The kind of a shift, for colours and counts (vaktslag); no rule reads the law from it."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    LONG = "long"
    OTHER = "other"


class Break(Frozen):
    """A break (pause); unpaid only when the employee may leave, AML § 10-9 (1)."""

    minutes: Annotated[Minutes, Field(gt=0)]
    paid: bool


class ClockStretch(Frozen):
    """A stretch inside a shift, by the wall clock (del av vakten)."""

    start: Clock
    end: Clock


class ShiftType(Frozen):
    """A shift type (vaktkode).

    Attributes
    ----------
    code
        What stands in the rota, for example ``"D"``.
    start, end
        Local wall time; an end at or before the start is on the next day.
    breaks
        Paid breaks are working time, unpaid breaks are not.
    away
        When the person has left and is free, in a split shift (delt dagsverk): no working time and nobody
        present, but no rest between two shifts either.
    passive
        Resting duty at the workplace (hvilende vakt), AML § 10-4 (2).
    passive_share
        How much of ``passive`` counts as hours in the position, in basis points. The limits of the law count
        the whole of it; by default the position does too.
    night_strain
        Whether the risk assessment finds special risk or considerable strain in the work, AML § 10-11 (7).
    supernumerary
        Whether it counts towards no demand, as an introduction shift (opplæringsvakt, utenom bemanning).
    units
        Units that use the code; None means all.
    competence
        Competence that whoever takes the shift must hold; None means anyone.
    """

    code: Identifier
    name: str = ""
    kind: ShiftKind
    start: Clock
    end: Clock
    breaks: tuple[Break, ...] = ()
    away: tuple[ClockStretch, ...] = ()
    passive: tuple[ClockStretch, ...] = ()
    passive_share: Annotated[int, Field(ge=0, le=FULL_POSITION, json_schema_extra={"x-unit": "1/100 %"})] = (
        FULL_POSITION
    )
    night_strain: bool = False
    supernumerary: bool = False
    units: tuple[Identifier, ...] | None = None
    competence: Identifier | None = None

    @property
    def span(self) -> int:
        """Minutes from start to end by the wall clock (lengde)."""
        return (self.end - self.start - 1) % DAY + 1

    @property
    def unpaid(self) -> int:
        """Minutes of unpaid break (ubetalt pause)."""
        return sum(pause.minutes for pause in self.breaks if not pause.paid)

    @property
    def at_work(self) -> int:
        """Minutes at the employer's disposal, resting duty whole, on an ordinary night (arbeidstid)."""
        return self.span - self.unpaid - sum(end - start for start, end in self.absent)

    @property
    def work(self) -> int:
        """Working minutes as the position counts them, on an ordinary night (beregnet arbeidstid)."""
        return self.at_work - sum(uncounted(end - start, self.passive_share) for start, end in self.resting)

    @property
    def absent(self) -> tuple[tuple[int, int], ...]:
        """The stretches away, as minutes after the midnight before the start (borte)."""
        return tuple(self._placed(self.away))

    @property
    def resting(self) -> tuple[tuple[int, int], ...]:
        """The stretches of resting duty, as minutes after the midnight before the start (hvilende)."""
        return tuple(self._placed(self.passive))

    def there(self, *, resting: bool) -> tuple[tuple[int, int], ...]:
        """Return from when to when somebody is there for the users, in minutes as ``absent`` (til stede).

        Parameters
        ----------
        resting
            Whether resting duty will do.
        """
        found, at = [], self.start
        for begin, finish in sorted((*self.absent, *(() if resting else self.resting))):
            found.append((at, begin))
            at = finish
        return tuple(part for part in (*found, (at, self.start + self.span)) if part[0] < part[1])

    def _placed(self, stretches: tuple[ClockStretch, ...]) -> Iterator[tuple[int, int]]:
        for stretch in stretches:
            start = self.start + (stretch.start - self.start) % DAY
            yield start, start + (stretch.end - stretch.start - 1) % DAY + 1

    @model_validator(mode="after")
    def _stretches_fit(self) -> "ShiftType":
        """Refuse stretches outside the shift and stretches that share a minute (delene får plass)."""
        placed = sorted([*((a, "away") for a in self.absent), *((r, "passive") for r in self.resting)])
        for (start, end), field in placed:
            if end > self.start + self.span:
                mine, shift = f"{_clock(start)}–{_clock(end)}", f"{_clock(self.start)}–{_clock(self.end)}"
                raise Refused(
                    nb=f"{mine} ligger ikke inne i vakten {shift}; flytt den eller endre vakten",
                    en=f"{mine} does not lie inside the shift {shift}; move it or change the shift",
                    at=field,
                )
        for (one, _), (other, field) in pairwise(placed):
            if other[0] < one[1]:
                first, second = (f"{_clock(start)}–{_clock(end)}" for start, end in (one, other))
                raise Refused(
                    nb=f"{first} og {second} overlapper; et minutt er enten borte eller hvilende, én gang",
                    en=f"{first} and {second} overlap; a minute is either away or resting, once",
                    at=field,
                )
        self._kept_at_the_ends()
        return self

    def _kept_at_the_ends(self) -> None:
        for start, end in self.absent:
            if start == self.start or end == self.start + self.span:
                raise Refused(
                    nb=f"vakten begynner eller slutter borte, {_clock(start)}–{_clock(end)}; kort ned vakten",
                    en=f"the shift starts or ends away, {_clock(start)}–{_clock(end)}; shorten the shift",
                    at="away",
                )
        if not self.passive and self.passive_share != FULL_POSITION:
            raise Refused(
                nb=f"{self.passive_share} gjelder hvilende tid, og vakten har ingen; skriv passive eller ta "
                "bort passive_share",
                en=f"{self.passive_share} is for resting duty, and the shift has none; write passive or "
                "remove passive_share",
                at="passive_share",
            )

    @model_validator(mode="after")
    def _breaks_fit(self) -> "ShiftType":
        pauses, room = sum(pause.minutes for pause in self.breaks), self.at_work + self.unpaid
        if pauses >= room:
            raise Refused(
                nb=f"pausene er til sammen like lange som vakten selv ({room} min); kort dem ned",
                en=f"the breaks are together as long as the shift itself ({room} min); shorten them",
                at="breaks",
            )
        if self.work <= 0:
            raise Refused(
                nb=f"ingen minutter i vakten teller som arbeid ({self.work}); hev passive_share",
                en=f"no minute of the shift counts as work ({self.work}); raise passive_share",
                at="passive_share",
            )
        return self


def uncounted(minutes: int, share: int) -> int:
    """Return the minutes of resting duty that do not count as hours (ikke medregnet).

    Rounded down, so that the share never comes out short of what was agreed: 3333 of 10 000 is a third.
    """
    return minutes * (FULL_POSITION - share) // FULL_POSITION


def _clock(minutes: int) -> str:
    return clock_text(minutes % DAY)
