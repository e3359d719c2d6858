"""Text in both languages of the product (tekst på bokmål og engelsk)."""

from enum import StrEnum

from models.units import Frozen


class Language(StrEnum):
    """A language the product speaks (språk)."""

    NB = "nb"
    EN = "en"


class Text(Frozen):
    """One sentence in bokmål and English (tekst)."""

    nb: str
    en: str

    def say(self, language: Language) -> str:
        """Return the sentence in ``language`` (si det på språket)."""
        return self.nb if language is Language.NB else self.en
