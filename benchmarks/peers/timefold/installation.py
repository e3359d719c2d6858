"""Timefold on this machine (installasjon): fetched once, compiled once, kept in the user's cache.

It is no dependency of the project: nobody but this contestant needs 22 MB of Java. The Java core lies in the
wheel on PyPI, and its Python layer, which its makers call much slower, is left alone.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from models.text import Text

RELEASE = "1.24.0b0"
REQUIREMENT = (
    f"timefold=={RELEASE} --hash=sha256:e2dde8630e62f5b3718efda2c0b1e88bd2a7e015b82bfcfdd7a4ae72ad87f1e7\n"
)
JAVA = 17
SOURCE = Path(__file__).with_name("Rota.java")


class MissingError(Exception):
    """Timefold cannot run here (mangler); ``text`` says why, and what to do."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(nb=nb, en=en)


@dataclass(frozen=True, slots=True)
class Installation:
    """What it takes to start the search (installasjon)."""

    java: str
    jars: Path
    classes: Path

    @property
    def command(self) -> list[str]:
        """The command that reads a model and searches (kommando)."""
        return [self.java, "-cp", f"{self.classes}{os.pathsep}{self.jars}{os.sep}*", "Rota"]


def folder() -> Path:
    """Return where Timefold is kept (mappe)."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "turnusmotor" / f"timefold-{RELEASE}"


def installed() -> bool:
    """Whether the search can start without fetching anything (installert)."""
    return _jars().is_dir() and _tool("java") is not None and _tool("javac") is not None


def installation() -> Installation:
    """Return Timefold ready to start, fetched and compiled if it was not (installasjon).

    Raises
    ------
    MissingError
        Where Java or the wheel is not to be had.
    """
    java, compiler = _java()
    if not _jars().is_dir():
        _fetch()
    source = SOURCE.read_bytes()
    classes = folder() / f"classes-{hashlib.sha256(source).hexdigest()[:12]}"
    if not classes.is_dir():
        _compile(compiler, classes)
    return Installation(java, _jars(), classes)


def _jars() -> Path:
    return folder() / "wheel" / "timefold" / "solver" / "jars"


def _tool(name: str) -> str | None:
    home = os.environ.get("JAVA_HOME")
    return shutil.which(name, path=str(Path(home) / "bin")) if home else shutil.which(name)


def _java() -> tuple[str, str]:
    java, compiler = _tool("java"), _tool("javac")
    if java is None or compiler is None:
        raise MissingError(
            f"Timefold trenger Java {JAVA} eller nyere med kompilator (java og javac). Installer et JDK, "
            "eller sett JAVA_HOME.",
            f"Timefold needs Java {JAVA} or newer with its compiler (java and javac). Install a JDK, or set "
            "JAVA_HOME.",
        )
    said = subprocess.run([compiler, "-version"], capture_output=True, text=True, check=False)
    number = (said.stdout + said.stderr).removeprefix("javac ").strip()
    first = number.split(".")[0]
    if not first.isdecimal() or int(first) < JAVA:
        raise MissingError(
            f"Timefold trenger Java {JAVA} eller nyere; her er «{number}». Sett JAVA_HOME til et nyere JDK.",
            f"Timefold needs Java {JAVA} or newer; here is «{number}». Set JAVA_HOME to a newer JDK.",
        )
    return java, compiler


def _fetch() -> None:
    """Fetch the wheel, checked against its hash, and put it in place in one move."""
    folder().mkdir(parents=True, exist_ok=True)
    print(f"timefold: installs {RELEASE} from PyPI in {folder()}, once", file=sys.stderr)
    with tempfile.TemporaryDirectory(dir=folder()) as scratch:
        wanted, target = Path(scratch, "wanted.txt"), Path(scratch, "wheel")
        wanted.write_text(REQUIREMENT, encoding="utf-8")
        asked = ("--quiet", "--no-deps", "--no-compile", "--only-binary", ":all:", "--require-hashes")
        done = subprocess.run(
            [sys.executable, "-m", "pip", "install", *asked, "--target", str(target), "-r", str(wanted)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            why = _last(done.stderr)
            raise MissingError(
                f"Timefold {RELEASE} kunne ikke hentes fra PyPI: {why}. Prøv igjen med tilgang til PyPI.",
                f"Timefold {RELEASE} could not be fetched from PyPI: {why}. Try again with access to PyPI.",
            )
        target.rename(folder() / "wheel")


def _compile(compiler: str, classes: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder()) as scratch:
        target = Path(scratch, "classes")
        asked = ("-proc:none", "-d", str(target), "-cp", f"{_jars()}{os.sep}*")
        done = subprocess.run([compiler, *asked, str(SOURCE)], capture_output=True, text=True, check=False)
        if done.returncode:
            why = _last(done.stderr)
            raise MissingError(
                f"Timefolds modell lot seg ikke kompilere: {why}. Prøv med Java {JAVA}.",
                f"The model for Timefold could not be compiled: {why}. Try with Java {JAVA}.",
            )
        target.rename(classes)


def _last(output: str) -> str:
    """Return the last line that says something, without a full stop."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error") or ": error:" in line]
    return (errors or lines or ["–"])[-1].rstrip(".")
