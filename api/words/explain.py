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
        # One cell
        "cell.free": ("fri", "off"),
        "cell.now": ("Slik den er: {what}", "As it is: {what}"),
        "cell.sound": ("ingen brudd den dagen", "no breach on that day"),
        "cell.other": (
            "Noe annet i cellen, når alt annet står som det er",
            "Something else in the cell, all else as it is",
        ),
        "cell.breaks": (
            "bryter «{rule}» ({citation}), {day}: {text}",
            "breaks “{rule}” ({citation}), {day}: {text}",
        ),
        "cell.breaks_nothing": ("bryter ingenting", "breaks nothing"),
        "cell.heals": ("retter {breaches}", "mends {breaches}"),
        "cell.same": ("koster det samme", "costs the same"),
        "cell.cost": ("{term} {change} (nivå {level})", "{term} {change} (level {level})"),
        "cell.cover": (
            "{row} {day}: {before} → {after} av {target}",
            "{row} {day}: {before} → {after} of {target}",
        ),
        "cell.asked": ("For at {who} skal ha {what} {day}", "For {who} to have {what} on {day}"),
        "cell.unlawful_now": (
            "Turnusen har {breaches} fra før; svaret under retter dem også.",
            "The rota has {breaches} already; the answer below mends them too.",
        ),
        "cell.none": (
            "må ingen andre celler endres.",
            "no other cell has to change.",
        ),
        "cells.one": ("må {number} annen celle endres", "{number} other cell has to change"),
        "cells.more": ("må {number} andre celler endres", "{number} other cells have to change"),
        "cell.fewest": ("bevist at færre ikke går", "fewer are proven not to do"),
        "cell.not_fewest": (
            "bevist at det trengs minst {least}; færre enn disse kan være nok",
            "at least {least} are proven to be needed; fewer than these may do",
        ),
        "cell.moved": ("{who} {day}: {before} → {after}", "{who} {day}: {before} → {after}"),
        "cell.lawful": ("Etter det: ingen brudd.", "After that: no breach."),
        "cell.kept": ("Dekningen blir ikke dårligere.", "Coverage is no worse."),
        "cell.costly": (
            "Dekningen blir dårligere; det er bevist at ingen lovlig turnus unngår det.",
            "Coverage becomes worse; it is proven that no lawful rota avoids that.",
        ),
        "cell.loss": (
            "Dekningen blir dårligere; ingen turnus som unngår det, ble funnet i tide.",
            "Coverage becomes worse; no rota that avoids that was found in time.",
        ),
        "cell.impossible": (
            "finnes ingen lovlig turnus. Det er bevist.",
            "there is no lawful rota. That is proven.",
        ),
        "cell.not_found": (
            "ble ingen lovlig turnus funnet i tide: gi mer tid med --time-limit.",
            "no lawful rota was found in time: give more with --time-limit.",
        ),
        "cell.failed": (
            "vet ingen: løseren falt ut.",
            "nobody knows: the solver fell.",
        ),
        "cell.is_so": ("Cellen er allerede slik.", "The cell is so already."),
        # Improvement
        "phase.mending": ("retter brudd", "mending breaches"),
        "healing.title": ("Det som ble av bruddene", "What became of the breaches"),
        "healing.sum": (
            "{healed} rettet, {eased} mindre enn før, {left} står igjen, ingen nye.",
            "{healed} mended, {eased} smaller than before, {left} left, none new.",
        ),
        "healing.line": ("rettet: {rule}, {who}, {day}: {text}", "mended: {rule}, {who}, {day}: {text}"),
        "healing.clean": (
            "Turnusen brøt ingenting fra før.",
            "The rota broke nothing to begin with.",
        ),
        "healing.levels": ("Før → nå: {levels}.", "Before → now: {levels}."),
        "healing.level": ("nivå {level} {before} → {after}", "level {level} {before} → {after}"),
        "verdict.improved": (
            "Ikke lovlig ennå, men ingenting er verre enn det var",
            "Not lawful yet, but nothing is worse than it was",
        ),
        "help.improve": (
            "Forbedre en turnus som bryter regler, uten å gjøre noe verre. Slutter med 0 når den er "
            "lovlig, 1 når brudd står igjen, 2 for ugyldig inndata.",
            "Improve a rota that breaks rules, with nothing made worse. Exits with 0 when it is lawful, "
            "1 when breaches are left, 2 for bad input.",
        ),
        "help.explain": (
            "Forklar én celle i et resultat: hva som holder den, hva noe annet ville bryte eller koste, og "
            "hvilke andre celler som måtte endres. Slutter med 0, 2 for ugyldig inndata, 3 der det er "
            "bevist at cellen ikke kan bli slik, 4 der ingenting ble funnet i tide, 5 der løseren falt ut.",
            "Explain one cell of a result: what holds it, what something else would break or cost, and which "
            "other cells would have to change. Exits with 0, 2 for bad input, 3 where the cell is proven "
            "not to be possible, 4 where nothing was found in time, 5 where the solver fell.",
        ),
        "help.result": ("Resultatet, JSON, som --out skrev.", "The result, JSON, as --out wrote it."),
        "help.employee": ("Den ansattes id.", "The employee's id."),
        "help.date": ("Dagen, for eksempel 2027-02-14.", "The day, for example 2027-02-14."),
        "help.instead": (
            "Vaktkoden som ønskes, eventuelt KODE@ENHET; «fri» er fri.",
            "The shift type that is wished for, or CODE@UNIT; “off” is a day off.",
        ),
        "help.problem_option": (
            "Oppgaven; ellers letes den fram i resultatets mappe.",
            "The problem; otherwise it is looked for in the result's folder.",
        ),
    }.items()
}
