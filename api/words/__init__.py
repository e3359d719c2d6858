"""The texts of the interface (tekster), bokmål beside English, by key.

Values in braces are filled in by ``Voice``; a test holds both languages to the same values.
"""

from collections.abc import Mapping
from typing import Final

from api.words.commands import COMMANDS
from api.words.days_off import DAYS_OFF
from api.words.explain import EXPLAIN
from api.words.figures import FIGURES
from api.words.law import LAW
from api.words.need import NEED
from api.words.norm import NORM
from api.words.report import REPORT
from api.words.shifts import SHIFTS
from models.text import Text

WORDS: Final[Mapping[str, Text]] = {
    **REPORT,
    **COMMANDS,
    **DAYS_OFF,
    **NEED,
    **LAW,
    **EXPLAIN,
    **FIGURES,
    **SHIFTS,
    **NORM,
}
