"""Law and process on the terminal (lov og prosess): the checklist, and which law a rota was audited under."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text as Line

from api.catalogue import in_words, rule_title
from api.lang import Voice
from api.terminal import style, tables
from models.archive import Difference, Replay, Value
from models.findings import Breach, Finding, Outcome, Severity, Standing


def checklist(findings: Sequence[Finding], voice: Voice) -> Iterator[RenderableType]:
    """Yield the items that are not in order, and how many are (sjekkliste)."""
    if not findings:
        return
    open_ = [finding for finding in findings if finding.outcome is not Outcome.MET]
    yield tables.heading(voice("checklist"))
    look = style.AMBER if open_ else style.GOOD
    met = len(findings) - len(open_)
    yield Line(voice("checklist.sum", met=met, all=len(findings)), style=look)
    for finding in open_:
        text = voice(
            "checklist.line",
            title=voice.say(finding.title),
            citation=finding.citation,
            text=voice.say(finding.text),
        )
        line = Line(text, style="" if finding.severity is Severity.ERROR else style.QUIET)
        if finding.unconfirmed:
            line.append(f"  ({voice('unconfirmed.mark')})", style=style.AMBER)
        yield tables.bullet(line)


def expired(found: Sequence[Breach], voice: Voice) -> Iterator[RenderableType]:
    """Yield how many breaches an agreement would have covered on other days, by agreement (utløpt avtale)."""
    counts = Counter(breach.agreements for breach in found if breach.standing is Standing.EXPIRED)
    for agreements, number in counts.most_common():
        text = voice("expired.sum", number=number, agreements=", ".join(agreements))
        yield Line(text, style=style.AMBER)


def law(replay: Replay, voice: Voice) -> Iterator[RenderableType]:
    """Yield which law a rota was audited under and what differs from the problem's own (regelverk)."""
    chosen, own = replay.regulation, replay.own.id
    yield tables.heading(voice("law.heading"))
    known = {"title": voice.say(chosen.title), "name": chosen.id, "own": own}
    since = voice.date(chosen.since)
    if replay.day is None:
        yield Line(voice("law.bundle", since=since, **known))
    else:
        yield Line(voice("law.bundle.day", day=voice.date(replay.day), since=since, **known))
    if replay.differences:
        made = tables.table(
            voice("rule"),
            voice("parameter"),
            voice("law.ground"),
            voice("law.then"),
            voice("law.now", own=own),
        )
        for row in replay.differences:
            made.add_row(*_difference(row, voice))
        yield made
    else:
        yield Line(voice("law.same", own=own))
    if replay.fallen:
        yield Line(voice("law.fallen"), style=style.AMBER)
        for issue in replay.fallen:
            yield tables.bullet(Line(issue.say(voice.language)))
    if replay.later:
        yield Line(voice("law.later"))
        for change in replay.later:
            text = voice(
                "law.later.line",
                day=voice.date(change.date),
                citation=change.citation,
                text=voice.say(change.text),
            )
            yield tables.bullet(Line(text))


def _difference(row: Difference, voice: Voice) -> tuple[str, ...]:
    who = voice("law.statute") if row.route is None else voice(f"route.{row.route.name}")
    values = (_value(row, value, voice) for value in (row.then, row.now))
    return (voice.say(rule_title(row.rule)), row.parameter, who, *values)


def _value(row: Difference, value: Value, voice: Voice) -> str:
    worded = in_words(row.rule, row.parameter, value)
    return voice.yes(bool(value)) if worded is None else worded
