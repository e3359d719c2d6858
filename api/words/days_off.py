"""What is written about days off, holidays and the sheet of one person (fridager)."""

from collections.abc import Mapping
from typing import Final

from models.text import Text

DAYS_OFF: Final[Mapping[str, Text]] = {
    key: Text(nb=nb, en=en)
    for key, (nb, en) in {
        # F-codes: the codes are Norwegian in every language
        "legend.F1": ("ukefridag", "weekly day off"),
        "legend.F2": ("ekstra ukefridag", "other day off"),
        "legend.F3": ("helgedagsfri", "red day given off"),
        "legend.F4": ("godtgjøringsfri", "time off for holiday supplement"),
        "legend.F5": ("erstatningsfridag", "day off for a lost F1"),
        "legend.FE": ("ferie", "holiday"),
        "look.marks": (
            "Fri: F1 ukefridag, F2 ekstra ukefridag, F3 helgedagsfri, F4 godtgjøringsfri, F5 "
            "erstatningsfridag, FE ferie",
            "Off: F1 weekly day off, F2 other day off, F3 red day given off, F4 time off for holiday "
            "supplement, F5 day off for a lost F1, FE holiday",
        ),
        # Hours and balances
        "credited": ("Godskrevet", "Credited"),
        "credited.short": ("Godskr.", "Cred."),
        "contract": ("Kontrakt", "Contract"),
        "leave": ("Fravær", "Leave"),
        "bank": ("Mulig F4, t", "Possible F4, h"),
        "red_days.free": ("Røde dager fri", "Red days off"),
        "holiday.granted": ("Ferie, har", "Holiday, has"),
        "holiday.used": ("Ferie, brukt", "Holiday, used"),
        "holiday.left": ("Ferie, igjen", "Holiday, left"),
        "remarks": ("Merknader", "Remarks"),
        # Sheets of the workbook
        "days_off": ("Fridager", "Days off"),
        "owed": ("Erstatningsfri", "Owed days off"),
        "week_hours": ("Uketimer", "Week hours"),
        "owed.open": ("Skyldig fri", "Owed"),
        "owed.for": ("For", "For"),
        "owed.until": ("Frist", "By"),
        "owed.given": ("Gitt", "Given"),
        "owed.sum": ("{number} F3 og F5 er gitt.", "{number} F3 and F5 are given."),
        "owed.is_open": ("skyldes", "owed"),
        "owed.is_given": ("gitt", "given"),
        "owed.is_late": ("gitt for sent", "given late"),
        "holiday.name": ("Helligdag", "Holiday"),
        "week.head": ("Uke", "Week"),
        "from": ("Fra", "From"),
    }.items()
}
