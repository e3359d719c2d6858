"""Regulations and standard agreements (regelverk, standardavtaler): dated bundles of rules, as data.

The figures stand in ``models/law/*.toml`` with their sources, so that a lawyer can read and correct them. A
bundle never changes after it is published: new law is a new file, and an old rota can be audited under the
law of its day.
"""

import tomllib
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from models.agreements import Agreement, Provision
from models.text import Text
from models.units import Frozen, Identifier

STANDARD_REGULATION = "norway-2026"


class Regulation(Frozen):
    """A dated bundle of rules (regelverk)."""

    id: Identifier
    title: Text
    since: date
    provisions: tuple[Provision, ...]


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


def regulation_names() -> tuple[str, ...]:
    """Return the regulations' names (regelverkenes navn)."""
    return tuple(_bundles()[0])


def profile_names() -> tuple[str, ...]:
    """Return the profiles' names (profilenes navn)."""
    return tuple(_bundles()[1])


@lru_cache
def _bundles() -> tuple[dict[str, Regulation], dict[str, Profile]]:
    regulations: dict[str, Regulation] = {}
    profiles: dict[str, Profile] = {}
    folder = resources.files("models") / "law"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        if "provisions" in data:
            bundle = Regulation.model_validate(data)
            regulations[bundle.id] = bundle
        else:
            customary = Profile.model_validate(data)
            profiles[customary.id] = customary
    return regulations, profiles
