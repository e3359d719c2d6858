"""Regulations and standard agreements (regelverk, standardavtaler): dated bundles of rules, as data.

The figures stand in ``models/law/*.toml`` with their sources, so that a lawyer can read and correct them. A
bundle never changes after it is published: new law is a new file, and an old rota can be audited under the
law of its day. A bundle may take over what another holds and name what is different. The older bundles take
over from the newer: the law of today is the one that was read.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from models.agreements import Agreement, DeviationEntry, Provision
from models.evidence import Evidence, Mark
from models.frames import Frame, Frames
from models.text import Text
from models.units import Frozen, Identifier

STANDARD_REGULATION = "norway-2026"
STANDARD_SERIES = "norway"


class Regulation(Frozen):
    """A dated bundle of rules (regelverk).

    Attributes
    ----------
    since
        The first day on which it is the law.
    series
        The line of law that it belongs to: of two bundles in a series the later one replaces the earlier.
    extends, changes
        A bundle that it takes everything from, and the figures that are others here.
    unread
        Where the text of its date was not at hand: what it takes over is unconfirmed, with this said of it.
    frames
        How far each route may deviate.
    """

    id: Identifier
    title: Text
    since: date
    series: Identifier | None = None
    extends: Identifier | None = None
    unread: str | None = None
    provisions: tuple[Provision, ...] = ()
    changes: tuple[DeviationEntry, ...] = ()
    frames: tuple[Frame, ...] = ()

    def frameworks(self) -> Frames:
        """Return the outer frames of its agreements (rammer)."""
        return Frames(self.frames, self.provisions)


class Amendment(Frozen):
    """A change of law with its date (lovendring), law.md section 2.9."""

    date: date
    citation: str
    text: Text
    evidence: Evidence


class Profile(Frozen):
    """A customary set of agreements (profil), law.md section 12."""

    id: Identifier
    title: Text
    agreements: tuple[Agreement, ...]


def regulation(name: str) -> Regulation:
    """Return a regulation by name (regelverk).

    Raises
    ------
    KeyError
        When there is none of that name; ``regulation_names`` lists them.
    """
    return _bundles()[0][name]


def profile(name: str) -> Profile:
    """Return a profile of standard agreements by name (profil).

    Raises
    ------
    KeyError
        When there is none of that name; ``profile_names`` lists them.
    """
    return _bundles()[1][name]


def regulation_on(day: date, series: str = STANDARD_SERIES) -> Regulation:
    """Return the regulation that was the law on a day (regelverket på datoen).

    Raises
    ------
    KeyError
        When the series had no law yet; ``regulation_names`` lists what there is.
    """
    held = [bundle for bundle in _bundles()[0].values() if bundle.series == series and bundle.since <= day]
    if not held:
        raise KeyError(f"no regulation of {series} was in force on {day}")
    return max(held, key=lambda bundle: bundle.since)


def amendments() -> tuple[Amendment, ...]:
    """Return the changes of law that are known by date, the oldest first (lovendringer)."""
    return tuple(sorted(_amendments(), key=lambda amendment: amendment.date))


@lru_cache
def checklist() -> tuple[dict[str, Any], ...]:
    """Return the rows of the workflow checklist, for ``models.workflow`` to read (sjekkliste)."""
    return tuple(row for data in _files() for row in data.get("checklist", ()))


def regulation_names() -> tuple[str, ...]:
    """Return the regulations' names (regelverkenes navn)."""
    return tuple(_bundles()[0])


def profile_names() -> tuple[str, ...]:
    """Return the profiles' names (profilenes navn)."""
    return tuple(_bundles()[1])


@lru_cache
def _bundles() -> tuple[dict[str, Regulation], dict[str, Profile]]:
    written: dict[str, Regulation] = {}
    profiles: dict[str, Profile] = {}
    for data in _files():
        if "since" in data:
            bundle = Regulation.model_validate(data)
            written[bundle.id] = bundle
        elif "agreements" in data:
            customary = Profile.model_validate(data)
            profiles[customary.id] = customary
    regulations = {name: _whole(bundle, written) for name, bundle in written.items()}
    return regulations, profiles


@lru_cache
def _amendments() -> tuple[Amendment, ...]:
    return tuple(Amendment.model_validate(row) for data in _files() for row in data.get("amendments", ()))


def _files() -> Iterator[dict[str, Any]]:
    """Yield what each file of the law holds, by file name."""
    folder = resources.files("models") / "law"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            yield tomllib.loads(file.read_text(encoding="utf-8"))


def _whole(bundle: Regulation, written: dict[str, Regulation]) -> Regulation:
    """Return a bundle with what it takes over from the one that it extends."""
    if bundle.extends is None:
        return bundle
    base = _whole(written[bundle.extends], written)
    provisions: dict[str, Provision] = {p.rule.kind: _taken_over(p, bundle) for p in base.provisions}
    provisions |= {p.rule.kind: p for p in bundle.provisions}
    for change in bundle.changes:
        provisions[change.rule] = _changed(provisions[change.rule], change)
    frames = {
        frame.key: frame.model_copy(update={"evidence": _doubted(frame.evidence, bundle)})
        for frame in base.frames
    }
    frames |= {frame.key: frame for frame in bundle.frames}
    return bundle.model_copy(
        update={"provisions": tuple(provisions.values()), "frames": tuple(frames.values())}
    )


def _taken_over(provision: Provision, bundle: Regulation) -> Provision:
    evidence = {name: _doubted(known, bundle) for name, known in provision.evidence.items()}
    return provision.model_copy(update={"evidence": evidence})


def _doubted(evidence: Evidence, bundle: Regulation) -> Evidence:
    """Return evidence as it is worth in a bundle whose text nobody has read."""
    if bundle.unread is None:
        return evidence
    return Evidence(mark=Mark.K, source=f"{evidence.source}; {bundle.unread}", confirm=True)


def _changed(provision: Provision, change: DeviationEntry) -> Provision:
    rule = provision.rule
    return provision.model_copy(
        update={
            "rule": type(rule).model_validate({**rule.model_dump(), change.parameter: change.value}),
            "evidence": {**provision.evidence, change.parameter: change.evidence},
        }
    )
