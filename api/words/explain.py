"""What is said of conflicts, cells and improvements (forklaringstekster)."""

from collections.abc import Mapping
from typing import Final

from models.text import Text

EXPLAIN: Final[Mapping[str, Text]] = {
    key: Text(nb=nb, en=en)
    for key, (nb, en) in {
        # Conflicts
        "conflict.title": ("Dette kan ikke holdes sammen", "These cannot hold together"),
        "conflict.more": ("Konflikt {number} av {total}", "Conflict {number} of {total}"),
        "conflict.not_minimal": (
            "Tiden tok slutt før det var vist at alle disse trengs: noen av dem kan være overflødige.",
            "Time ran out before all of these were shown to be needed: some may be superfluous.",
        ),
        "conflict.none": (
            "Det er bevist at ingen turnus finnes, men ikke vist hvorfor i tide: gi mer tid.",
            "It is proven that there is no rota, but not shown why in time: give it more time.",
        ),
        "repairs": ("Det som løser det, billigst først", "What mends it, cheapest first"),
        "repairs.core": (
            "Dette løser konflikten over, men noe annet står fortsatt i veien",
            "These mend the conflict above, but something else still stands in the way",
        ),
        "repairs.none": (
            "Ingen enkelt endring av dem som ble prøvd, løser det.",
            "No single change among those tried mends it.",
        ),
        "repairs.unfinished": (
            "Ikke alle endringer ble prøvd: tiden var ute.",
            "Not every change was tried: time was up.",
        ),
        "repair.line": ("{cost}: {text}", "{cost}: {text}"),
        "repair.free": ("uten kostnad", "at no cost"),
        "repair.unpriced": ("uten prislapp", "not priced"),
        "repair.not_smallest": (
            " (mindre kan være nok; det er ikke bevist)",
            " (less may do; that is not proven)",
        ),
    }.items()
}
