"""The sheets that are lists (listeark): cover, people, breaches, gaps, rules, key, figures and provenance."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from xlsxwriter.worksheet import Worksheet

from api.catalogue import in_words, rule_title, term_title
from api.exports.formats import Formats
from api.indicators import indicators
from api.lang import Voice
from api.overview import Overview
from models.audit import AuditReport, presences, timelines
from models.cover import covers
from models.fairness import Load
from models.figures import figures_in_use
from models.problem import Problem
from models.result import Result
from models.units import FULL_POSITION, HOUR, clock_text

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list (kolonne): its head, its width and the format of its cells."""

    head: str
    width: int
    look: str = "text"


class ListSheet:
    """Writes one list with a head that stays and can be filtered (listeark)."""

    def __init__(self, sheet: Worksheet, formats: Formats, columns: Sequence[Column]) -> None:
        self._sheet = sheet
        self._formats = formats
        self._columns = columns
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.head, formats["head"])
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def write(self, rows: Iterable[Sequence[Value]]) -> None:
        """Write the rows, each value in the format of its column (skriv)."""
        last = 0
        for last, row in enumerate(rows, 1):
            for at, (column, value) in enumerate(zip(self._columns, row, strict=True)):
                self._put(last, at, value, column.look)
        self._sheet.autofilter(0, 0, max(1, last), len(self._columns) - 1)

    def _put(self, row: int, column: int, value: Value, look: str) -> None:
        made = self._formats[look]
        if value is None:
            self._sheet.write_blank(row, column, None, made)
        elif isinstance(value, str):
            # Always as a string: a name that begins with = is a name, not a formula.
            self._sheet.write_string(row, column, value, made)
        elif isinstance(value, date):
            self._sheet.write_datetime(row, column, value, made)
        else:
            self._sheet.write_number(row, column, value, made)


def cover_columns(voice: Voice) -> list[Column]:
    """Return the columns of the cover list (dekningskolonner)."""
    return [
        Column(voice("date"), 12, "day"),
        Column(voice("unit"), 12),
        Column(voice("row"), 18),
        Column(voice("competence"), 14),
        Column(voice("time"), 14),
        Column(voice("minimum"), 10, "number"),
        Column(voice("target"), 10, "number"),
        Column(voice("maximum"), 10, "number"),
        Column(voice("there"), 10, "number"),
        Column(voice("missing"), 10, "number"),
        Column(voice("missing_hours"), 10, "hours"),
    ]


def cover_rows(overview: Overview, voice: Voice) -> Iterator[Sequence[Value]]:
    """Yield every dated need with who is there at the worst moment (dekning)."""
    horizon = overview.horizon
    for presence in presences(overview.problem, timelines(overview.problem, overview.rota)):
        for cover in covers(overview.problem, presence):
            need = cover.need
            first, last = horizon.local(cover.stretches[0].start), horizon.local(cover.stretches[-1].end)
            yield (
                need.date,
                need.unit,
                need.row,
                need.competence or voice("anyone"),
                f"{first:%H:%M}–{last:%H:%M}",
                need.minimum,
                need.target,
                need.maximum,
                cover.least,
                cover.missing,
                cover.head_minutes / HOUR,
            )


def people_columns(voice: Voice) -> list[Column]:
    """Return the columns of the list of people (ansattkolonner)."""
    hours = ("hours", "position_hours")
    return [
        Column(voice("employee"), 12),
        Column(voice("name"), 20),
        Column(voice("unit"), 14),
        Column(voice("size"), 10, "percent"),
        *(Column(voice(word), 10, "hours") for word in hours),
        Column(voice("deviation"), 10, "signed"),
        Column(voice("weekends"), 10, "number"),
        Column(voice("weekend_share"), 12, "percent"),
        *(Column(voice(word), 10, "number") for word in ("nights", "red_days")),
        *(Column(voice(f"load.{load}"), 12, "hours") for load in Load),
        Column(voice("shortest_rest"), 12),
        *(
            Column(voice(word), 12, "number")
            for word in ("quick_returns", "longest_run", "longest_nights", "isolated_days")
        ),
        Column(voice("wishes"), 14),
    ]


def people_rows(overview: Overview, voice: Voice) -> Iterator[Sequence[Value]]:
    """Yield everybody's figures (per ansatt)."""
    for person in overview.people:
        figures = person.figures
        had = figures.loads
        yield (
            figures.employee,
            person.employee.name or "",
            ", ".join(person.employee.workplaces),
            figures.size / FULL_POSITION,
            figures.hours / HOUR,
            figures.position_hours / HOUR,
            figures.deviation / HOUR,
            figures.weekends,
            None if figures.weekend_share is None else figures.weekend_share / FULL_POSITION,
            figures.nights,
            figures.red_days,
            *(None if had is None else getattr(had, load) / HOUR for load in Load),
            voice.clock(figures.shortest_rest),
            figures.quick_returns,
            figures.longest_run,
            figures.longest_nights,
            figures.isolated_days,
            f"{figures.wishes_met} / {figures.wishes}" if figures.wishes else "–",
        )


def breach_columns(voice: Voice) -> list[Column]:
    """Return the columns of the list of findings (bruddkolonner)."""
    return [
        Column(voice("status"), 16),
        Column(voice("who"), 14),
        Column(voice("date"), 12, "day"),
        Column(voice("rule"), 22),
        Column(voice("what"), 60, "wrapped"),
        Column(voice("citation"), 24),
        Column(voice("agreement"), 24),
    ]


def breach_rows(report: AuditReport, voice: Voice) -> Iterator[Sequence[Value]]:
    """Yield breaches, then what agreements cover, then what is priced (brudd)."""
    for breach in (*report.breaches, *report.covered, *report.reported):
        yield (
            voice(f"standing.{breach.standing.value}"),
            breach.employee or breach.unit or "",
            breach.date,
            voice.say(rule_title(breach.rule)),
            voice.say(breach.text),
            breach.citation,
            ", ".join(breach.agreements),
        )


def gap_columns(voice: Voice) -> list[Column]:
    """Return the columns of the list of gaps (udekketkolonner)."""
    return [
        Column(voice("date"), 12, "day"),
        Column(voice("time"), 14),
        Column(voice("unit"), 12),
        Column(voice("row"), 18),
        Column(voice("competence"), 14),
        Column(voice("missing"), 10, "number"),
        Column(voice("below_minimum"), 10, "number"),
        Column(voice("missing_hours"), 10, "hours"),
        Column(voice("why"), 90, "wrapped"),
    ]


def gap_rows(result: Result, voice: Voice) -> Iterator[Sequence[Value]]:
    """Yield the uncovered needs with the reason (udekket behov)."""
    for need in result.uncovered:
        yield (
            need.date,
            f"{clock_text(need.start)}–{clock_text(need.end)}",
            need.unit,
            need.row,
            need.competence or voice("anyone"),
            need.missing,
            need.below_minimum,
            need.head_minutes / HOUR,
            voice.say(need.text),
        )


def rule_columns(voice: Voice) -> list[Column]:
    """Return the columns of the list of figures in use (regelkolonner)."""
    return [
        Column(voice("rule"), 24),
        Column(voice("parameter"), 18),
        Column(voice("value"), 12),
        Column(voice("mark"), 22),
        Column(voice("source"), 50, "wrapped"),
        Column(voice("set_by"), 34),
        Column(voice("unconfirmed.mark").capitalize(), 14, "amber"),
    ]


def rule_rows(problem: Problem, voice: Voice) -> Iterator[Sequence[Value]]:
    """Yield every figure in use with how it is known (regler)."""
    titles = {agreement.id: voice.say(agreement.title) for agreement in problem.all_agreements}
    for figure in figures_in_use(problem):
        known = figure.evidence
        worded = in_words(figure.rule, figure.parameter, figure.value)
        yield (
            voice.say(rule_title(figure.rule)),
            figure.parameter,
            voice.yes(bool(figure.value)) if worded is None else worded,
            f"{known.mark.value}: {voice(f'mark.{known.mark.value}')}" if known else "",
            known.source if known else "",
            titles.get(figure.agreement or "", figure.agreement or voice("own_rules")),
            voice("unconfirmed.mark") if figure.unconfirmed else "",
        )


def figure_columns(voice: Voice) -> list[Column]:
    """Return the columns of the list of key figures (nøkkeltallkolonner)."""
    return [Column(voice("kpis"), 56), Column(voice("value"), 46), Column(voice("kpi.group"), 28)]


def figure_rows(overview: Overview, voice: Voice) -> Iterator[Sequence[Value]]:
    """Yield the key figures (nøkkeltall)."""
    for indicator in indicators(overview.figures, voice):
        yield indicator.label, indicator.text, indicator.group


def provenance_columns(voice: Voice) -> list[Column]:
    """Return the columns of the sheet on where the rota comes from (opphavkolonner)."""
    return [Column(voice("provenance"), 34), Column(voice("value"), 80, "wrapped")]


def provenance_rows(problem: Problem, result: Result, voice: Voice) -> Iterator[Sequence[Value]]:
    """Yield what makes the result repeatable, and what is proven about it (opphav)."""
    yield voice("problem.name"), problem.name
    yield voice("period"), voice.period(problem.horizon)
    yield voice("regulation"), f"{problem.regulation}, {problem.profile}"
    yield voice("outcome"), voice(f"verdict.{result.termination.reason.value}")
    for level in result.objective:
        proven = "–" if level.bound is None else voice.kroner(level.bound)
        prover = voice.prover(level.proved_by)
        text = f"{voice.kroner(level.value)}, {voice('bound').lower()} {proven}, {prover}"
        yield f"{voice('level')} {level.level}", text
    for term in result.audit.terms if result.audit is not None else ():
        yield voice.say(term_title(term.kind)), f"{voice.quantity(term)}, {voice.kroner(term.cost)}"
    for name, value in result.provenance.model_dump(mode="json").items():
        yield name, str(value)
