"""What is said of tasks and need (behovstekster): the commands `demand` and `chart`, and the template."""

from collections.abc import Mapping
from typing import Final

from models.text import Text

NEED: Final[Mapping[str, Text]] = {
    key: Text(nb=nb, en=en)
    for key, (nb, en) in {
        "tasks.title": ("Oppgaver og behov", "Tasks and need"),
        "tasks.guide": ("Les meg", "Read me"),
        "tasks.guide.lines": (
            "1. Skriv enhetens id i arket Oppsett. Den må være den samme som i oppgaven som skal løses.\n"
            "2. Gå gjennom arket Oppgaver. Radene er et eksempel fra en langtidsavdeling med 24 plasser:\n"
            "    rett dem, slett dem og skriv enhetens egne. Minutter og tidsrom er deres, ingen norm.\n"
            "3. Hjemmetjeneste: skriv besøkene time for time i arket Besøk.\n"
            "4. Skriv i Tilstedeværelse hvor mange som må være der uansett hva som skal gjøres.\n"
            "5. Pauser: når folk tar pause etter tur. Vaktskifte: når to vakter er der samtidig.\n"
            "    Står rapporten blant oppgavene, skal vaktskiftet stå tomt.\n"
            "6. Nivåer: laveste først. Kompetansen er det nivået heter i oppgaven som skal løses.\n"
            "7. Kjør turnusmotor demand FIL.xlsx --into oppgave.json --out ny.json, og løs ny.json.\n"
            "\n"
            "Hver overskrift har en merknad om hva kolonnen betyr. Kolonnene kan stå i fri rekkefølge,\n"
            "og egne kolonner er lov. Feil i fila listes med ark, rad og kolonne.",
            "1. Write the unit's id in the sheet Settings. It must be that of the problem to be solved.\n"
            "2. Go through the sheet Tasks. Its rows are an example from a long-term ward with 24 beds:\n"
            "    correct them, delete them and write the unit's own. Minutes and windows are yours.\n"
            "3. Home care: write the visits hour by hour in the sheet Visits.\n"
            "4. Write in Presence how many must be there whatever there is to do.\n"
            "5. Breaks: when people take theirs in turn. Handovers: when two shifts are there.\n"
            "    Where the report is among the tasks, leave the handovers empty.\n"
            "6. Levels: lowest first. The competence is the level's name in the problem to be solved.\n"
            "7. Run turnusmotor demand FILE.xlsx --into problem.json --out new.json, and solve new.json.\n"
            "\n"
            "Each heading has a note that says what the column means. Columns may stand in any order, and\n"
            "columns of your own are allowed. Faults in the file are listed with sheet, row and column.",
        ),
        # The command `demand`
        "help.demand": (
            "Lag bemanningsbehovet som oppgaver og besøk gir, jevnet ut så toppene blir lavest mulig. Med "
            "--into blir det oppgaven som kan løses; --template lager et regneark å fylle ut.",
            "Make the demand that tasks and visits give, levelled so that its peaks are the least possible. "
            "With --into it becomes the problem to be solved; --template makes a workbook to fill in.",
        ),
        "help.tasks": (
            "Oppgavene, JSON, CSV eller XLSX; - er standard inn.",
            "The tasks, JSON, CSV or XLSX; - is standard input.",
        ),
        "help.need.out": (
            "Hvor behovet skrives, JSON; med --into oppgaven med behovet i.",
            "Where the demand is written, JSON; with --into the problem with the demand in it.",
        ),
        "help.into": (
            "Oppgaven som får behovet i stedet for enhetens eget. Den selv blir ikke endret.",
            "The problem that gets the demand in place of the unit's own. It is itself left as it is.",
        ),
        "help.template": (
            "Skriv et regneark med oppgavene, eller med et eksempel å rette, og ingenting annet.",
            "Write a workbook with the tasks, or with an example to correct, and nothing else.",
        ),
        "help.competence": (
            "Hva et nivå heter i turnusen, for eksempel HFA_MED1=MED1; bare HFA_MED1= er hvem som helst.",
            "What a level is called in the rota, for example HFA_MED1=MED1; HFA_MED1= alone is anyone.",
        ),
        "help.need.chart": (
            "Hvor en figur av oppgaver og behov skrives, .svg eller .png.",
            "Where a chart of tasks and need is written, .svg or .png.",
        ),
        "help.step": (
            "Minutter per trinn i kurvene: 5, 10, 15, 20, 30 eller 60.",
            "Minutes per step of the curves: 5, 10, 15, 20, 30 or 60.",
        ),
        "help.readiness": (
            "Andel som legges til arbeidet for avbrudd, for eksempel 0.12.",
            "Share added to the work for interruptions, for example 0.12.",
        ),
        "help.shared": (
            "Regn med nivåene etter oppgavedeling.",
            "Reckon with the levels after task sharing.",
        ),
        "help.unit": ("Enheten, når fila ikke sier den.", "The unit, in place of the file's."),
        "need.title": ("Behov time for time, hverdag / helg", "Need hour by hour, weekday / weekend"),
        "need.hour": ("time", "hour"),
        "need.levels": ("Timer i uka, nivå for nivå", "Hours a week, level by level"),
        "need.level": ("nivå", "level"),
        "need.tasks": ("arbeid i dag", "work today"),
        "need.after": ("etter oppgavedeling", "after task sharing"),
        "need.required": ("behov, dette nivået og over", "need, this level and above"),
        "need.presence": ("av det bare tilstedeværelse", "of it presence alone"),
        "need.sum": ("sum", "sum"),
        "need.visits": (
            "Besøk {days}: {visits} om dagen, {direct} t hos brukerne, {travel} t kjøring, {other} t annet.",
            "Visits {days}: {visits} a day, {direct} h at the users, {travel} h travel, {other} h other.",
        ),
        "need.proven": (
            "Utjevnet: summen av toppene er {peaks}, og det er bevist at den ikke kan bli lavere.",
            "Levelled: the peaks sum to {peaks}, which is proven to be the least.",
        ),
        "need.near": (
            "Utjevnet: summen av toppene er {peaks}; bevist minst {floor}.",
            "Levelled: the peaks sum to {peaks}; proven at least {floor}.",
        ),
        "need.levelling": ("Jevner ut oppgavene …", "Levelling the tasks …"),
        "need.step": (
            "Trinnet er {step} minutter; skriv et av {steps}",
            "The step is {step} minutes; write one of {steps}",
        ),
        "need.nothing": (
            "Skriv oppgavene og --out, eller --template for et regneark å fylle ut.",
            "Write the tasks and --out, or --template for a workbook to fill in.",
        ),
        "need.replaced": (
            "{rows} av enhetens egne behovsrader er byttet ut med {curves} kurver.",
            "{rows} of the unit's own rows of demand have given way to {curves} curves.",
        ),
        "need.dropped": (
            "{count} unntak gjaldt rader som er byttet ut, og er tatt bort.",
            "{count} exceptions were for rows that have given way, and are gone.",
        ),
        # Charts, and the command `chart`
        "help.chart": (
            "Tegn behov og dekning gjennom uka for én enhet, som SVG eller PNG.",
            "Draw need and cover through the week for one unit, as SVG or PNG.",
        ),
        "help.chart.rota": (
            "Resultatet fra solve, eller en turnus som JSON, CSV eller XLSX.",
            "The result of solve, or a rota as JSON, CSV or XLSX.",
        ),
        "help.chart.out": (
            "Hvor figuren skrives, .svg eller .png.",
            "Where the chart is written, .svg or .png.",
        ),
        "help.chart.unit": (
            "Enheten; unødvendig når det bare er én.",
            "The unit; needless where there is one.",
        ),
        "help.chart.tasks": (
            "Oppgavene som behovet er laget av; arbeidet tegnes under behovet.",
            "The tasks that the need is made from; the work is drawn below the need.",
        ),
        "chart.need.title": ("Oppgaver og behov, {unit}", "Tasks and need, {unit}"),
        "chart.need.subtitle": (
            "{hours} timer arbeid i uka, utjevnet, gir et behov på {wanted} timer: over arbeidet ligger "
            "beredskap ({readiness}), pauser, minste bemanning og hele personer.",
            "{hours} hours of work a week, levelled, make a need of {wanted} hours: above the work lie "
            "readiness ({readiness}), breaks, the minimum and whole persons.",
        ),
        "chart.need.told": (
            "{name}: {hours} timer i uka, mest {most} {day} kl. {clock}.",
            "{name}: {hours} hours a week, most {most} on {day} at {clock}.",
        ),
        "chart.cover.title": ("Behov og dekning, {unit}", "Need and cover, {unit}"),
        "chart.cover.subtitle": (
            "{share} av timene er dekket; {hours} timer mangler",
            "{share} of the hours are covered; {hours} hours are missing",
        ),
        "chart.cover.told": (
            "{name}: {hours} timer mangler, {days}.",
            "{name}: {hours} hours are missing, {days}.",
        ),
        "chart.on_days.one": ("på {number} dag", "on {number} day"),
        "chart.on_days.more": ("fordelt på {number} dager", "over {number} days"),
        "chart.cover.worst": ("Verst {day}, {heads} for få.", "Worst {day}, {heads} too few."),
        "chart.days": (", {days} dager", ", {days} days"),
        "chart.all": ("Alle", "All"),
        "chart.heads": ("personer", "persons"),
        "chart.need": ("behov", "need"),
        "chart.least": ("minste bemanning", "minimum"),
        "chart.work": ("arbeid på dette nivået og over", "work at this level and above"),
        "chart.there": ("til stede, færrest til flest i planen", "there, fewest to most in the plan"),
        "chart.middle": ("til stede, midterste dag", "there, middle day"),
        "chart.short": ("mangler på verste dag", "missing on the worst day"),
        "chart.format": (
            "{path}: figurer skrives som .svg eller .png; gi fila et av de navnene",
            "{path}: charts are written as .svg or .png; give the file one of those names",
        ),
        "chart.unit": (
            "Skriv --unit: enhetene er {names}",
            "Write --unit: the units are {names}",
        ),
        "chart": ("figuren", "the chart"),
        "need.first_night": (
            "Før den første vakta {date} er det ingen i planen som kan være der. Skriv vaktene natten før i "
            "history hos de ansatte, ellers mangler de i dekningen.",
            "Before the first shift on {date} nobody in the plan can be there. Write the shifts of the night "
            "before in the employees' history, or they are missing in the cover.",
        ),
        "tasks": ("oppgavelista", "the task list"),
        "template": ("malen", "the template"),
    }.items()
}
