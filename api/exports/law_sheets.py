"""The sheet on the process (sjekklisteark): what is to be done around the plan, and by when."""

from collections.abc import Iterator, Sequence

from api.exports.list_sheets import Column, Value
from api.lang import Voice
from models.audit import AuditReport


def checklist_columns(voice: Voice) -> list[Column]:
    """Return the columns of the checklist (sjekklistekolonner)."""
    return [
        Column(voice("status"), 18),
        Column(voice("checklist.item"), 36, "wrapped"),
        Column(voice("what"), 70, "wrapped"),
        Column(voice("checklist.by"), 12, "day"),
        Column(voice("citation"), 24),
        Column(voice("severity"), 14),
        Column(voice("checklist.who"), 30, "wrapped"),
        Column(voice("unconfirmed.mark").capitalize(), 14, "amber"),
    ]


def checklist_rows(report: AuditReport, voice: Voice) -> Iterator[Sequence[Value]]:
    """Yield every item of the checklist, those in order too (sjekkliste)."""
    for finding in report.workflow:
        yield (
            voice(f"outcome.{finding.outcome.value}"),
            voice.say(finding.title),
            voice.say(finding.text),
            finding.by,
            finding.citation,
            voice(f"severity.{finding.severity.value}"),
            ", ".join(finding.who),
            voice("unconfirmed.mark") if finding.unconfirmed else "",
        )
