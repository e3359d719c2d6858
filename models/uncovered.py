"""Uncovered needs (udekket behov): where a rota is short, and why nobody else stands there.

The reason is found by the auditor: each person who could be meant is given the shift, and the rule that
then is broken is the reason. So a reason is never a guess about what a search tried.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Annotated, Final

from pydantic import Field

from models.agreements import Enforcement
from models.audit import presences, timelines
from models.calendar import SATURDAY, Horizon
from models.cover import Cover, Stretch, covers
from models.phrases import FREE, NO_SHIFT, WEEKEND, cause_text, day_text
from models.problem import Problem
from models.rota import Rota
from models.rule import OWN_DAY, PersonRule, Sight
from models.text import Text
from models.timeline import Spell, Timeline
from models.units import DAY, Clock, Frozen, Heads, Identifier, Minutes, clock_text

_FIRST: Final = ("availability", "eligibility", "one_place", "weekend_frequency", "position_size")
"""What is asked before the other rules: it says most about why someone is not there."""

_Days = tuple[date, date]

WHOLE_WEEKENDS: Final = "whole_weekends"
"""What is asked after them: it only says that the other day of the weekend comes along."""


class Cause(Frozen):
    """How many are held back by the same thing (årsak).

    Attributes
    ----------
    code
        The kind of the rule that would be broken; ``free`` for those who could lawfully take the shift,
        ``free_weekend`` for those who could together with the weekend's other day, and ``no_shift`` where no
        shift type of the plan is at work at that moment.
    """

    code: str
    count: Annotated[int, Field(ge=1)]


class UncoveredNeed(Frozen):
    """A stretch of one need with too few at work (udekket behov).

    Attributes
    ----------
    row
        Id of the demand row or curve.
    date
        The day of the need; past midnight the clock times are those of the day after.
    start, end
        Local time of the stretch that is short.
    missing
        Heads below the target at the worst moment.
    below_minimum
        How many of those are below the minimum, where the service is not sound.
    head_minutes
        Missing heads times minutes.
    causes
        Why the others of the unit who hold the competence are not there, the most frequent first; empty when
        there are no others.
    """

    unit: Identifier
    row: Identifier
    competence: Identifier | None
    date: date
    start: Clock
    end: Clock
    missing: Heads
    below_minimum: Heads
    head_minutes: Minutes
    causes: tuple[Cause, ...]
    text: Text


def uncovered(problem: Problem, rota: Rota) -> tuple[UncoveredNeed, ...]:
    """Return every stretch below its target, by date, with the reasons (udekket behov)."""
    lines = timelines(problem, rota)
    asked = _Doubles(problem, lines)
    found = [
        _describe(problem, cover, short, asked)
        for presence in presences(problem, lines)
        for cover in covers(problem, presence)
        if cover.missing
        for short in _short(cover)
    ]
    return tuple(sorted(found, key=lambda gap: (gap.date, gap.start, gap.unit, gap.row)))


def _short(cover: Cover) -> Iterator[tuple[Stretch, ...]]:
    """Yield each unbroken run of stretches below the target."""
    below = groupby(cover.stretches, key=lambda stretch: stretch.heads < cover.need.target)
    for is_short, run in below:
        if is_short:
            yield tuple(run)


def _describe(problem: Problem, cover: Cover, short: tuple[Stretch, ...], asked: "_Doubles") -> UncoveredNeed:
    need, horizon = cover.need, problem.horizon
    worst = min(short, key=lambda stretch: stretch.heads)
    missing, below_minimum = need.target - worst.heads, max(0, need.minimum - worst.heads)
    others = asked.others(cover, worst)
    causes = tuple(Cause(code=code, count=count) for code, count in Counter(others).most_common())
    start, end = _clock(horizon, short[0].start), _clock(horizon, short[-1].end) or DAY
    place = f"{clock_text(start)}–{clock_text(end)}, {need.unit} {need.row}"
    return UncoveredNeed(
        unit=need.unit,
        row=need.row,
        competence=need.competence,
        date=need.date,
        start=start,
        end=end,
        missing=missing,
        below_minimum=below_minimum,
        head_minutes=sum((need.target - s.heads) * s.minutes for s in short),
        causes=causes,
        text=_text(
            day_text(need.date, horizon), place, _short_text(missing, below_minimum), causes, need.competence
        ),
    )


def _clock(horizon: Horizon, instant: datetime) -> int:
    local = horizon.local(instant)
    return 60 * local.hour + local.minute


def _text(day: Text, place: str, short: Text, causes: tuple[Cause, ...], competence: str | None) -> Text:
    others = sum(cause.count for cause in causes)
    reasons = [(cause.count, cause_text(cause.code)) for cause in causes]
    if not others:
        nb = "Ingen andre ved enheten har kompetansen." if competence else "Det er ingen andre ved enheten."
        en = "Nobody else in the unit holds the competence." if competence else "Nobody else is in the unit."
    else:
        nb = f"{others} andre har kompetansen: " if competence else f"{others} andre: "
        en = f"{others} more hold the competence: " if competence else f"{others} more: "
        nb += ", ".join(f"{count} {why.nb}" for count, why in reasons) + "."
        en += ", ".join(f"{count} {why.en}" for count, why in reasons) + "."
    return Text(nb=f"{day.nb} {place}: {short.nb}. {nb}", en=f"{day.en} {place}: {short.en}. {en}")


def _short_text(missing: int, below_minimum: int) -> Text:
    nb, en = f"{missing} mangler", f"{missing} short"
    if below_minimum:
        nb, en = f"{nb}, {below_minimum} under minimum", f"{en}, {below_minimum} below the minimum"
    return Text(nb=nb, en=en)


def _planned(horizon: Horizon, day: date) -> date | None:
    """Return the planned day that ``day`` is; in a cyclic rota the one of the same turn."""
    if horizon.cyclic:
        return horizon.start + timedelta(days=horizon.index(day) % horizon.days)
    return day if day in horizon else None


class _Doubles:
    """Asks what would break if a person took one shift more; remembers the answers.

    Many needs are short at the same time – heads, skilled heads, nurses – and put the same question.
    """

    def __init__(self, problem: Problem, lines: tuple[Timeline, ...]) -> None:
        self._problem = problem
        self._at: dict[str, list[Timeline]] = {}
        for line in lines:
            for unit in line.employee.workplaces:
                self._at.setdefault(unit, []).append(line)
        self._rules = {line.employee.id: tuple(_sighted(problem, line)) for line in lines}
        self._order = {
            person: [*(rule.kind for rule, _ in rules), WEEKEND] for person, rules in self._rules.items()
        }
        self._broken: dict[tuple[str, str], dict[tuple[date, int], int]] = {}
        self._answers: dict[tuple[str, str, str, date], str] = {}
        self._spells: dict[tuple[str, str, date], Spell] = {}

    def others(self, cover: Cover, worst: Stretch) -> list[str]:
        """Return what holds back each of the others who could be meant (årsaker)."""
        need, covering = cover.need, self._problem.substitution.covers
        places = tuple(self._places(cover, worst))
        found = []
        for line in self._at.get(need.unit, ()):
            person = line.employee
            if person.id not in worst.there and covering(person, need.competence, need.date):
                found.append(self._obstacle(line, need.unit, places))
        return found

    def _places(self, cover: Cover, worst: Stretch) -> Iterator[tuple[str, date]]:
        """Yield the shifts of the plan, as code and date, that are at work at the worst moment."""
        need, problem = cover.need, self._problem
        used = [t for t in problem.shift_types if t.units is None or need.unit in t.units]
        if need.shift_types is not None:
            yield from ((t.code, need.date) for t in used if t.code in need.shift_types)
            return
        for shift_type in used:
            for offset in (-1, 0, 1):
                day = need.date + timedelta(days=offset)
                spell = self._spell(shift_type.code, need.unit, day)
                planned = _planned(problem.horizon, day)
                there = any(h.start <= worst.start < h.end for h in spell.there(resting=need.resting))
                if planned is not None and there:
                    yield shift_type.code, planned

    def _obstacle(self, line: Timeline, unit: str, places: Iterable[tuple[str, date]]) -> str:
        """Return what holds a person back from the shift among ``places`` that comes nearest to lawful."""
        order = self._order[line.employee.id]
        nearest, rank = NO_SHIFT, -1
        for code, day in places:
            cause = self._cause(line, unit, code, day)
            if cause == FREE:
                return FREE
            if order.index(cause) > rank:
                nearest, rank = cause, order.index(cause)
        return nearest

    def _cause(self, line: Timeline, unit: str, code: str, day: date) -> str:
        key = (line.employee.id, unit, code, day)
        if key not in self._answers:
            self._answers[key] = self._ask(line, unit, code, day)
        return self._answers[key]

    def _ask(self, line: Timeline, unit: str, code: str, day: date) -> str:
        cause = self._first_broken(line, unit, code, (day,))
        if cause != WHOLE_WEEKENDS:
            return cause
        # Half a weekend is no reason as long as nobody has tried the whole one.
        other = day + timedelta(days=1 if day.weekday() == SATURDAY else -1)
        together = self._first_broken(line, unit, code, (day, other))
        return WEEKEND if together == FREE else together

    def _first_broken(self, line: Timeline, unit: str, code: str, days: tuple[date, ...]) -> str:
        """Return the first rule with a breach that was not there before the shift was added on ``days``."""
        more = [self._spell(code, unit, day) for day in sorted(days)]
        doubles: dict[Sight | None, Timeline] = {}
        for rule, sight in self._rules[line.employee.id]:
            if sight not in doubles:
                doubles[sight] = _seen(line, more, sight).with_more(more)
            if self._worse(line, rule, doubles[sight], _touched(more, sight)):
                return rule.kind
        return FREE

    def _worse(self, line: Timeline, rule: PersonRule, double: Timeline, days: _Days) -> bool:
        """Whether a rule is broken on some of the days where, or as far as, it was not before."""
        return any(
            abs(breach.measured - breach.limit)
            > self._breaches(line, rule).get((breach.date, breach.limit), -1)
            for breach in rule.audit(double)
            if days[0] <= breach.date <= days[1]
        )

    def _spell(self, code: str, unit: str, day: date) -> Spell:
        key = (code, unit, day)
        if key not in self._spells:
            shift_type, horizon = self._problem.shift_type[code], self._problem.horizon
            self._spells[key] = Spell.of(shift_type, unit, day, horizon, planned=True)
        return self._spells[key]

    def _breaches(self, line: Timeline, rule: PersonRule) -> dict[tuple[date, int], int]:
        """Return how far the rota as it is misses each limit, so that only what is new counts."""
        key = (line.employee.id, rule.kind)
        if key not in self._broken:
            found: dict[tuple[date, int], int] = {}
            for breach in rule.audit(line):
                place = (breach.date, breach.limit)
                found[place] = max(found.get(place, -1), abs(breach.measured - breach.limit))
            self._broken[key] = found
        return self._broken[key]


def _sighted(problem: Problem, line: Timeline) -> Iterator[tuple[PersonRule, Sight | None]]:
    """Yield the rules that bind a person, in the order in which they are asked, each with what it sees."""
    for rule in _hard(problem, line):
        yield rule, rule.sight if rule.sight == OWN_DAY or not problem.horizon.cyclic else None


def _touched(more: Sequence[Spell], sight: Sight | None) -> _Days:
    """Return the first and the last day on which further shifts can be seen."""
    if sight is None:
        return date.min, date.max
    return more[0].date - timedelta(days=sight.ahead), more[-1].date + timedelta(days=sight.back)


def _seen(line: Timeline, more: Sequence[Spell], sight: Sight | None) -> Timeline:
    """Return what of a line can be seen from the days on which further shifts can be."""
    if sight is None:
        return line
    first, last = _touched(more, sight)
    return line.between(first - timedelta(days=sight.back), last + timedelta(days=sight.ahead))


def _hard(problem: Problem, line: Timeline) -> list[PersonRule]:
    """Return the rules that bind a person, in the order in which they are asked."""
    rules = [
        held.rule
        for held in problem.rules_for(line.employee)
        if held.enforcement is Enforcement.HARD and isinstance(held.rule, PersonRule)
    ]

    def place(rule: PersonRule) -> int:
        if rule.kind in _FIRST:
            return _FIRST.index(rule.kind)
        return len(_FIRST) + (rule.kind == WHOLE_WEEKENDS)

    return sorted(rules, key=place)
