"""What a shift has in it (det vakten består av): time away, resting duty, strain."""

from collections.abc import Mapping
from typing import Final

from models.text import Text

SHIFTS: Final[Mapping[str, Text]] = {
    key: Text(nb=nb, en=en)
    for key, (nb, en) in {
        "shift.inside": ("I vakten", "In the shift"),
        "shift.away": ("fri {times}", "off {times}"),
        "shift.resting": ("hvilende {times}, {share} teller", "resting {times}, {share} counts"),
        "shift.strain": ("belastende natt", "straining night"),
    }.items()
}
