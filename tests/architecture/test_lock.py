"""The lock holds every dependency, each with hashes, and tells nothing about where it was made."""

import re
import subprocess
import tomllib
from pathlib import PurePath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.tree import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", LOCK, flags=re.MULTILINE)


def declared() -> list[Requirement]:
    """Return what pyproject.toml asks for, all extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    return [Requirement(line) for lines in (project["dependencies"], *extras) for line in lines]


def test_the_lock_names_no_address() -> None:
    """The lock names no registry, no index and no folder of the machine that made it."""
    assert re.findall(r".*(?:https?://|file:|--\S*index|--find-links| @ ).*", LOCK) == []


def test_every_pin_has_a_hash() -> None:
    """Every line of the lock that names a package pins it and is followed by a hash."""
    entries = re.findall(r"^[A-Za-z0-9].*(?:\n    --hash=.*)*", LOCK, flags=re.MULTILINE)
    assert len(entries) == len(PINS) > 0
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_is_up_to_date() -> None:
    """Every declared dependency is in the lock, at a version that its range admits."""
    stale = [
        str(wanted)
        for wanted in declared()
        if not any(
            canonicalize_name(name) == canonicalize_name(wanted.name) and version in wanted.specifier
            for name, version in PINS
        )
    ]
    assert stale == [], "run `make lock`"


def test_no_other_lock_is_tracked() -> None:
    """Git tracks no uv.lock and no pylock.toml, which record the registry's addresses."""
    listing = ["git", "ls-files", "--cached"]
    tracked = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    names = [PurePath(line).name for line in tracked.splitlines()]
    assert [name for name in names if name == "uv.lock" or re.fullmatch(r"pylock.*\.toml", name)] == []


def test_one_version_of_the_installer() -> None:
    """The Makefile and the Dockerfile install with the same version of uv."""
    versions = {
        version
        for name in ("Makefile", "Dockerfile")
        for version in re.findall(r"UV_VERSION *:?= *([\d.]+)", (ROOT / name).read_text(encoding="utf-8"))
    }
    assert len(versions) == 1
