"""What the commands say (kommandotekster): progress, help, files and faults."""

from collections.abc import Mapping
from typing import Final

from models.text import Text

COMMANDS: Final[Mapping[str, Text]] = {
    key: Text(nb=nb, en=en)
    for key, (nb, en) in {
        # Progress
        "live.title": ("Søker", "Searching"),
        "live.stop": ("Ctrl-C: stans og behold beste", "Ctrl-C: stop and keep the best"),
        "live.stopping": (
            "Stanser og beholder beste … (Ctrl-C en gang til avbryter)",
            "Stopping, keeping the best … (Ctrl-C once more aborts)",
        ),
        "live.elapsed": ("{elapsed} av {limit}", "{elapsed} of {limit}"),
        "live.waiting": ("ingen turnus ennå", "no rota yet"),
        "live.line": ("{elapsed} s  {phase}  {levels}", "{elapsed} s  {phase}  {levels}"),
        "live.level": ("nivå {level}: {value} (minst {bound})", "level {level}: {value} (at least {bound})"),
        "phase.": ("forbereder", "preparing"),
        "phase.construct": ("bygger første turnus", "building a first rota"),
        "phase.joint": ("hele modellen", "whole model"),
        "phase.level": ("forbedrer nivå {level}", "improving level {level}"),
        "phase.sweep": ("legger linjene om, én om gangen", "making one line after the other anew"),
        "phase.closing": ("lukker det som er igjen", "closing what is left"),
        "phase.columns": ("beviser grense", "proving a bound"),
        # Help of the command line
        "help.app": (
            "Lager og reviderer turnus for norske helse- og omsorgstjenester, med bevis.",
            "Makes and audits rotas for Norwegian health and care services, with proof.",
        ),
        "help.example": ("Skriv en eksempeloppgave som JSON.", "Write an example problem as JSON."),
        "help.solve": (
            "Finn den beste lovlige turnusen. Slutter med 0 for en turnus, 2 for ugyldig inndata, "
            "3 for bevist umulig, 4 for ingen funnet i tide, 5 for forkastet eller feilet.",
            "Find the best lawful rota. Exits with 0 for a rota, 2 for bad input, 3 for proven "
            "impossible, 4 for none found in time, 5 for rejected or failed.",
        ),
        "help.audit": (
            "Revider en turnus fra hvor som helst. Slutter med 0 for lovlig, 1 for brudd, 2 for ugyldig "
            "inndata.",
            "Audit a rota from anywhere. Exits with 0 for lawful, 1 for a breach, 2 for bad input.",
        ),
        "help.rules": (
            "Vis reglene med tall, belegg og hjemmel, eller én regel helt.",
            "Show the rules with figures, evidence and citation, or one rule in full.",
        ),
        "help.name": (
            "Eksemplets navn: ward, ward-easter, ward-cyclic og ward-long er en langtidsavdeling, den siste "
            "med langvakter i helgene, zone og homecare en "
            "hjemmesone, bofellesskap en bolig med hvilende nattevakt.",
            "The example's name: ward, ward-easter, ward-cyclic and ward-long are a long-term ward, the last "
            "with long shifts in the weekends, zone and homecare a "
            "home-care zone, bofellesskap a dwelling with resting nights.",
        ),
        "help.problem": ("Oppgaven, JSON; - er standard inn.", "The problem, JSON; - is standard input."),
        "help.rota": (
            "Turnusen, JSON, CSV eller XLSX; - er standard inn.",
            "The rota, JSON, CSV or XLSX; - is standard input.",
        ),
        "help.rule": ("Regelens id, for eksempel daily_rest.", "The rule's id, for example daily_rest."),
        "help.out": ("Hvor resultatet skrives, JSON.", "Where the result is written, JSON."),
        "help.xlsx": ("Hvor regnearket skrives.", "Where the workbook is written."),
        "help.time": ("Sekunder til ferdig resultat.", "Seconds until a finished result."),
        "help.workers": ("Prosessorkjerner.", "Processor cores."),
        "help.memory": (
            "Minne som løseren får bruke; ellers 80 prosent av det som er ledig.",
            "Memory that the solver may use; 80 per cent of what is free if not given.",
        ),
        "help.seed": ("Hvor tilfeldigheten begynner.", "Where chance begins."),
        "help.gap": (
            "Stans når hvert nivå er bevist innenfor denne andelen.",
            "Stop when every level is proven within this share.",
        ),
        "help.stall": (
            "Stans når verken turnus eller grense er blitt bedre på så mange sekunder.",
            "Stop when neither rota nor bound has become better for so many seconds.",
        ),
        "help.start": (
            "Turnus å gå videre fra: JSON, CSV eller XLSX; - er standard inn.",
            "Rota to go on from: JSON, CSV or XLSX; - is standard input.",
        ),
        "help.lang": ("Språk.", "Language."),
        "help.version": ("Vis versjonen.", "Show the version."),
        # Files
        "file.missing": ("{path}: finnes ikke", "{path}: does not exist"),
        "file.folder": (
            "{path}: er en mappe, ikke en fil",
            "{path}: is a folder, not a file",
        ),
        "file.unreadable": ("{path}: kan ikke leses: {reason}", "{path}: cannot be read: {reason}"),
        "file.not_text": (
            "{path}: er ikke UTF-8-tekst (byte {position})",
            "{path}: is not UTF-8 text (byte {position})",
        ),
        "file.unwritable": ("{path}: kan ikke skrives: {reason}", "{path}: cannot be written: {reason}"),
        "file.no_folder": (
            "{path}: mappen {folder} finnes ikke",
            "{path}: the folder {folder} does not exist",
        ),
        "file.same": (
            "{path}: er også {other}; velg et annet navn",
            "{path}: is {other} as well; choose another name",
        ),
        "file.stdin_twice": (
            "-: bare én av filene kan leses fra standard inn",
            "-: only one of the files can be read from standard input",
        ),
        "file.saved": ("Lagret {path}", "Saved {path}"),
        "file.rescued": (
            "Resultatet er i stedet lagret i {path}",
            "The result has been saved in {path} instead",
        ),
        "bad_input": (
            "{place}: {count} i inndata. Ingenting er gjort.",
            "{place}: {count} in the input. Nothing has been done.",
        ),
        "faults.one": ("{number} feil", "{number} fault"),
        "faults.more": ("{number} feil", "{number} faults"),
        "example.unknown": (
            "Det finnes ikke noe eksempel {name}. Eksemplene er: {names}",
            "There is no example {name}. The examples are: {names}",
        ),
        "no_solution": ("Det ble ingen turnus å skrive til {path}.", "There was no rota to write to {path}."),
        "stdin": ("standard inn", "standard input"),
        "problem": ("oppgaven", "the problem"),
        "result": ("resultatet", "the result"),
        "aborted": ("Avbrutt.", "Aborted."),
    }.items()
}
