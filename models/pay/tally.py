"""The time in a shift by what is paid for it (opptelling)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Minutes present in a shift by what is paid for them (minutter per tillegg).

    Attributes
    ----------
    weekend, holiday
        Never both: the supplement of a holiday replaces that of the weekend.
    evening, night
        Besides weekend and holiday.
    outside
        Evening and night together, for those who do not work a rota.
    at_half, at_full, at_holiday
        By what overtime would be paid: every minute is one of the three.
    """

    present: int = 0
    weekend: int = 0
    holiday: int = 0
    evening: int = 0
    night: int = 0
    outside: int = 0
    at_half: int = 0
    at_full: int = 0
    at_holiday: int = 0

    def less(self, other: "Tally") -> "Tally":
        """Return what is left when a part of the shift is taken out (resten)."""
        return Tally(*(getattr(self, name) - getattr(other, name) for name in Tally.__slots__))
