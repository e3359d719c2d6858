"""The tables that stand beside a rota (tabeller): people, gaps, findings, objective and key figures."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from api.catalogue import rule_title, term_title
from api.indicators import indicators
from api.lang import Voice
from api.overview import Overview
from api.terminal import style
from models.audit import TermCount
from models.calendar import Horizon
from models.figures import Figure
from models.findings import Breach
from models.kpi import Kpis
from models.result import LevelResult
from models.uncovered import UncoveredNeed

MOST = 20
"""How many lines of one sort are printed; the files have them all."""
ROOMY = 100
"""Columns from which a table has room for whole words."""


def table(*heads: str, right: Sequence[str] = ()) -> Table:
    """Return an empty table in the house style (tabell); the heads in ``right`` stand to the right."""
    made = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=0, header_style=style.HEADING)
    for head in heads:
        made.add_column(head, justify="right" if head in right else "left", no_wrap=head in right)
    made.columns[0].no_wrap = True
    return made


def heading(text: str) -> Line:
    """Return a section's heading (overskrift)."""
    return Line(text, style=style.HEADING)


def people(overview: Overview, voice: Voice, width: int) -> Table:
    """Return hours, weekends and strain per person (per ansatt)."""
    short = ".short" if width < ROOMY else ""
    # Nobody away, no column for it: the table is wide enough.
    away = any(person.days_off.credited for person in overview.people)
    numbers = [
        *(voice(word) for word in ("size", "hours")),
        *((voice(f"credited{short}"),) if away else ()),
        voice("position_hours"),
        *(
            voice(f"{word}{short}")
            for word in ("deviation", "weekends", "nights", "red_days", "shortest_rest", "longest_run")
        ),
    ]
    made = table(voice("employee"), *numbers, right=numbers)
    for person in overview.people:
        figures = person.figures
        made.add_row(
            person.employee.name or person.employee.id,
            voice.percent(figures.size),
            voice.hours(figures.hours),
            *((voice.hours(person.days_off.credited),) if away else ()),
            voice.hours(figures.position_hours),
            voice.signed_hours(figures.deviation),
            *(str(n) for n in (figures.weekends, figures.nights, figures.red_days)),
            Line(voice.clock(figures.shortest_rest), style=style.AMBER if figures.quick_returns else ""),
            str(figures.longest_run),
        )
    total = overview.figures
    made.add_section()
    made.add_row(
        voice("total"),
        "",
        voice.hours(total.hours),
        *((voice.hours(sum(person.days_off.credited for person in overview.people)),) if away else ()),
        voice.hours(total.position_hours),
        voice.signed_hours(total.hours - total.position_hours),
    )
    return made


def gaps(needs: Sequence[UncoveredNeed], voice: Voice) -> Iterator[RenderableType]:
    """Yield the needs that are not met, with the reason (udekket behov)."""
    yield heading(voice("uncovered"))
    if not needs:
        yield Line(voice("uncovered.none"), style=style.GOOD)
        return
    unsound = sum(need.below_minimum > 0 for need in needs)
    short: Counter[str] = Counter()
    for need in needs:
        short[need.competence or voice("heads")] += need.missing
    missing = ", ".join(f"{number} {what}" for what, number in short.items())
    total = voice("uncovered.sum", needs=voice.count("gaps", len(needs)), missing=missing)
    if unsound:
        total += " " + voice("uncovered.minimum", number=unsound)
    yield Line(total)
    for need in needs[:MOST]:
        yield bullet(_gap(need, voice))
    yield from _more(len(needs), voice)


def _gap(need: UncoveredNeed, voice: Voice) -> Line:
    """Return a gap's sentence with how many are missing brought out."""
    text = voice.say(need.text)
    place, _, rest = text.partition(": ")
    short, _, why = rest.partition(". ")
    look = style.BAD if need.below_minimum else style.AMBER
    return Line.assemble(f"{place[:1].upper()}{place[1:]}: ", (short, look), f". {why}")


def breaches(found: Sequence[Breach], horizon: Horizon, voice: Voice) -> Iterator[RenderableType]:
    """Yield what breaks law, agreement or the employer's own rules (brudd)."""
    yield heading(voice("breaches"))
    if not found:
        yield Line(voice("breaches.none"), style=style.GOOD)
        return
    made = table(*(voice(word) for word in ("who", "date", "rule", "what", "citation")))
    for breach in found[:MOST]:
        made.add_row(
            Line(breach.employee or breach.unit or "", style=style.BAD),
            voice.day(breach.date, horizon),
            voice.say(rule_title(breach.rule)),
            voice.say(breach.text),
            breach.citation,
        )
    yield made
    yield from _more(len(found), voice)


def covered(found: Sequence[Breach], voice: Voice) -> Iterator[RenderableType]:
    """Yield how often an agreement made a deviation lawful, by rule (dekket av avtale)."""
    if not found:
        return
    yield heading(voice("covered_by_agreement"))
    yield Line(voice("covered.sum", number=len(found)))
    counts = Counter((breach.rule, breach.agreements) for breach in found)
    for (kind, agreements), number in counts.most_common():
        title = voice.say(rule_title(kind))
        text = voice("covered.line", rule=title, number=number, agreements=", ".join(agreements))
        yield bullet(Line(text))


def reported(found: Sequence[Breach], voice: Voice) -> Iterator[RenderableType]:
    """Yield which priced rules are broken, and how often (rapportert)."""
    if found:
        counts = Counter(breach.rule for breach in found).most_common()
        rules = ", ".join(f"{voice.say(rule_title(kind))} ({number})" for kind, number in counts)
        yield Line(voice("reported.sum", rules=rules))


def unconfirmed(figures: Sequence[Figure], voice: Voice) -> Iterator[RenderableType]:
    """Yield the figures in use that nobody has checked against the text (ubekreftede tall)."""
    doubtful = [figure for figure in figures if figure.unconfirmed]
    if not doubtful:
        return
    yield heading(voice("unconfirmed"))
    yield Line(voice("unconfirmed.sum", number=len(doubtful)), style=style.AMBER)
    # Figures of one rule from one source are one line: they are one question to whoever checks them.
    together: dict[tuple[str, str], list[str]] = {}
    for figure in doubtful:
        source = figure.evidence.source if figure.evidence else ""
        said = f"{figure.parameter} = {voice.figure(figure)}"
        together.setdefault((figure.rule, source), []).append(said)
    for (kind, source), said_together in together.items():
        yield bullet(Line(f"{voice.say(rule_title(kind))}: {', '.join(said_together)} ({source})"))


def objective(
    levels: Sequence[LevelResult], terms: Sequence[TermCount], voice: Voice
) -> Iterator[RenderableType]:
    """Yield what each level costs, what is proven about it and by whom (mål)."""
    if not levels:
        return
    yield heading(voice("objective"))
    numbers = [voice(word) for word in ("quantity", "best", "bound", "gap")]
    made = table(voice("level"), voice("terms"), *numbers, right=numbers)
    for level in levels:
        proven = level.bound == level.value
        made.add_row(
            Line(str(level.level), style=style.HEADING),
            Line(voice.prover(level.proved_by), style=style.QUIET),
            "",
            Line(voice.kroner(level.value), style=style.HEADING),
            "–" if level.bound is None else voice.kroner(level.bound),
            voice("proven") if proven else voice.percent(gap(level.value, level.bound)),
        )
        for term in (term for term in terms if term.level == level.level):
            title = voice.say(term_title(term.kind))
            made.add_row("", title, voice.quantity(term), voice.kroner(term.cost))
    yield made


def gap(value: int, bound: int | None) -> int | None:
    """Return the share of a value that is not proven necessary, in basis points (avstand)."""
    if bound is None:
        return None
    return 10_000 * (value - bound) // value if value else 0


def key_figures(figures: Kpis, voice: Voice) -> Iterator[RenderableType]:
    """Yield the key figures, one a line, under the headings of their groups (nøkkeltall)."""
    yield heading(voice("kpis"))
    made = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    made.add_column()
    made.add_column(justify="right")
    group = ""
    for indicator in indicators(figures, voice):
        if indicator.group != group:
            group = indicator.group
            made.add_row(Line(group, style=style.QUIET))
        made.add_row(Padding(indicator.label, (0, 0, 0, 2)), indicator.text)
    yield Padding(made, (0, 0, 1, 0))


def bullet(line: Line) -> Table:
    """Return a line under a dash, its further lines set in (punkt)."""
    made = Table.grid(padding=(0, 1))
    made.add_row("–", line)
    return made


def _more(number: int, voice: Voice) -> Iterator[RenderableType]:
    if number > MOST:
        yield Line(voice("and_more", number=number - MOST), style=style.QUIET)
