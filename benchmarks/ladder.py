"""The municipalities measured on (oppgavestigen): small ones kept as files, all held to their digest.

A generator that changes would change what is measured without a word. So the small problems are read from
files, which any program can be given, and of every one the digest is kept: a large one that is no longer what
was measured is refused.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks.instances import Instance
from benchmarks.municipality import SIZES, Dials, municipality
from models.problem import Problem
from models.reading import read_problem

FAMILY: Final = "municipality"
KEPT: Final = Path(__file__).parent / "generated"
DIGESTS: Final = "digests.json"
SEED: Final = 1
USUAL: Final = Dials()
WEEKS: Final = (12, 6, 52)


class Drifted(ValueError):  # noqa: N818 - named for what became of the problem
    """What is generated now is not what was measured (endret)."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One municipality of the ladder (trinn): what it is generated from."""

    size: str
    weeks: int
    turned: str = ""
    dials: Dials = USUAL
    cyclic: bool = False

    @property
    def name(self) -> str:
        """What it is called (navn)."""
        return f"{self.size}-{self.weeks}w" + (f"-{self.turned}" if self.turned else "")

    @property
    def small(self) -> bool:
        """Whether it is kept as a file (liten): a ward or a site."""
        return self.size in {"ward", "site"}

    def generated(self) -> Problem:
        """Generate it (generer)."""
        return municipality(self.size, self.weeks, SEED, self.dials, cyclic=self.cyclic)

    def read(self, folder: Path = KEPT) -> Problem:
        """Return what is kept, or generate what is large (les).

        Raises
        ------
        Drifted
            When it is not what its digest says.
        """
        file = folder / f"{self.name}.json"
        problem = read_problem(file.read_bytes(), file.name) if file.exists() else self.generated()
        kept = json.loads((folder / DIGESTS).read_text(encoding="utf-8")).get(self.name)
        if problem.digest != kept:
            raise Drifted(
                f"{self.name} is no longer what was measured: its digest is {problem.digest[:12]}, kept is "
                f"{str(kept)[:12]}; `python -m benchmarks keep` keeps what the generator makes now"
            )
        return problem


def _dialled(name: str, value: int) -> Rung:
    return Rung("site", 12, name, replace(USUAL, **{name: value}))


RUNGS: Final[tuple[Rung, ...]] = (
    *(Rung(size, weeks) for weeks in WEEKS for size in SIZES),
    *(Rung(size, weeks, "cyclic", cyclic=True) for weeks in WEEKS for size in SIZES),
    _dialled("tightness", 110),
    _dialled("nights", 150),
    _dialled("part_time", 200),
    _dialled("nurses", 60),
    _dialled("coupling", 400),
)
INSTANCES: Final[tuple[Instance, ...]] = tuple(
    Instance(FAMILY, rung.name, f"generated, seed {SEED}", rung.read) for rung in RUNGS
)


def keep(folder: Path = KEPT, rungs: Iterable[Rung] = RUNGS) -> list[str]:
    """Write the small problems and every digest (lagre); return the names of what changed."""
    folder.mkdir(parents=True, exist_ok=True)
    known = folder / DIGESTS
    before = json.loads(known.read_text(encoding="utf-8")) if known.exists() else {}
    digests: dict[str, str] = {}
    for rung in rungs:
        problem = rung.generated()
        digests[rung.name] = problem.digest
        if rung.small:
            (folder / f"{rung.name}.json").write_text(written(problem), encoding="utf-8")
    known.write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")
    return [name for name, digest in digests.items() if before.get(name) != digest]


def written(problem: Problem) -> str:
    """Return a problem as a file (skrevet), without what is usual, one line for each thing in a list."""
    sections = {"format": problem.format, **problem.model_dump(mode="json", exclude_defaults=True)}
    return (
        "{\n"
        + ",\n".join(f" {json.dumps(name)}: {_said(value)}" for name, value in sections.items())
        + "\n}\n"
    )


def _said(value: object) -> str:
    if isinstance(value, list):
        return "[\n" + ",\n".join(f"  {json.dumps(each, ensure_ascii=False)}" for each in value) + "\n ]"
    if isinstance(value, dict) and any(isinstance(each, list) for each in value.values()):
        inner: Iterator[str] = (f"{json.dumps(name)}: {_said(each)}" for name, each in value.items())
        return "{" + ", ".join(inner) + "}"
    return json.dumps(value, ensure_ascii=False)
