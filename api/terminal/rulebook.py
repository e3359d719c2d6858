"""The rules on the terminal (regelbok): the catalogue, and one rule in full."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from api.catalogue import explanation, rules
from api.lang import Voice
from api.terminal import style, tables
from models.agreements import Agreement, Provision
from models.amounts import amount
from models.figures import Figure, figures
from models.frames import Frame
from models.regulations import STANDARD_REGULATION, Profile, profile, profile_names, regulation
from models.rule import Deviation, Rule


def show_catalogue(console: Console, voice: Voice, name: str = STANDARD_REGULATION) -> None:
    """Print every rule with its figures in a regulation (katalog)."""
    bundle = regulation(name)
    held: dict[str, Provision] = {p.rule.kind: p for p in bundle.provisions}
    set_by_law = figures(bundle.provisions, ())
    console.print()
    console.print(
        Line(voice("rules.catalogue", count=len(rules()), bundle=voice.say(bundle.title))), style=style.QUIET
    )
    console.print()
    for kind, rule in rules().items():
        provision = held.get(kind)
        console.print(_head(kind, rule, voice))
        console.print(Padding(_facts(rule, provision, voice), (0, 0, 0, 2)))
        mine = [figure for figure in set_by_law if figure.rule == kind]
        for figure in mine:
            console.print(Padding(tables.bullet(figure_line(figure, voice)), (0, 0, 0, 2)))
        console.print()


def show_rule(console: Console, kind: str, voice: Voice, name: str = STANDARD_REGULATION) -> None:
    """Print one rule in full: what it says, how it is read, and its figures in every bundle (regel)."""
    rule = rules()[kind]
    said = explanation(rule)
    bundle = regulation(name)
    held = next((p for p in bundle.provisions if p.rule.kind == kind), None)
    console.print()
    console.print(_head(kind, rule, voice))
    console.print(Line(said.summary))
    console.print(_facts(rule, held, voice))
    console.print()
    grid = Table.grid(padding=(0, 2, 0, 0))
    for head, text in (*said.sections, *said.parameters):
        label = voice.either(f"heading.{head}", head)
        grid.add_row(Line(label, style=style.HEADING), Line(text))
    console.print(grid)
    console.print()
    _bundle(console, voice.say(bundle.title), _mine(kind, bundle.provisions, ()), voice)
    _frames(console, rule, bundle.frameworks().of(kind), voice)
    for customary in map(profile, profile_names()):
        _profile(console, kind, bundle.provisions, customary, voice)


def figure_line(figure: Figure, voice: Voice) -> Line:
    """Return one figure with how it is known (tall med belegg)."""
    line = Line(f"{figure.parameter} = {voice.figure(figure)}")
    if figure.evidence is not None:
        mark = voice(f"mark.{figure.evidence.mark.value}")
        line.append(f"  {figure.evidence.mark.value}: {mark}, {figure.evidence.source}", style=style.QUIET)
    if figure.unconfirmed:
        line.append(f"  ({voice('unconfirmed.mark')})", style=style.AMBER)
    return line


def _head(kind: str, rule: type[Rule], voice: Voice) -> Line:
    return Line.assemble((kind, style.HEADING), f"  {voice.say(rule.title)}")


def _facts(rule: type[Rule], held: Provision | None, voice: Voice) -> Line:
    """Return the citation, whom it concerns, how it binds and who may deviate."""
    binding = voice(f"enforcement.{held.enforcement.value}") if held is not None else voice("rules.not_in")
    parts = (
        rule.citation,
        f"{voice('scope')}: {voice(f'scope.{rule.scope.value}')}",
        binding,
        f"{voice('deviation.route')}: {voice.route(rule.deviation)}",
    )
    return Line(" · ".join(part for part in parts if part), style=style.QUIET)


def _mine(kind: str, provisions: Sequence[Provision], agreements: Sequence[Agreement]) -> Iterator[Figure]:
    return (figure for figure in figures(provisions, agreements) if figure.rule == kind)


def _profile(
    console: Console, kind: str, provisions: Sequence[Provision], customary: Profile, voice: Voice
) -> None:
    mine = (f for f in _mine(kind, provisions, customary.agreements) if f.agreement is not None)
    _bundle(console, f"{voice.say(customary.title)} ({customary.id})", mine, voice)


def _frames(console: Console, rule: type[Rule], frames: Sequence[Frame], voice: Voice) -> None:
    """Print how far each route may go; nothing for a rule that the law sets no frame for."""
    agreed = [frame for frame in frames if frame.route is not Deviation.NOBODY]
    if not agreed:
        return
    console.print(tables.heading(voice("frames")))
    for frame in agreed:
        words = {
            "who": voice(f"route.{frame.route.name}"),
            "parameter": frame.parameter,
            "basis": frame.basis,
        }
        bound, least = (frame.most, False) if frame.least is None else (frame.least, True)
        if bound is None:
            text = voice("frames.open", **words)
        else:
            value = voice.say(amount(rule, frame.parameter, bound))
            word = "least" if least else "most"
            if rule.model_fields[frame.parameter].annotation is bool:
                word = "switch"
            text = voice(f"frames.{word}", value=value, **words)
        line = Line(text)
        if frame.evidence.confirm:
            line.append(f"  ({voice('unconfirmed.mark')})", style=style.AMBER)
        console.print(tables.bullet(line))
    console.print()


def _bundle(console: Console, title: str, mine: Iterator[Figure], voice: Voice) -> None:
    """Print a bundle's figures for the rule; nothing where it has none."""
    lines = [figure_line(figure, voice) for figure in mine]
    if lines:
        console.print(tables.heading(voice("rules.in", bundle=title)))
        for line in lines:
            console.print(tables.bullet(line))
        console.print()
