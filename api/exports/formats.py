"""The look of the workbook (formater): made once, asked for by what a cell means."""

from collections.abc import Mapping
from typing import Any, Final

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from models.findings import Standing
from models.shifts import ShiftKind

KINDS: Final[Mapping[ShiftKind, dict[str, Any]]] = {
    ShiftKind.DAY: {"bg_color": "#FFE9A8"},
    ShiftKind.EVENING: {"bg_color": "#F8C49A"},
    ShiftKind.NIGHT: {"bg_color": "#35508F", "font_color": "#FFFFFF"},
    ShiftKind.LONG: {"bg_color": "#CDBEEE"},
    ShiftKind.OTHER: {"bg_color": "#BFE3DE"},
}
RED: Final = "#B3261E"
AMBER: Final = "#B26A00"
_HAIR: Final = {"border": 4, "border_color": "#B8B8B8"}
_HEAD: Final = {"bold": True, "bg_color": "#E8ECF3", "border": 1, "border_color": "#B8B8B8"}
_STANDINGS: Final[Mapping[Standing, dict[str, Any]]] = {
    # A thick border and a dashed one tell these apart without colour; a breach has a note besides.
    Standing.BREACH: {"border": 5, "border_color": RED, "bold": True},
    Standing.COVERED: {"border": 8, "border_color": AMBER},
}
_NAMED: Final[Mapping[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 14},
    "quiet": {"font_color": "#5A5A5A"},
    "text": {"valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "head": {**_HEAD, "text_wrap": True, "valign": "vcenter"},
    "week": {**_HEAD, "align": "left"},
    "weekday": {**_HEAD, "align": "center"},
    "weekday.red": {**_HEAD, "align": "center", "font_color": RED, "bg_color": "#FBE3E1"},
    "date": {**_HEAD, "align": "center", "num_format": "d.m", "bold": False},
    "date.red": {
        **_HEAD,
        "align": "center",
        "num_format": "d.m",
        "font_color": RED,
        "bg_color": "#FBE3E1",
    },
    "day": {"num_format": "dd.mm.yyyy", "align": "left", "valign": "top"},
    "hours": {"num_format": "#,##0.0", "valign": "top"},
    "hours.fine": {"num_format": "#,##0.00", "valign": "top"},
    "signed": {"num_format": "+#,##0.0;-#,##0.0;0.0", "valign": "top"},
    "percent": {"num_format": "0.0%", "valign": "top"},
    "number": {"num_format": "#,##0", "valign": "top"},
    "kroner": {"num_format": "#,##0.00", "valign": "top"},
    "label": {**_HAIR},
    "label.bold": {**_HAIR, "bold": True},
    "size": {**_HAIR, "num_format": "0.0%"},
    "total.hours": {**_HAIR, "num_format": "#,##0.0"},
    "total.signed": {**_HAIR, "num_format": "+#,##0.0;-#,##0.0;0.0"},
    "total.percent": {**_HAIR, "num_format": "0.0%"},
    "total.number": {**_HAIR, "num_format": "#,##0"},
    "total.text": {**_HAIR, "align": "right"},
    "free": {**_HAIR, "align": "center"},
    "free.red": {**_HAIR, "align": "center", "bg_color": "#F6F1F0"},
    "off": {**_HAIR, "align": "center", "bold": True},
    "off.red": {**_HAIR, "align": "center", "bold": True, "bg_color": "#F6F1F0"},
    "absent": {**_HAIR, "align": "center", "pattern": 14, "fg_color": "#9A9A9A", "bg_color": "#FFFFFF"},
    "target": {**_HAIR, "align": "center", "font_color": "#5A5A5A"},
    "there": {**_HAIR, "align": "center"},
    "there.short": {**_HAIR, "align": "center", "bold": True, "font_color": "#FFFFFF", "bg_color": RED},
    "there.surplus": {**_HAIR, "align": "center", "italic": True, "bg_color": "#FFF1D6"},
    "sheet.week": {**_HAIR, "bold": True, "align": "center", "valign": "vcenter"},
    "sheet.hours": {**_HAIR, "num_format": "#,##0.00", "valign": "vcenter"},
    "sheet.off": {**_HAIR, "align": "center", "valign": "vcenter"},
    "sheet.off.red": {**_HAIR, "align": "center", "valign": "vcenter", "bg_color": "#FBE3E1"},
    "sheet.fact": {"bold": True, "valign": "top"},
    "bad": {"font_color": RED, "bold": True, "valign": "top"},
    "amber": {"font_color": AMBER, "bold": True, "valign": "top"},
}


class Formats:
    """Formats of one workbook by name (formater)."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        """Return a format by name; one that is not listed is a KeyError (format)."""
        return self._once(name, _NAMED[name])

    def shift(self, kind: ShiftKind, standing: Standing | None, *, locked: bool) -> Format:
        """Return the format of a cell with a shift (vaktformat); a locked one is underlined."""
        look = {**_HAIR, "align": "center", **KINDS[kind]}
        if standing is not None:
            look |= _STANDINGS.get(standing, {})
        if locked:
            look["underline"] = 1
        return self._once(f"shift.{kind}.{standing}.{locked}", look)

    def wrapped_shift(self, kind: ShiftKind) -> Format:
        """Return the format of a cell with a code over its times (vakt med klokkeslett)."""
        look = {**_HAIR, "align": "center", "valign": "vcenter", "text_wrap": True, **KINDS[kind]}
        return self._once(f"wrapped.{kind}", look)

    def off(self, standing: Standing | None, *, red: bool, absent: bool, bold: bool = False) -> Format:
        """Return the format of a cell without a shift (friformat); ``bold`` brings its F-code out."""
        if standing is Standing.BREACH:
            look = {**_HAIR, "align": "center", **_STANDINGS[standing]}
            return self._once("off.breach", look)
        kind = "off" if bold else "free"
        return self["absent" if absent else f"{kind}.red" if red else kind]

    def _once(self, name: str, look: dict[str, Any]) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format({"font_name": "Calibri", "font_size": 10, **look})
        return self._made[name]
