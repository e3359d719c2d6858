"""The language of the interface (språk): what is written where, and how numbers and dates look.

The texts stand in ``api/words.py``. Numbers follow the language: decimal comma and ``dd.mm.yyyy`` in bokmål.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - `date` is a method here
from typing import Final

from api.catalogue import in_words, term_unit
from api.words import WORDS
from models.audit import TermCount
from models.calendar import Horizon, holiday_name
from models.figures import Figure
from models.phrases import HOLIDAYS, MONTHS, WEEKDAYS
from models.rule import Deviation
from models.text import Language, Text
from models.units import FULL_POSITION, HOUR, hours_minutes

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language (stemme)."""

    language: Language

    def __call__(self, word: str, **values: object) -> str:
        """Return a text of the interface with its values filled in (tekst).

        Raises
        ------
        KeyError
            When there is no such text; a test holds every use to the list.
        """
        return self.say(WORDS[word]).format(**values)

    def say(self, text: Text) -> str:
        """Return a text in this language (si)."""
        return text.say(self.language)

    def count(self, word: str, number: int) -> str:
        """Return a counted thing, with ``word.one`` for exactly one (antall)."""
        key = f"{word}.one" if number == 1 else f"{word}.more"
        return self(key, number=self.number(number))

    def number(self, value: int) -> str:
        """Return a whole number with its thousands apart (tall)."""
        text = f"{abs(value):,}".replace(",", self._nb(NO_BREAK, ","))
        return f"{MINUS}{text}" if value < 0 else text

    def decimal(self, value: int, per: int, places: int = 1) -> str:
        """Return ``value / per`` with fixed decimals, rounded half away from zero (desimaltall)."""
        scale = 10**places
        rounded = (2 * abs(value) * scale + per) // (2 * per)
        text = self.number(rounded // scale)
        if places:
            text += self._nb(",", ".") + str(rounded % scale).zfill(places)
        return f"{MINUS}{text}" if value < 0 and rounded else text

    def hours(self, minutes: int, places: int = 1) -> str:
        """Return a working time in decimal hours, ``35,5`` (timer)."""
        return self.decimal(minutes, HOUR, places)

    def signed_hours(self, minutes: int) -> str:
        """Return a deviation with its sign, ``+2,5`` (avvik)."""
        text = self.hours(minutes)
        return text if minutes < 0 or text == self.hours(0) else f"+{text}"

    def clock(self, minutes: int | None) -> str:
        """Return a rest as hours and minutes, ``10:30``, or a dash for none (hvile)."""
        return "–" if minutes is None else hours_minutes(minutes)

    def percent(self, share: int | None, places: int = 1) -> str:
        """Return basis points in per cent, or a dash for a share of nothing (prosent)."""
        if share is None:
            return "–"
        return self.decimal(share, FULL_POSITION // 100, places) + self._nb(f"{NO_BREAK}%", "%")

    def kroner(self, ore: int) -> str:
        """Return an amount in whole kroner (kroner)."""
        text = self.decimal(ore, 100, 0)
        return self._nb(f"{text}{NO_BREAK}kr", f"NOK{NO_BREAK}{text}")

    def date(self, day: Day) -> str:
        """Return a date, ``09.01.2027`` (dato)."""
        return day.strftime(self._nb("%d.%m.%Y", "%Y-%m-%d"))

    def day(self, day: Day, horizon: Horizon) -> str:
        """Return a day in a list, ``lø 9.1.``; in a cyclic rota ``lø uke 2`` (dag)."""
        weekday = self.weekday(day)
        if horizon.cyclic:
            return f"{weekday} {self('week.short')} {horizon.index(day) // 7 + 1}"
        month = MONTHS[day.month - 1].en[:3]
        return self._nb(f"{weekday} {day.day}.{day.month}.", f"{weekday} {day.day} {month}")

    def weekday(self, day: Day, letters: int = 2) -> str:
        """Return the weekday's first letters (ukedag)."""
        return self.say(WEEKDAYS[day.weekday()])[:letters]

    def holiday(self, day: Day) -> str | None:
        """Return a public holiday's name, or None (helligdag); two on a day stand side by side."""
        names = (holiday_name(day) or "").split("; ")
        said = [self.say(HOLIDAYS[name]) for name in names if name]
        return ", ".join(said) or None

    def period(self, horizon: Horizon) -> str:
        """Return what is planned, dates or a cycle (periode)."""
        if horizon.cyclic:
            return self("period.cyclic", weeks=horizon.weeks)
        first, last = self.date(horizon.start), self.date(horizon.last)
        return self("period.calendar", first=first, last=last, weeks=horizon.weeks)

    def yes(self, value: bool) -> str:  # noqa: FBT001 - the one thing it says
        """Return yes or no (ja eller nei)."""
        return self("yes") if value else self("no")

    def figure(self, figure: Figure) -> str:
        """Return a figure's value, a time as hours and minutes (tallverdi)."""
        known = in_words(figure.rule, figure.parameter, figure.value)
        return self.yes(bool(figure.value)) if known is None else known

    def quantity(self, term: TermCount) -> str:
        """Return what a term counted, with its unit (mengde)."""
        return f"{self.number(term.quantity)} {self.say(term_unit(term.kind))}".strip()

    def prover(self, prover: str | None) -> str:
        """Return who proved a bound (bevist av)."""
        if prover is None:
            return self("summary.unproven")
        names = (self.either(f"prover.{name}", name) for name in prover.split(" + "))
        return self("prover", prover=" + ".join(names))

    def either(self, word: str, otherwise: str, **values: object) -> str:
        """Return a text if there is one, else what is given (tekst eller verdi)."""
        return self(word, **values) if word in WORDS else otherwise

    def route(self, deviation: Sequence[Deviation]) -> str:
        """Return who may agree on something else (avviksadgang)."""
        return ", ".join(self(f"route.{route.name}") for route in deviation) or self("route.NOBODY")

    def _nb(self, nb: str, en: str) -> str:
        return nb if self.language is Language.NB else en
