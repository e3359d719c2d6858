"""A rota under other law from the command line (gjenspill): which law was asked for, or why it cannot be."""

from datetime import date

from api.lang import Voice
from api.shell import refuse
from models.archive import Replay, replay
from models.problem import Problem
from models.regulations import (
    STANDARD_REGULATION,
    STANDARD_SERIES,
    regulation,
    regulation_names,
    regulation_on,
)


def replayed(problem: Problem, law: str | None, name: str | None, voice: Voice) -> Replay | None:
    """Return the problem under the law that was asked for, None where none was (gjenspill).

    A law that does not exist ends the command with what there is.
    """
    if law is None and name is None:
        return None
    bundle = regulation_asked(law, name, voice)
    return replay(problem, name=bundle) if law is None else replay(problem, _day(law, voice))


def regulation_asked(law: str | None, name: str | None, voice: Voice) -> str:
    """Return the name of the regulation of a day, or of the one that was named (regelverket det spørres om).

    A law that does not exist ends the command with what there is.
    """
    if law is not None and name is not None:
        refuse(voice("law.both"))
    if name is not None and name not in regulation_names():
        refuse(voice("law.unknown", value=name, names=", ".join(regulation_names())))
    if law is None:
        return name or STANDARD_REGULATION
    day = _day(law, voice)
    try:
        return regulation_on(day).id
    except KeyError:
        dated = (regulation(known) for known in regulation_names())
        oldest = min((r for r in dated if r.series == STANDARD_SERIES), key=lambda bundle: bundle.since)
        refuse(
            voice("law.none_then", value=voice.date(day), oldest=oldest.id, since=voice.date(oldest.since))
        )


def _day(text: str, voice: Voice) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(voice("law.not_a_date", value=text))
