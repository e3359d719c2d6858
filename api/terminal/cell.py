"""One cell on the terminal (celle på skjermen): what holds it, and what something else would take."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text as Line

from api.catalogue import rule_title, term_title
from api.lang import Voice
from api.terminal import style, tables
from api.terminal.conflicts import conflicts
from models.findings import Breach
from models.phrases import day_text
from models.problem import Problem
from models.units import clock_text
from models.whatif import Alternative, Cell, CoverChange, Nearest, TermChange, term_changes

MOST = 3
"""Breaches of one alternative that are printed."""
LONGEST = 20
"""Changed cells that are printed; so many are no swap but another rota."""


class CellView:
    """Prints one cell (celle)."""

    def __init__(self, console: Console, problem: Problem, voice: Voice) -> None:
        self._console = console
        self._problem = problem
        self._voice = voice

    def cell(self, cell: Cell) -> str:
        """Return a cell in short, with its unit where there are several (celle i korthet)."""
        if cell.shift_type is None:
            return self._voice("cell.free")
        return cell.shift_type if len(self._problem.units) == 1 else f"{cell.shift_type}@{cell.unit}"

    def show(self, who: str, day: date, found: Sequence[Alternative]) -> None:
        """Print what the cell holds, and each alternative (vis cellen)."""
        voice, out = self._voice, self._console
        when = voice.say(day_text(day, self._problem.horizon))
        present = [alternative for alternative in found if alternative.now]
        codes = " + ".join(self._long(alternative.cell) for alternative in present)
        out.print(Line(f"{who} · {when} · {codes}", style=style.HEADING))
        broken = [self._breach(breach) for breach in present[0].broken]
        what = "; ".join(broken) if broken else voice("cell.sound")
        out.print(Line(voice("cell.now", what=what), style=style.BAD if broken else ""))
        out.print()
        out.print(tables.heading(voice("cell.other")))
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        for alternative in found:
            if not alternative.now:
                look = style.BAD if alternative.broken else style.GOOD
                grid.add_row(Line(self.cell(alternative.cell), style=look), self._outcome(alternative))
        out.print(grid)

    def answer(self, who: str, day: date, cell: Cell, answer: Nearest) -> None:
        """Print what it takes to have the cell as asked (vis svar)."""
        voice, out = self._voice, self._console
        when = voice.say(day_text(day, self._problem.horizon))
        title = voice("cell.asked", who=who, what=self.cell(cell), day=when)
        out.print()
        for part in self._answer(title, answer):
            out.print(part)
        if answer.after is not None:
            changes = self._costs(term_changes(answer.before, answer.after))
            cover = "cell.kept" if answer.kept else "cell.costly" if answer.costly else "cell.loss"
            look = style.GOOD if answer.kept else style.AMBER
            said = f"{voice('cell.lawful')} {voice(cover)} {changes[:1].upper()}{changes[1:]}."
            out.print(Line(said, style=look))

    def _answer(self, title: str, answer: Nearest) -> Iterator[RenderableType]:
        voice = self._voice
        for incident in answer.incidents:
            yield Line(voice.say(incident.text), style=style.AMBER)
        if answer.after is None:
            how = "cell.failed" if answer.failed else "cell.not_found"
            yield Line(f"{title} {voice('cell.impossible' if answer.impossible else how)}", style=style.BAD)
            yield from conflicts(answer.conflicts, voice, repairs=False)
            return
        if answer.before.breaches:
            broken = voice.count("breaches", len(answer.before.breaches))
            yield Line(voice("cell.unlawful_now", breaches=broken), style=style.AMBER)
        if not answer.changes:
            yield Line(f"{title} {voice('cell.none')}", style=style.HEADING)
            return
        number = voice.count("cells", len(answer.changes))
        least = voice.number(answer.least)
        proof = voice("cell.fewest") if answer.fewest else voice("cell.not_fewest", least=least)
        yield Line(f"{title} {number} ({proof}):", style=style.HEADING)
        for change in answer.changes[:LONGEST]:
            before, after = (" + ".join(map(self.cell, cells)) for cells in (change.before, change.after))
            day = voice.day(change.date, self._problem.horizon)
            text = voice("cell.moved", who=change.employee, day=day, before=before, after=after)
            yield tables.bullet(Line(text))
        if len(answer.changes) > LONGEST:
            yield Line(voice("and_more", number=len(answer.changes) - LONGEST), style=style.QUIET)

    def _long(self, cell: Cell) -> str:
        if cell.shift_type is None:
            return self._voice("cell.free")
        shift_type = self._problem.shift_type[cell.shift_type]
        clock = f"{clock_text(shift_type.start)}–{clock_text(shift_type.end)}"
        return f"{self.cell(cell)} {clock}"

    def _outcome(self, alternative: Alternative) -> Line:
        voice = self._voice
        said = [self._breach(breach) for breach in alternative.broken[:MOST]]
        if len(alternative.broken) > MOST:
            said.append(voice("and_more", number=len(alternative.broken) - MOST))
        if not said:
            said = [voice("cell.breaks_nothing")]
        if alternative.healed:
            said.append(voice("cell.heals", breaches=voice.count("breaches", len(alternative.healed))))
        costs = self._costs(alternative.terms)
        for change in alternative.cover[:MOST]:
            costs += f"; {self._cover(change)}"
        return Line("\n".join([*said, costs]))

    def _cover(self, change: CoverChange) -> str:
        return self._voice(
            "cell.cover",
            row=change.row,
            day=self._voice.day(change.date, self._problem.horizon),
            before=change.before,
            after=change.after,
            target=change.target,
        )

    def _costs(self, terms: Sequence[TermChange]) -> str:
        voice = self._voice
        said = [
            voice(
                "cell.cost",
                term=voice.say(term_title(term.kind)),
                change=f"{'+' if term.after > term.before else ''}{voice.kroner(term.after - term.before)}",
                level=term.level,
            )
            for term in terms
        ]
        return ", ".join(said) or voice("cell.same")

    def _breach(self, breach: Breach) -> str:
        return self._voice(
            "cell.breaks",
            rule=self._voice.say(rule_title(breach.rule)),
            citation=breach.citation,
            day=self._voice.say(day_text(breach.date, self._problem.horizon)),
            text=self._voice.say(breach.text),
        )
