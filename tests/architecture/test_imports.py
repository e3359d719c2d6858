"""Who may import whom: the contracts of pyproject.toml are kept, and each of them can be broken."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# Each contract, and imports (file: line) that it must refuse.
REFUSED = [
    ("layers", "solver/engine.py", "import api.cli"),
    ("layers", "api/cli.py", "import benchmarks.run"),
    ("truth", "models/rules/daily_rest.py", "import solver.engine"),
    ("truth", "models/audit.py", "import typer"),
    ("ortools", "api/cli.py", "from ortools.sat.python import cp_model"),
    ("doors", "api/routes.py", "import solver.engine"),
    ("doors", "api/routes.py", "from solver import engine"),
    ("truth", "models/audit.py", "import matplotlib"),
    ("charts", "api/routes.py", "import matplotlib.figure"),
    ("rules", "models/rules/daily_rest.py", "import models.rules.weekly_rest"),
    ("terms", "models/terms/cost.py", "from models.terms import wishes"),
    ("search", "solver/search/neighbourhoods.py", "import solver.search.lns"),
    ("search", "solver/search/joint.py", "import solver.search.neighbourhoods"),
]
# Imports that a contract grants although they look like the ones above.
GRANTED = [
    ("doors", "api/cli.py", "import solver.engine"),
    ("doors", "api/jobs/worker.py", "import solver.engine"),
    ("doors", "api/commands/need.py", "import solver.engine"),
    ("ortools", "benchmarks/run.py", "from ortools.sat.python import cp_model"),
    ("charts", "api/charts/canvas.py", "from matplotlib.figure import Figure"),
    ("search", "solver/search/lns.py", "import solver.search.neighbourhoods"),
]
SKETCH = [
    "models/audit.py",
    "models/rules/daily_rest.py",
    "models/rules/weekly_rest.py",
    "models/terms/cost.py",
    "models/terms/wishes.py",
    "solver/engine.py",
    "solver/search/joint.py",
    "solver/search/lns.py",
    "solver/search/neighbourhoods.py",
    "api/cli.py",
    "api/routes.py",
    "api/charts/canvas.py",
    "api/commands/need.py",
    "api/jobs/worker.py",
    "benchmarks/run.py",
]


def python(code: str, *arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run ``code`` in a fresh interpreter that finds the packages of ``folder`` first."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def lint_sketch(folder: Path, contract: str, file: str, line: str) -> subprocess.CompletedProcess[str]:
    """Sketch the project in ``folder``, plant one import and check one contract."""
    for path in map(folder.joinpath, SKETCH):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        for package in path.relative_to(folder).parents[:-1]:
            (folder / package / "__init__.py").touch()
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    (folder / file).write_text(f"{line}\n", encoding="utf-8")
    return python(LINT, "--no-cache", "--no-logo", "--contract", contract, folder=folder)


def test_every_contract_is_kept() -> None:
    """The project keeps every contract on who may import whom."""
    linted = python(LINT, "--no-cache", "--no-logo")
    assert linted.returncode == 0, linted.stdout + linted.stderr
    assert "0 broken" in linted.stdout


@pytest.mark.parametrize(("contract", "file", "line"), REFUSED)
def test_a_contract_refuses(tmp_path: Path, contract: str, file: str, line: str) -> None:
    """Each contract is broken by the import that it is there to refuse."""
    linted = lint_sketch(tmp_path, contract, file, line)
    assert linted.returncode == 1, linted.stdout + linted.stderr
    assert "0 kept, 1 broken" in linted.stdout


@pytest.mark.parametrize(("contract", "file", "line"), GRANTED)
def test_a_contract_grants(tmp_path: Path, contract: str, file: str, line: str) -> None:
    """Each exception that a contract states is granted."""
    linted = lint_sketch(tmp_path, contract, file, line)
    assert "1 kept, 0 broken" in linted.stdout, linted.stdout + linted.stderr


def test_the_auditor_needs_no_solver() -> None:
    """The auditor is imported where ortools is not to be had, and pulls in no solver."""
    code = """
import sys
sys.modules["ortools"] = None
try:
    import ortools.sat.python.cp_model
except ImportError:
    pass
else:
    sys.exit("ortools is still to be had: this test proves nothing")
import models.audit
sys.exit(", ".join(name for name in sys.modules if name.split(".")[0] in {"solver", "api"}) or 0)
"""
    outcome = python(code)
    assert outcome.returncode == 0, outcome.stderr
