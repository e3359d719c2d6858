"""The chart of need and cover (figur av behov og dekning): what is asked for, and who is there.

Each day of the week stands for all its dates in the plan; a public holiday stands with the day whose need it
takes. Where the fewest there are fewer than wanted, the worst date is named.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from api.charts.panels import CELL, CELLS, Chart, Line, Panel, Row, spread
from api.lang import MINUS, Voice
from api.needs import Made
from models.audit import presences, timelines
from models.cover import Cover, covers, window
from models.demand import Need
from models.phrases import WEEKDAYS
from models.problem import Problem
from models.rota import Rota
from models.timeline import Presence
from models.units import DAY, HOUR
from models.workload import nested

Dated = dict[date, list[int]]
"""Heads in every cell, by date."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Heads from one clock time of a date to another (bit).

    Attributes
    ----------
    coded
        Whether they are heads on codes.
    """

    coded: bool
    day: date
    start: int
    end: int
    heads: int


Work = Mapping[str | None, Line]
"""Work that the need is made from (arbeid): heads in every cell of a week, by competence."""


def cover_chart(problem: Problem, rota: Rota, unit: str, voice: Voice, made: Made | None = None) -> Chart:
    """Return the chart of one unit's need and of who is there (figur).

    Parameters
    ----------
    made
        The need that the tasks make, where they are known: their work is drawn below the need.
    """
    work = _work(made) if made is not None else {}
    there = next(one for one in presences(problem, timelines(problem, rota)) if one.unit == unit)
    asked = list(dict.fromkeys(need.competence for need in there.needs))
    competences = sorted(asked, key=lambda name: -sum(n.target for n in there.needs if n.competence == name))
    unsaid = [_Competence(problem, there, name, voice, work) for name in competences]
    name = next((one.name for one in problem.units if one.id == unit), "") or unit
    return Chart(
        title=voice("chart.cover.title", unit=name),
        subtitle=f"{voice.period(problem.horizon)} · {_covered(unsaid, voice)}",
        days=tuple(voice.say(day) for day in WEEKDAYS),
        rows=tuple(one.row() for one in unsaid),
        axis=voice("chart.heads"),
        description=" ".join(one.told() for one in unsaid),
        words={w: voice(f"chart.{w}") for w in ("need", "least", "work", "there", "middle", "short")},
    )


class _Competence:
    """One competence of a unit: what is wanted and who is there, date by date."""

    def __init__(
        self, problem: Problem, there: Presence, competence: str | None, voice: Voice, work: Work
    ) -> None:
        self._problem, self._competence, self._voice = problem, competence, voice
        met = [cover for cover in covers(problem, there) if cover.need.competence == competence]
        needs = [cover.need for cover in met]
        self._target = _laid(problem, (_whole(problem, need, need.target) for need in needs))
        self._least = _laid(problem, (_whole(problem, need, need.minimum) for need in needs))
        self._short = _laid(problem, (piece for cover in met for piece in _missing(problem, cover)))
        # Heads on codes count as the codes are, so that a resting night is there where a code was asked for.
        rests = any(need.resting or need.shift_types is not None for need in needs)
        self._heads = _heads(problem, there, competence, resting=rests)
        self._work = work.get(competence)

    @property
    def label(self) -> str:
        """What the competence is called."""
        if self._competence is None:
            return self._voice("chart.all")
        names = {one.id: one.name for one in self._problem.competences}
        return names.get(self._competence) or self._competence

    @property
    def wanted(self) -> int:
        """Head-minutes that are wanted."""
        return sum(map(sum, self._target.values())) * CELL

    @property
    def missing(self) -> int:
        """Head-minutes of those that are not there."""
        return sum(map(sum, self._short.values())) * CELL

    def row(self) -> Row:
        """Return the week."""
        return Row(self.label, tuple(self._panel(day) for day in range(7)))

    def told(self) -> str:
        """Return the week in a sentence."""
        worst = [(max(short), day) for day, short in self._short.items() if any(short)]
        hours = self._voice.hours(self.missing, 0)
        days = self._voice.count("chart.on_days", len(worst))
        said = self._voice("chart.cover.told", name=self.label, hours=hours, days=days)
        if worst:
            heads, day = max(worst, key=lambda one: (one[0], -one[1].toordinal()))
            said += " " + self._voice("chart.cover.worst", day=self._said(day), heads=heads)
        return said

    def _panel(self, weekday: int) -> Panel:
        days = [
            day
            for day in self._problem.horizon.dates()
            if self._problem.demand.weekday(self._problem.horizon, day) == weekday
        ]
        return Panel(
            need=_across(max, (self._target[day] for day in days)),
            least=_across(max, (self._least[day] for day in days)),
            layers=() if self._work is None else (self._work[weekday * CELLS : (weekday + 1) * CELLS],),
            low=_across(min, (self._heads[day] for day in days)),
            middle=_across(_middle, (self._heads[day] for day in days)),
            high=_across(max, (self._heads[day] for day in days)),
            short=_across(max, (self._short[day] for day in days)),
            note=self._note([day for day in days if any(self._short[day])]),
        )

    def _note(self, days: Sequence[date]) -> str:
        """Return the worst of some days and how many are missing at its worst moment."""
        if not days:
            return ""
        worst = max(days, key=lambda day: (max(self._short[day]), sum(self._short[day])))
        more = self._voice("chart.days", days=len(days)) if len(days) > 1 else ""
        return f"{MINUS}{max(self._short[worst])} {self._said(worst)}{more}"

    def _said(self, day: date) -> str:
        return self._voice.day(day, self._problem.horizon)


def _work(made: Made) -> Work:
    """Return the heads that each competence's work takes, with the work of those above it."""
    summed = nested(made.loads, made.tasks.levels)
    return {
        need.competence: spread([minutes / made.step for minutes in summed[need.level]], made.step)
        for need in made.needs
    }


def _covered(all_of: Sequence[_Competence], voice: Voice) -> str:
    wanted, missing = sum(one.wanted for one in all_of[:1]), sum(one.missing for one in all_of[:1])
    share = 10_000 * (wanted - missing) // wanted if wanted else None
    return voice("chart.cover.subtitle", share=voice.percent(share), hours=voice.hours(missing, 0))


def _laid(problem: Problem, pieces: Iterable[Piece]) -> Dated:
    """Return heads cell by cell: those on codes add up, for each code has its own; windows overlap."""
    coded, windowed = _empty(problem), _empty(problem)
    for piece in pieces:
        for day, cell in _cells(problem, piece.day, piece.start, piece.end):
            if piece.coded:
                coded[day][cell] += piece.heads
            else:
                windowed[day][cell] = max(windowed[day][cell], piece.heads)
    return {day: list(map(max, coded[day], windowed[day])) for day in coded}


def _whole(problem: Problem, need: Need, heads: int) -> Piece:
    """Return a need from its first minute to its last; one for codes lasts as long as the first of them."""
    start, end = (_clock(problem, instant, need.date) for instant in window(problem, need))
    return Piece(need.shift_types is not None, need.date, start, end, heads)


def _missing(problem: Problem, cover: Cover) -> Iterator[Piece]:
    """Yield where a need is short, as the uncovered needs of a result have it."""
    need = cover.need
    for stretch in cover.stretches:
        start, end = (_clock(problem, instant, need.date) for instant in (stretch.start, stretch.end))
        if stretch.heads < need.target:
            yield Piece(need.shift_types is not None, need.date, start, end, need.target - stretch.heads)


def _heads(problem: Problem, there: Presence, competence: str | None, *, resting: bool) -> Dated:
    """Return who is there and holds the competence."""
    heads = _empty(problem)
    for employee, spell in there.spells:
        if there.substitution.covers(employee, competence, spell.date):
            for stretch in spell.there(resting=resting):
                start, end = (_clock(problem, instant, spell.date) for instant in stretch)
                for day, cell in _cells(problem, spell.date, start, end):
                    heads[day][cell] += 1
    return heads


def _cells(problem: Problem, day: date, start: int, end: int) -> Iterable[tuple[date, int]]:
    """Yield the date and cell of every cell between two clock times; a cycle's end meets its start."""
    horizon = problem.horizon
    for at in range(start // CELL, -(-end // CELL)):
        ahead, cell = divmod(at, CELLS)
        on = day + timedelta(days=ahead)
        if horizon.cyclic:
            if day in horizon:
                yield horizon.start + (on - horizon.start) % timedelta(days=horizon.days), cell
        elif on in horizon:
            yield on, cell


def _clock(problem: Problem, instant: datetime, day: date) -> int:
    local = problem.horizon.local(instant)
    return (local.date() - day).days * DAY + local.hour * HOUR + local.minute


def _empty(problem: Problem) -> Dated:
    return {day: [0] * CELLS for day in problem.horizon.dates()}


def _across(choose: Callable[[Sequence[int]], int], lines: Iterable[Sequence[int]]) -> Line:
    """Return one number for every cell from those of several days."""
    return tuple(choose(cell) for cell in zip(*lines, strict=True))


def _middle(heads: Sequence[int]) -> int:
    return sorted(heads)[len(heads) // 2]
