"""What is written about key figures (nøkkeltall): groups, sharing, health, competence and cost."""

from collections.abc import Mapping
from typing import Final

from models.text import Text

FIGURES: Final[Mapping[str, Text]] = {
    key: Text(nb=nb, en=en)
    for key, (nb, en) in {
        "kpi.group": ("Område", "Area"),
        "kpi.group.coverage": ("Dekning", "Coverage"),
        "kpi.group.positions": ("Stillinger og timer", "Positions and hours"),
        "kpi.group.shared": ("Helger, kvelder og netter", "Weekends, evenings and nights"),
        "kpi.group.health": ("Helsebelastning", "Health load"),
        "kpi.group.competence": ("Kompetanse", "Competence"),
        "kpi.group.wishes": ("Ønsker", "Wishes"),
        "kpi.group.wages": ("Lønnskostnad", "Wages"),
        # Coverage and units
        "kpi.per_four_weeks": (
            "Udekket per fire uker, {competence}",
            "Uncovered in four weeks, {competence}",
        ),
        "kpi.short": ("Behov med manko", "Needs that are short"),
        "kpi.short.value": (
            "{share}, {short} av {needs}, {unsound} under minimum",
            "{share}, {short} of {needs}, {unsound} below the minimum",
        ),
        "kpi.carers": (
            "Ulike ansatte på 14 dager, snitt / flest",
            "Different people in 14 days, mean / most",
        ),
        "kpi.handovers": ("Vaktskifter per døgn", "Handovers a day"),
        # Positions and hours
        "kpi.full_positions": ("Årsverk i behovet / i stillingene", "Full positions in demand / in staff"),
        "kpi.unused": ("Ubrukte timer i stillingene", "Hours of positions not used"),
        "kpi.extra": ("Merarbeid / overtid, timer", "Extra work / overtime, hours"),
        "kpi.most_units": ("Flest enheter for én ansatt", "Most units for one employee"),
        # Sharing
        "kpi.demand_weekend_share": ("Helgeandel av behovet", "Weekend share of the demand"),
        "kpi.load.value": (
            "min {least}, snitt {mean}, maks {most}",
            "least {least}, mean {mean}, most {most}",
        ),
        "kpi.load.weekend": ("Helgetimer per 100 %, {people}", "Weekend hours per 100 %, {people}"),
        "kpi.load.evening": (
            "Kveldstimer 17–23 per 100 %, {people}",
            "Evening hours 17–23 per 100 %, {people}",
        ),
        "kpi.load.night": ("Nattetimer 23–06 per 100 %, {people}", "Night hours 23–06 per 100 %, {people}"),
        "kpi.load.holiday": ("Helligdagstimer per 100 %, {people}", "Holiday hours per 100 %, {people}"),
        "load.weekend": ("Helgetimer", "Weekend hours"),
        "load.evening": ("Kveld 17–23", "Evening 17–23"),
        "load.night": ("Natt 23–06", "Night 23–06"),
        "load.holiday": ("Helligdag", "Holiday"),
        "kpi.above.weekend": ("Helg over rettferdig andel", "Weekends above the fair shares"),
        "kpi.above.evening": ("Kveld over rettferdig andel", "Evenings above the fair shares"),
        "kpi.above.night": ("Natt over rettferdig andel", "Nights above the fair shares"),
        "kpi.above.holiday": ("Helligdag over rettferdig andel", "Holidays above the fair shares"),
        # Health
        "kpi.quick_share": (
            "Hviler under 11 timer, andel av vaktene",
            "Rests below 11 hours, share of shifts",
        ),
        "kpi.long_shifts": ("Vakter over 10 timer", "Shifts above 10 hours"),
        "kpi.longest_long": ("Flest lange vakter på rad", "Most long shifts in a row"),
        "kpi.full_weeks": ("Uker over 48 timer", "Weeks above 48 hours"),
        "kpi.spread": (
            "Største ukesforskjell for én ansatt",
            "Largest difference between one person's weeks",
        ),
        # Competence and wishes
        "kpi.mix": (
            "Timer av {competence}, alle / natt / helg",
            "Hours by {competence}, all / night / weekend",
        ),
        "kpi.wishes_lowest": ("Oppfylt for laveste tidel", "Met for the lowest tenth"),
        # Wages
        "kpi.wages.none": ("ukjent: oppgaven har ingen lønnsopplysninger", "unknown: the problem has no pay"),
        "kpi.wages.base": ("Grunnlønn", "Base pay"),
        "kpi.wages.weekend": ("Helgetillegg", "Weekend supplement"),
        "kpi.wages.evening": ("Kveldstillegg", "Evening supplement"),
        "kpi.wages.night": ("Nattillegg", "Night supplement"),
        "kpi.wages.holiday": ("Helligdagstillegg", "Holiday supplement"),
        "kpi.wages.overtime": ("Overtidsbetaling", "Overtime pay"),
        "kpi.wages.holiday_pay": ("Feriepenger", "Holiday pay"),
        "kpi.wages.pension": ("Pensjon", "Pension"),
        "kpi.wages.tax": ("Arbeidsgiveravgift", "Employer's contribution"),
        "kpi.wages.cost": ("Lønnskostnad for planen", "Cost of the plan"),
        "kpi.wages.yearly": ("Som årskostnad", "As a yearly cost"),
        "kpi.wages.per_hour": ("Per arbeidet time", "Per hour worked"),
        "kpi.wages.per_care_hour": ("Per dekket time", "Per hour of demand met"),
        "kpi.wages.unknown": ("Ansatte med ukjent lønn, holdt utenfor", "Employees of unknown pay, left out"),
        "kpi.wages.unconfirmed": ("Ubekreftede satser", "Unconfirmed rates"),
        "pay.weekend": ("helg", "weekend"),
        "pay.holiday": ("helligdag", "holiday"),
        "pay.evening": ("kveld", "evening"),
        "pay.night": ("natt", "night"),
        "pay.day_worker": ("kveld og natt utenfor turnus", "evening and night outside a rota"),
        "pay.rounding": ("avrunding", "rounding"),
        "pay.overtime": ("overtid", "overtime"),
        "pay.holiday_pay": ("feriepenger", "holiday pay"),
        "pay.higher_holiday_pay": ("høyere feriepenger", "higher holiday pay"),
        "pay.pension": ("pensjon", "pension"),
        "pay.employer_tax": ("arbeidsgiveravgift", "employer's contribution"),
        "pay.groups.assistant": ("lønn til assistenter", "pay of assistants"),
        "pay.groups.skilled": ("lønn til fagarbeidere", "pay of skilled workers"),
        "pay.groups.skilled_college": ("lønn med fagskole", "pay with vocational college"),
        "pay.groups.higher_3": ("lønn med 3-årig utdanning", "pay with three years of higher education"),
        "pay.groups.higher_4": ("lønn med 4-årig utdanning", "pay with four years of higher education"),
        "pay.groups.higher_5": ("lønn med 5-årig utdanning", "pay with five years of higher education"),
        "pay.groups.master": ("lønn med mastergrad", "pay with a master's degree"),
    }.items()
}
