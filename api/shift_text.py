"""What a shift has in it, in words (det vakten består av)."""

from collections.abc import Iterable

from api.lang import Voice
from models.shifts import ClockStretch, ShiftType
from models.units import clock_text


def inside_text(kind: ShiftType, voice: Voice) -> str:
    """Return the stretches of a shift as a person reads them, empty for an ordinary one (i vakten)."""
    said = []
    if kind.away:
        said.append(voice("shift.away", times=_times(kind.away)))
    if kind.passive:
        share = voice.percent(kind.passive_share, 0 if kind.passive_share % 100 == 0 else 2)
        said.append(voice("shift.resting", times=_times(kind.passive), share=share))
    if kind.night_strain:
        said.append(voice("shift.strain"))
    return "; ".join(said)


def _times(stretches: Iterable[ClockStretch]) -> str:
    return ", ".join(f"{clock_text(one.start)}–{clock_text(one.end)}" for one in stretches)
