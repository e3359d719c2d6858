"""Evidence (belegg): how a figure of law or of a tariff is known."""

from enum import StrEnum

from models.units import Frozen


class Mark(StrEnum):
    """How a figure is known (bevismerke).

    V read in the legal text, V2 in a secondary source, K own knowledge not found in a source, LOCAL set by
    the parties themselves.
    """

    V = "V"
    V2 = "V2"
    K = "K"
    LOCAL = "LOCAL"


class Evidence(Frozen):
    """Where a figure comes from (belegg).

    Attributes
    ----------
    confirm
        True while nobody has checked the figure against the text; results show it as unconfirmed.
    """

    mark: Mark
    source: str
    confirm: bool = False
