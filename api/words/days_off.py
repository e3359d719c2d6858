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
        "owed": ("F3 og F5", "F3 and F5"),
        "week_hours": ("Uketimer", "Week hours"),
        "owed.open": ("Skyldige fridager", "Days off owed"),
        "owed.for": ("For", "For"),
        "owed.until": ("Frist", "By"),
        "owed.given": ("Gitt", "Given"),
        "owed.sum": ("{number} F3 og F5 er gitt.", "{number} F3 and F5 are given."),
        "owed.is_open": ("skyldes", "owed"),
        "owed.is_given": ("gitt", "given"),
        "owed.is_late": ("gitt for sent", "given late"),
        "law_or_tariff": ("lov og sentral avtale", "law and central agreement"),
        "grounds.unconfirmed": (
            "Ubekreftet: {names}. Kilde: fagforbundenes veiledning, ikke avtaleteksten.",
            "Unconfirmed: {names}. Source: the unions' guides, not the agreement's text.",
        ),
        # The sheet of one person
        "hours.sum": ("Timer i planen", "Hours in the plan"),
        "hours.text": (
            "{work} arbeidet + {credited} godskrevet = {total}; kontrakt {contract}, avvik {deviation}",
            "{work} worked + {credited} credited = {total}; contract {contract}, deviation {deviation}",
        ),
        "hours.average": ("Snitt per uke", "Average a week"),
        "hours.longest": ("Lengste uke, etter vaktstart", "Longest week, by start of shift"),
        "hours.in_week": ("{hours} t i uke {number}", "{hours} h in week {number}"),
        "position": ("Stilling", "Position"),
        "position.text": ("{size} i {unit}, {week} t i uka", "{size} in {unit}, {week} h a week"),
        "of": ("{part} av {whole}", "{part} of {whole}"),
        "weekends.worked": ("Helger med arbeid", "Weekends worked"),
        "weekends.text": ("{of}, {share} av timene", "{of}, {share} of the hours"),
        "red_days.worked": ("Røde dager", "Red days"),
        "red_days.text": ("{worked} arbeidet, {free} fri", "{worked} worked, {free} free"),
        "rest.short": ("{number} under 11 timer", "{number} below 11 hours"),
        "bank.label": ("F4 for arbeidede helligdager, om avtalt", "F4 for worked holidays, if agreed"),
        "holiday.year": ("Ferie {year}", "Holiday {year}"),
        "holiday.text": (
            "{granted} virkedager, {used} brukt, {left} igjen",
            "{granted} working days, {used} used, {left} left",
        ),
        "owed.by": (", innen {day}", ", by {day}"),
        "owed.on": ("gitt {day}", "given {day}"),
        "agreement.none": ("ingen avtale dekker den ansatte", "no agreement covers the employee"),
        "wishes.unmet": ("ikke oppfylt: {days}", "not met: {days}"),
        "remarks.base": (
            "Grunnturnus lagt i kalenderen: timer mot stillingen kontrolleres på grunnturnusen selv.",
            "A base rota put in the calendar: hours against the position are judged on the base rota itself.",
        ),
        "remarks.none": ("Ingen brudd og ingen merknader.", "No breaches and no remarks."),
        "away.short": ("borte", "away"),
        "signature": (
            "Sett av ansatt: ____________________   Sett av tillitsvalgt: ____________________",
            "Seen by employee: ____________________   Seen by union representative: ____________________",
        ),
        "ics.text": ("{hours} timer", "{hours} hours"),
        # The command
        "help.sheet": (
            "Vis turnusen til én ansatt, slik en tillitsvalgt kontrollerer den, eller skriv den til fil.",
            "Show one employee's rota as a union representative checks it, or write it to a file.",
        ),
        "help.sheet.employee": (
            "Ansattes id; kan gjentas. Uten: alle.",
            "An employee's id; may be repeated. Without: all.",
        ),
        "help.sheet.xlsx": (
            "Hvor regnearket skrives, ett ark per ansatt.",
            "Where the workbook is written, a sheet each.",
        ),
        "help.sheet.csv": ("Hvor vaktene skrives som CSV.", "Where the shifts are written as CSV."),
        "help.sheet.ics": (
            "Hvor vaktene til én ansatt skrives som iCalendar.",
            "Where one employee's shifts are written as iCalendar.",
        ),
        "help.sheet.from": (
            "Legg en grunnturnus i kalenderen fra denne mandagen: F3 og F5 etter helligdagene.",
            "Put a base rota in the calendar from this Monday: F3 and F5 by the public holidays.",
        ),
        "help.sheet.weeks": (
            "Hvor mange uker grunnturnusen går i kalenderen.",
            "How many weeks the base rota is worked.",
        ),
        "sheet.unknown": (
            "Oppgaven har ingen ansatt {name}. De ansatte er: {names}",
            "The problem has no employee {name}. The employees are: {names}",
        ),
        "sheet.one": (
            "En iCalendar-fil er for én ansatt, og her er {number}; velg én med --employee",
            "An iCalendar file is for one employee, and here are {number}; choose one with --employee",
        ),
        "sheet.no_dates": (
            "En grunnturnus har ingen datoer; legg den i kalenderen med --from og en mandag",
            "A base rota has no dates; put it in the calendar with --from and a Monday",
        ),
        "sheet.not_a_day": (
            "{text} er ingen dato; skriv for eksempel 2027-01-04",
            "{text} is not a date; write for example 2027-01-04",
        ),
        "holiday.name": ("Helligdag", "Holiday"),
        "week.head": ("Uke", "Week"),
        "from": ("Fra", "From"),
    }.items()
}
