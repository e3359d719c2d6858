"""STUB."""

from typing import ClassVar, Literal
from collections.abc import Iterator, Sequence
from models.findings import Breach
from models.posting import Line, Posting, Row
from models.rule import Deviation, PersonRule
from models.text import Text
from models.timeline import Presence, Timeline
from models.units import Minutes


class WeeklyHours(PersonRule):
    kind: Literal["weekly_hours"] = "weekly_hours"
    title: ClassVar[Text] = Text(nb="", en="")
    citation: ClassVar[str] = ""
    deviation: ClassVar[tuple[Deviation, ...]] = ()
    maximum: Minutes = 2400

    def says(self, measured: int, limit: int) -> Text:
        return Text(nb="", en="")

    def post(self, line: Line, to: Posting) -> None:
        return

    def audit(self, timeline: Timeline) -> Iterator[Breach]:
        return iter(())
