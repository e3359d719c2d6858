"""Texts on law and agreements (lov og avtaler): the checklist, and a rota under the law of another day."""

from collections.abc import Mapping
from typing import Final

from models.text import Text

LAW: Final[Mapping[str, Text]] = {
    key: Text(nb=nb, en=en)
    for key, (nb, en) in {
        "help.law": (
            "Revider etter loven på denne datoen, for eksempel 2014-06-01.",
            "Audit under the law of this day, for example 2014-06-01.",
        ),
        "help.regulation": (
            "Revider etter regelverket med dette navnet.",
            "Audit under the regulation of this name.",
        ),
        "help.rules.law": ("Tallene på denne datoen.", "The figures of this day."),
        "help.rules.regulation": (
            "Tallene i regelverket med dette navnet.",
            "The figures of the regulation of this name.",
        ),
        "help.audit_out": ("Skriv revisjonen som JSON til filen.", "Write the audit as JSON to the file."),
        "law.both": (
            "Velg enten --law eller --regulation, ikke begge.",
            "Choose either --law or --regulation, not both.",
        ),
        "law.not_a_date": (
            "--law er {value}, som ikke er en dato; skriv for eksempel 2014-06-01.",
            "--law is {value}, which is no date; write for example 2014-06-01.",
        ),
        "law.none_then": (
            "Det finnes ikke noe regelverk for {value}; det eldste er {oldest}, fra {since}.",
            "There is no regulation for {value}; the oldest is {oldest}, from {since}.",
        ),
        "law.unknown": (
            "Regelverket {value} finnes ikke; skriv en av {names}.",
            "The regulation {value} does not exist; write one of {names}.",
        ),
        "law.heading": ("Loven det er revidert etter", "The law of this audit"),
        "law.bundle": (
            "{title} ({name}), i kraft fra {since}. Oppgaven er laget etter {own}.",
            "{title} ({name}), in force from {since}. The problem was made under {own}.",
        ),
        "law.bundle.day": (
            "Loven per {day}: {title} ({name}), i kraft fra {since}. Oppgaven er laget etter {own}.",
            "The law of {day}: {title} ({name}), in force from {since}. The problem was made under {own}.",
        ),
        "law.same": ("Ingen tall er annerledes enn i {own}.", "No figure differs from {own}."),
        "law.then": ("Da", "Then"),
        "law.now": ("I {own}", "In {own}"),
        "law.ground": ("Hvem", "By whom"),
        "law.statute": ("loven selv", "the law itself"),
        "law.fallen": (
            "Dette går lenger enn denne loven tillater, og er lagt til grunn bare så langt loven går:",
            "This goes further than this law allows, and is applied only as far as the law goes:",
        ),
        "law.later": ("Kjente lovendringer etter denne datoen:", "Known changes of law after this day:"),
        "law.later.line": ("{day}, {citation}: {text}", "{day}, {citation}: {text}"),
        "frames": ("Hvor langt det kan avtales", "How far it may be agreed"),
        "frames.most": (
            "{who}: {parameter} høyst {value} ({basis})",
            "{who}: {parameter} at most {value} ({basis})",
        ),
        "frames.least": (
            "{who}: {parameter} minst {value} ({basis})",
            "{who}: {parameter} at least {value} ({basis})",
        ),
        "frames.switch": ("{who}: {parameter} {value} ({basis})", "{who}: {parameter} {value} ({basis})"),
        "frames.open": (
            "{who}: {parameter} uten et tall i loven ({basis})",
            "{who}: {parameter} with no figure in the law ({basis})",
        ),
        "expired.sum": (
            "{number} av bruddene ville avtalen {agreements} dekket på andre dager i planen.",
            "{number} of the breaches would be covered by agreement {agreements} on other days of the plan.",
        ),
        # Checklist
        "checklist": ("Sjekkliste", "Checklist"),
        "checklist.sum": (
            "{met} av {all} punkter er dokumentert. Listen gjør ingen turnus ulovlig i seg selv.",
            "{met} of {all} items are documented. The list makes no rota unlawful by itself.",
        ),
        "checklist.line": ("{title} ({citation}): {text}", "{title} ({citation}): {text}"),
        "checklist.item": ("Punkt", "Item"),
        "checklist.by": ("Senest", "By"),
        "checklist.who": ("Gjelder", "Whom"),
        "outcome.met": ("i orden", "in order"),
        "outcome.late": ("for sent", "too late"),
        "outcome.undocumented": ("ikke dokumentert", "not documented"),
        "severity": ("Alvor", "Severity"),
        "severity.error": ("lovkrav", "required by law"),
        "severity.warning": ("bør ordnes", "should be done"),
    }.items()
}
