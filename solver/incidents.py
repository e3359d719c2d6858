"""What may go wrong in a search and be survived (hendelser), in words that say what to do about it."""

import signal
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.agreements import Agreement
from models.findings import Breach
from models.problem import Problem
from models.result import Incident
from models.text import Text
from solver.wire import OUT_OF_MEMORY

NO_ROOM = (
    "bad_alloc",
    "MemoryError",
    "Cannot allocate memory",
    "Resource temporarily unavailable",
    "can't start new thread",
)
"""What is said by those who get no memory and cannot end in good order."""
NAMED = 3
"""Units named of a part; the others are counted."""


@dataclass(frozen=True, slots=True)
class Next:
    """What is done when a child is lost (det neste).

    Attributes
    ----------
    again
        Whether the search is started again.
    best
        Whether there is a rota to start from, or to keep.
    workers
        With how many it is started.
    given_up
        Whether too many were lost to try again.
    """

    again: bool
    best: bool
    workers: int
    given_up: bool = False

    def text(self) -> Text:
        """Return it as the end of a sentence (tekst)."""
        if not self.again:
            kept = (" Beste turnus er beholdt.", " The best rota is kept.") if self.best else ("", "")
            tell = (
                (
                    " Prøv færre arbeidere eller kortere plan; hjelper ikke det, meld det som en feil.",
                    " Try fewer workers or a shorter plan; if that does not help, report it as a defect.",
                )
                if self.given_up
                else ("", "")
            )
            return Text(
                nb=f"og ble ikke startet igjen.{kept[0]}{tell[0]}",
                en=f"and was not started again.{kept[1]}{tell[1]}",
            )
        start = (
            ("fra beste turnus", "from the best rota") if self.best else ("fra begynnelsen", "from nothing")
        )
        return Text(
            nb=f"og ble startet igjen {start[0]}, antall arbeidere: {self.workers}.",
            en=f"and was started again {start[1]}, number of workers: {self.workers}.",
        )


def no_room(code: int, said: Sequence[str]) -> bool:
    """Whether a solver process fell because it got no memory (ikke plass)."""
    return code == OUT_OF_MEMORY or any(sign in line for line in said for sign in NO_ROOM)


def died(code: int, said: Sequence[str], then: Next) -> Incident:
    """Return that the solver process died (død), with the most telling line of what it said last."""
    end, last = then.text(), _telling(said)
    why = Text(nb="", en="")
    if code == -signal.SIGKILL:
        why = Text(
            nb=" Ofte er det operativsystemet som stanser den som bruker mest minne: prøv færre arbeidere.",
            en=" Often the operating system stops whoever uses the most memory: try fewer workers.",
        )
    return Incident(
        code="solver-died",
        text=Text(
            nb=f"Løserprosessen døde ({_how(code)}) {end.nb}{why.nb}{last}",
            en=f"The solver process died ({_how(code)}) {end.en}{why.en}{last}",
        ),
    )


def out_of_memory(limit: int | None, then: Next) -> Incident:
    """Return that the solver process ran out of memory (tomt for minne), and what helps."""
    end = replace(then, given_up=False).text()  # what helps follows
    most = (f" ({limit} MB)", f" ({limit} MB)") if limit is not None else ("", "")
    return Incident(
        code="solver-out-of-memory",
        text=Text(
            nb=f"Løserprosessen brukte opp minnet sitt{most[0]} {end.nb} Det hjelper med færre arbeidere, "
            "kortere plan, én enhet om gangen eller mer minne.",
            en=f"The solver process used up its memory{most[1]} {end.en} Fewer workers, a shorter plan, "
            "one unit at a time or more memory will help.",
        ),
    )


def hung(seconds: float, *, best: bool) -> Incident:
    """Return that the solver process did not end when it should (hang)."""
    kept = ("Beste turnus er beholdt.", "The best rota is kept.") if best else ("", "")
    return Incident(
        code="solver-hung",
        text=Text(
            nb=f"Løserprosessen sluttet ikke innen {seconds:g} sekunder etter at den skulle, og ble avbrutt. "
            f"{kept[0]}".strip(),
            en=f"The solver process had not ended {seconds:g} seconds after it should, and was killed. "
            f"{kept[1]}".strip(),
        ),
    )


def garbled() -> Incident:
    """Return that the solver process said what cannot be understood (uforståelig)."""
    return Incident(
        code="solver-garbled",
        text=Text(
            nb="Løserprosessen skrev noe som ikke lar seg lese. Det er hoppet over; meld det som en feil.",
            en="The solver process wrote what cannot be read. It was passed over; report it as a defect.",
        ),
    )


def weakened(what: str) -> Incident:
    """Return that a part of the search fell while the rest went on (svekket)."""
    return Incident(
        code="solver-weakened",
        text=Text(
            nb=f"En del av søket falt ut, resten fortsatte: {what}. Meld det som en feil.",
            en=f"A part of the search fell, the rest went on: {what}. Report it as a defect.",
        ),
    )


def not_started(what: str, then: Next) -> Incident:
    """Return that the operating system gave no process (ikke startet)."""
    end = then.text()
    return Incident(
        code="solver-not-started",
        text=Text(
            nb=f"Løserprosessen lot seg ikke starte ({what}) {end.nb}",
            en=f"The solver process could not be started ({what}) {end.en}",
        ),
    )


def part_without_rota(part: Problem, *, failed: bool) -> Incident:
    """Return that one part of a municipality has no rota, so that the whole has none (del uten turnus)."""
    name, heads = named(part), len(part.employees)
    if failed:
        return Incident(
            code="part-failed",
            text=Text(
                nb=f"{name.nb} ({heads} ansatte): løseren falt ut hver gang, så helheten har ingen turnus. "
                "Løs de andre enhetene for seg, og denne med færre arbeidere eller kortere plan.",
                en=f"{name.en} ({heads} employees): the solver failed every time, so the whole has no rota. "
                "Solve the other units apart, and this one with fewer workers or a shorter plan.",
            ),
        )
    return Incident(
        code="part-without-rota",
        text=Text(
            nb=f"{name.nb} ({heads} ansatte): ingen turnus ble funnet i søket, så helheten har ingen.",
            en=f"{name.en} ({heads} employees): the search found no rota, so the whole has none.",
        ),
    )


def narrowed(partial: Sequence[Agreement]) -> Incident:
    """Return that a proof is about fewer rotas than are lawful (snevrere bevis), and for which agreements."""
    nb, en = _titles(partial)
    return Incident(
        code="proof-narrowed",
        text=Text(
            nb=f"Bare en del av planen er dekket av {nb}. Søket avviker ikke fra noe på grunnlag av slike "
            "avtaler, og holder det de legger til, i hele planen. Det som er bevist, gjelder turnuser som "
            "gjør det samme.",
            en=f"Only a part of the plan is covered by {en}. The search deviates from nothing on such "
            "ground, and keeps what they add in the whole plan. What is proven is about rotas that do the "
            "same.",
        ),
    )


def start_unlawful(breaches: Sequence[Breach]) -> Incident:
    """Return that a rota to go on from breaks rules (ulovlig start), and what mends one that does."""
    kinds = ", ".join(sorted({breach.rule for breach in breaches}))
    return Incident(
        code="start-unlawful",
        text=Text(
            nb=f"Turnusen det skulle gås videre fra, bryter regler ({len(breaches)} brudd: {kinds}). Søket "
            "begynte uten den. En slik turnus rettes med kommandoen improve.",
            en=f"The rota to go on from breaks rules ({len(breaches)} breaches: {kinds}). The search began "
            "without it. The command improve mends such a rota.",
        ),
    )


def start_leaning(partial: Sequence[Agreement]) -> Incident:
    """Return that a rota to go on from deviates where no search does (støttet start), and on what ground."""
    nb, en = _titles(partial)
    return Incident(
        code="start-leaning",
        text=Text(
            nb=f"Turnusen det skulle gås videre fra, avviker på grunnlag av {nb}, som dekker bare en del av "
            "planen. Søket avviker ikke på slikt grunnlag, og begynte uten den.",
            en=f"The rota to go on from deviates on the ground of {en}, which covers only a part of the "
            "plan. The search does not deviate on such ground, and began without it.",
        ),
    )


def of_part(incident: Incident, part: Problem) -> Incident:
    """Return an incident that says in which part it happened (i del)."""
    name = named(part)
    said = Text(nb=f"{name.nb}: {incident.text.nb}", en=f"{name.en}: {incident.text.en}")
    return incident.model_copy(update={"text": said})


def named(part: Problem) -> Text:
    """Return the names of a part's units, the first of them where there are many (navn)."""
    names = ", ".join(unit.name or unit.id for unit in part.units[:NAMED])
    rest = len(part.units) - NAMED
    if rest <= 0:
        return Text(nb=names, en=names)
    return Text(nb=f"{names} og {rest} til", en=f"{names} and {rest} more")


def _titles(agreements: Sequence[Agreement]) -> tuple[str, str]:
    titles = [agreement.title for agreement in agreements]
    return ", ".join(f"«{t.nb}»" for t in titles), ", ".join(f"“{t.en}”" for t in titles)


def _how(code: int) -> str:
    if code >= 0:
        return f"status {code}"
    known = {member.value: member.name for member in signal.Signals}
    return known.get(-code, f"signal {-code}")


def _telling(said: Sequence[str]) -> str:
    """Return the line that says most: that of a failed check, or the last that is no address."""
    lines = [line.strip() for line in said if line.strip()]
    checks = [line for line in lines if "Check failed" in line or "what():" in line]
    spoken = [line for line in lines if not line.startswith(("@", "***"))]
    return f" {(checks or spoken)[-1]}" if checks or spoken else ""
