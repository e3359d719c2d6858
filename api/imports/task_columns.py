"""The sheets of a task list (ark i oppgavelista): what each column is called, holds and means.

The reader and the template are made from the same lines, so that what is written out can be read back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pydantic import BaseModel

from models.task_list import BreakWindow, Handover, LevelCompetence, Presence
from models.tasks import Task
from models.text import Text
from models.visits import Visits


class Kind(StrEnum):
    """What a cell holds (celletype)."""

    TEXT = "text"
    WHOLE = "whole"
    CLOCK = "clock"
    DAYS = "days"
    SHARE = "share"
    MOVABLE = "movable"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or a line of the settings (kolonne).

    Attributes
    ----------
    field
        The model's field.
    nb, en
        Headings, the first one also written in the template; others are told apart by a slash.
    """

    field: str
    kind: Kind
    nb: str
    en: str
    note: Text

    @property
    def heading(self) -> Text:
        """The heading that the template has (overskrift)."""
        return Text(nb=self.nb.split("/")[0], en=self.en.split("/")[0])

    @property
    def words(self) -> tuple[str, ...]:
        """Every heading that is understood (forståtte overskrifter)."""
        return tuple(plain(word) for word in (self.field, *self.nb.split("/"), *self.en.split("/")))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one thing a row (ark)."""

    field: str
    title: Text
    model: type[BaseModel]
    columns: tuple[Column, ...]

    @property
    def needed(self) -> tuple[Column, ...]:
        """Columns without which there is nothing to read (påkrevde kolonner)."""
        required = {name for name, field in self.model.model_fields.items() if field.is_required()}
        return tuple(column for column in self.columns if column.field in required)


def plain(word: str) -> str:
    """Return a heading without what varies in writing (normalisert)."""
    return "".join(c for c in word.casefold() if c.isalnum())


def _column(field: str, kind: Kind, headings: tuple[str, str], nb: str, en: str) -> Column:
    return Column(field, kind, *headings, note=Text(nb=nb, en=en))


_DAYS: Final = _column(
    "days",
    Kind.DAYS,
    ("Dager", "Days"),
    "1–7, mandag er 1: 12345 er hverdager. «hverdag», «helg», «alle» og «ma-fr» går også.",
    "1–7, Monday is 1: 12345 is weekdays. “weekdays”, “weekend”, “all” and “mo-fr” will do too.",
)
_START: Final = _column("start", Kind.CLOCK, ("Fra/Start", "From/Start"), "Klokkeslett.", "Clock time.")
_END: Final = _column(
    "end",
    Kind.CLOCK,
    ("Til/Slutt", "To/End"),
    "Klokkeslett; er det ikke etter Fra, er det neste dag.",
    "Clock time; unless it is after From, it is on the next day.",
)
_LEVEL: Final = _column(
    "level",
    Kind.LEVEL,
    ("Minste nivå/Minnivå/Minniva/Nivå", "Lowest level/Min level/Level"),
    "Laveste kompetanse som kan gjøre det.",
    "The lowest competence that may do it.",
)

TASKS: Final = Sheet(
    "tasks",
    Text(nb="Oppgaver", en="Tasks"),
    Task,
    (
        _column(
            "id",
            Kind.TEXT,
            ("Oppgave/Id/Oppgaveid", "Task/Id/Taskid"),
            "Kort navn uten mellomrom; hvert står én gang.",
            "A short name without spaces; each stands once.",
        ),
        _column("name", Kind.TEXT, ("Navn/Beskrivelse", "Name/Description"), "Hva det er.", "What it is."),
        _START,
        _END,
        _column(
            "count",
            Kind.WHOLE,
            ("Antall", "Count"),
            "Hvor mange ganger om dagen, for eksempel antall brukere. Tomt er 1.",
            "How many times a day, for example how many users. Empty is 1.",
        ),
        _column(
            "minutes",
            Kind.WHOLE,
            ("Minutter/Min", "Minutes/Min"),
            "For hver person, hver gang.",
            "For each person, each time.",
        ),
        _column(
            "persons",
            Kind.WHOLE,
            ("Personer", "Persons"),
            "Hvor mange som gjør det sammen. Tomt er 1.",
            "How many do it together. Empty is 1.",
        ),
        _LEVEL,
        _column(
            "co_level",
            Kind.LEVEL,
            ("Nivå 2/Mednivå/Medniva/Niva2", "Level 2/Co level"),
            "Laveste nivå for den andre, når to gjør det sammen. Tomt er det samme.",
            "The lowest level of the second, where two do it together. Empty is the same.",
        ),
        _DAYS,
        _column(
            "movable",
            Kind.MOVABLE,
            ("Flyttbar", "Movable"),
            "fast: spres jevnt over tidsrommet. samme dag: kan flyttes innen det. uke: også til andre dager.",
            "fixed: spread evenly over the window. same day: may be moved in it. week: to other days too.",
        ),
        _column(
            "movable_days",
            Kind.DAYS,
            ("Flyttbare dager", "Movable days"),
            "Dager den kan flyttes til, når den er flyttbar over uka. Tomt er Dager.",
            "Days to which it may go when it is movable over the week. Empty is Days.",
        ),
        _column(
            "scenario_level",
            Kind.LEVEL,
            ("Nytt nivå/Nytt minnivå/Nyminniva", "New level/New min level"),
            "Laveste nivå etter oppgavedeling (--shared). Tomt er uendret.",
            "The lowest level after task sharing (--shared). Empty is unchanged.",
        ),
        _column("tag", Kind.TEXT, ("Merke", "Tag"), "Fri tekst.", "Free text."),
    ),
)
VISITS: Final = Sheet(
    "visits",
    Text(nb="Besøk", en="Visits"),
    Visits,
    (
        _DAYS,
        _column(
            "minutes",
            Kind.WHOLE,
            ("Minutter/Min", "Minutes/Min"),
            "Gjennomsnitt hos brukeren.",
            "Mean at the user.",
        ),
        _column(
            "direct",
            Kind.SHARE,
            ("Andel hos bruker/Direkte", "Share at user/Direct"),
            "Av arbeidstiden. Timene er minuttene hos brukerne delt på denne.",
            "Of the working time. The hours are the minutes at the users divided by it.",
        ),
        _column(
            "travel",
            Kind.SHARE,
            ("Andel kjøring/Kjøring", "Share of travel/Travel"),
            "Av arbeidstiden.",
            "Of the working time.",
        ),
        _column(
            "later",
            Kind.SHARE,
            ("Andel senere/Senere", "Share later/Later"),
            "Av arbeidstiden: det som kan gjøres en annen gang på dagen, som dokumentasjon.",
            "Of the working time: what may be done at another time of the day, as documentation.",
        ),
        _column(
            "start",
            Kind.CLOCK,
            ("Fra/Start", "From/Start"),
            "Når tjenesten begynner: ingen besøk flyttes til før det. Tomt er første besøk.",
            "When the service begins: no visit is moved to before it. Empty is the first visit.",
        ),
        _column(
            "end",
            Kind.CLOCK,
            ("Til/Slutt", "To/End"),
            "Når tjenesten slutter. Tomt er siste besøk.",
            "When the service ends. Empty is the last visit.",
        ),
        _column(
            "pairs",
            Kind.SHARE,
            ("Andel med to/To personer", "Share by two/Pairs"),
            "Av besøkene.",
            "Of the visits.",
        ),
        _column(
            "critical",
            Kind.SHARE,
            ("Andel tidskritisk/Tidskritisk", "Share time-critical/Critical"),
            "Besøk som må ligge i sin time. Tomt er alle.",
            "Visits that must lie in their hour. Empty is all.",
        ),
        _column(
            "slack",
            Kind.WHOLE,
            ("Slingring/Slakk", "Slack"),
            "Minutter de andre kan ligge før eller etter.",
            "Minutes that the others may lie earlier or later.",
        ),
    ),
)
"""Besides these: a column for every level with its share of the visits, and one for every hour of the day."""
PRESENCE: Final = Sheet(
    "presence",
    Text(nb="Tilstedeværelse", en="Presence"),
    Presence,
    (
        _DAYS,
        _START,
        _END,
        _LEVEL,
        _column(
            "heads",
            Kind.WHOLE,
            ("Antall", "Heads/Count"),
            "Så mange må være der uansett hva som skal gjøres.",
            "So many must be there whatever there is to do.",
        ),
    ),
)
BREAKS: Final = Sheet(
    "breaks",
    Text(nb="Pauser", en="Breaks"),
    BreakWindow,
    (
        _DAYS,
        _START,
        _END,
        _column(
            "minutes",
            Kind.WHOLE,
            ("Minutter/Min", "Minutes/Min"),
            "Alle på jobb tar så lang pause i vinduet, etter tur.",
            "Everyone at work has so long a break in the window, in turn.",
        ),
    ),
)
HANDOVERS: Final = Sheet("handovers", Text(nb="Vaktskifte", en="Handovers"), Handover, (_DAYS, _START, _END))
LEVELS: Final = Sheet(
    "competences",
    Text(nb="Nivåer", en="Levels"),
    LevelCompetence,
    (
        _column(
            "level",
            Kind.TEXT,
            ("Nivå", "Level"),
            "Laveste først; den som har ett, kan gjøre alt over det i denne lista.",
            "Lowest first; whoever holds one may do everything above it in this list.",
        ),
        _column(
            "competence",
            Kind.TEXT,
            ("Kompetanse i turnusen/Kompetanse", "Competence in the rota/Competence"),
            "Id i oppgaven som skal løses. Tomt er det samme ordet; «alle» er hvem som helst.",
            "Id in the problem to be solved. Empty is the same word; “anyone” is whoever there is.",
        ),
    ),
)
SETTINGS: Final = (
    _column(
        "unit",
        Kind.TEXT,
        ("Enhet", "Unit"),
        "Enhetens id i oppgaven som skal løses.",
        "The unit's id in the problem to be solved.",
    ),
    _column("name", Kind.TEXT, ("Navn", "Name"), "Hva lista heter.", "What the list is called."),
    _column(
        "readiness",
        Kind.SHARE,
        ("Beredskap", "Readiness"),
        "Andel som legges til arbeidet for avbrudd og alarmer, ofte 10–15 %.",
        "Share added to the work for interruptions and alarms, often 10–15%.",
    ),
    _column(
        "held_by_all",
        Kind.TEXT,
        ("Må alle ha", "All must hold"),
        "Kompetanse alle på jobb må ha, som førerkort. Skill flere med komma.",
        "Competence that everyone at work must hold, such as a licence. Part several by commas.",
    ),
)
SETTINGS_TITLE: Final = Text(nb="Oppsett", en="Settings")
SHEETS: Final = (TASKS, VISITS, PRESENCE, BREAKS, HANDOVERS, LEVELS)
MOVABLE: Final[Mapping[str, Text]] = {
    "fixed": Text(nb="fast", en="fixed"),
    "same_day": Text(nb="samme dag", en="same day"),
    "week": Text(nb="uke", en="week"),
}
ANYONE: Final = Text(nb="alle", en="anyone")
SHARE_OF: Final = Text(nb="Andel", en="Share")
"""What stands before a level's name where a column holds its share of the visits."""
