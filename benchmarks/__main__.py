"""The benchmarks' command line (kommandolinje): ``python -m benchmarks run|compare|tables|keep|audit``."""

from pathlib import Path
from typing import Annotated, Literal

import polars as pl
import typer

from benchmarks import charts, ladder, tables
from benchmarks.auditing import long_plan, timed
from benchmarks.compare import (
    couples,
    gathered,
    in_points,
    ratios,
    shown,
    side_by_side,
    until,
    verdict,
    warnings,
)
from benchmarks.contestants import CONTESTANTS
from benchmarks.instances import INSTANCES, Instance
from benchmarks.readers import curtois
from benchmarks.run import run as run_matrix
from benchmarks.solutions import keeping
from solver.limits import Limits

SHOWN = ["instance", "contestant", "seed", "reason", "value", "bound", "first_ms", "total_ms", "memory_mb"]

app = typer.Typer(
    help="Measure how good and how fast rotas are made.",
    no_args_is_help=True,
    rich_markup_mode=None,  # a box would break a path in two
)


@app.command()
def run(
    more: Annotated[list[str] | None, typer.Argument(help="Further names of instances.")] = None,
    *,
    out: Annotated[Path, typer.Option(help="Parquet file of runs; what it holds is not run again.")],
    family: Annotated[str, typer.Option(help="Family of instances.")] = "ward",
    data: Annotated[Path | None, typer.Option(help="Folder of public instances, read where it is.")] = None,
    instances: Annotated[list[str] | None, typer.Option(help="Names; all of the family if none.")] = None,
    contestants: Annotated[
        list[str] | None, typer.Option(help="Names, repeat it for several; all if none.")
    ] = None,
    time_limit: Annotated[int, typer.Option(min=1, max=604_800, help="Seconds for each.")] = 60,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Workers for each.")] = 2,
    seed: Annotated[
        list[int] | None, typer.Option(min=0, max=2**31 - 1, help="Seeds; repeat it for several.")
    ] = None,
    solutions: Annotated[Path | None, typer.Option(help="Folder for each rota found now, as JSON.")] = None,
) -> None:
    """Run the matrix and print every row (kjør)."""
    names = {*(instances or []), *(more or [])}
    offered = _family(family, data)
    chosen = [instance for instance in offered if not names or instance.name in names]
    racing = [c for c in CONTESTANTS if not contestants or c.name in contestants]
    for what, wanted, known in (
        ("instance", names, [instance.name for instance in offered]),
        ("contestant", set(contestants or []), [contestant.name for contestant in CONTESTANTS]),
    ):
        if wanted - set(known) or not known:
            unknown = ", ".join(sorted(wanted - set(known))) or family
            raise typer.BadParameter(f"no {what} is called {unknown}; there are {', '.join(known) or 'none'}")
    limits = Limits(time=time_limit, workers=workers, gap=0.0)
    try:
        keep = None if solutions is None else keeping(solutions)
        rows = run_matrix(chosen, racing, seed or [1], limits, out, keep)
    except (ladder.Drifted, curtois.Unreadable) as refused:
        raise typer.BadParameter(str(refused)) from refused
    except pl.exceptions.PolarsError as unread:
        raise typer.BadParameter(f"{out} is no file of runs: {unread}") from unread
    except OSError as refused:
        raise typer.BadParameter(f"{refused.filename}: {refused.strerror}") from refused
    typer.echo(
        shown(in_points(rows.filter(pl.col("instance").is_in([i.name for i in chosen]))).select(SHOWN))
    )


def _family(family: str, data: Path | None) -> list[Instance]:
    if family == curtois.FAMILY:
        if data is None or not data.is_dir():
            raise typer.BadParameter(f"{family} needs --data, the folder of its instances")
        return list(curtois.instances(data))
    found = [i for i in (*INSTANCES, *ladder.INSTANCES) if i.family == family]
    if not found:
        names = ", ".join(sorted({curtois.FAMILY, *(i.family for i in (*INSTANCES, *ladder.INSTANCES))}))
        raise typer.BadParameter(f"there is no family {family}; there are {names}")
    return found


@app.command()
def compare(
    runs: Annotated[list[Path], typer.Argument(help="Parquet files of runs, one or several.")],
    ours: Annotated[str, typer.Option(help="Contestant.")] = "together",
    other: Annotated[str, typer.Option(help="Contestant to compare with.")] = "joint",
    drawings: Annotated[Path | None, typer.Option("--charts", help="Folder for charts.")] = None,
    kind: Annotated[Literal["svg", "png"], typer.Option("--format", help="Format of the charts.")] = "svg",
    at: Annotated[list[int] | None, typer.Option(help="Seconds; pairs as they stood then, too.")] = None,
) -> None:
    """Print every run and pairs side by side, and draw charts (sammenlign).

    With several files, each contestant is paired with itself in the files before.
    """
    missing = [str(file) for file in runs if not file.is_file()]
    if missing:
        raise typer.BadParameter(f"there is no file {', '.join(missing)}; `run --out` writes one")
    try:
        rows = gathered(runs)
    except pl.exceptions.PolarsError as unread:
        names = ", ".join(map(str, runs))
        raise typer.BadParameter(f"among {names} is no file of runs: {unread}") from unread
    if rows.is_empty():
        raise typer.BadParameter("there is no run in the file; `run --out` adds to it")
    for warning in warnings(rows):
        typer.echo(warning)
    typer.echo(shown(side_by_side(rows)))
    pairs_of = couples(rows, ours, other)
    if not pairs_of:
        raced = ", ".join(rows["contestant"].unique(maintain_order=True))
        typer.echo(f"\nNo pair of {ours} and {other}: the runs are of {raced}.")
    for mine, theirs in pairs_of:
        for seconds in at or ():
            pairs = ratios(until(rows, seconds), mine, theirs)
            typer.echo(f"\nAfter {seconds} s {verdict(pairs, mine, theirs)}\n\n{shown(pairs)}")
        pairs = ratios(rows, mine, theirs)
        typer.echo(f"\n{verdict(pairs, mine, theirs)}\n\n{shown(pairs)}")
    for file in charts.drawn(rows, drawings, kind) if drawings else ():
        typer.echo(f"wrote {file}")


@app.command("tables")
def write_tables() -> None:
    """Write the tables of the README again, from the runs that are kept with the project (tabeller)."""
    typer.echo(f"{tables.README.name}: {'written' if tables.write() else 'up to date'}")


@app.command("keep")
def keep_generated() -> None:
    """Keep the small municipalities as files, and every one's digest, as they are generated now (lagre)."""
    changed = ladder.keep()
    typer.echo(f"changed: {', '.join(changed)}" if changed else "up to date")


@app.command()
def audit(
    people: Annotated[int, typer.Option(min=1, max=10_000, help="Employees, 30 a ward.")] = 60,
    weeks: Annotated[int, typer.Option(min=1, max=52, help="Weeks of the plan.")] = 52,
    least: Annotated[float, typer.Option(min=0, help="Leave out parts that take fewer seconds.")] = 0.05,
) -> None:
    """Print how long the audit of a finished rota takes, and each part of it (revisjonstid)."""
    problem, rota = long_plan(people, weeks)
    typer.echo(f"{people} people, {weeks} weeks, {len(rota.assignments)} shifts")
    for part in timed(problem, rota):
        if part.seconds >= least or not part.name.startswith(" "):
            typer.echo(f"{part.name:32}{part.seconds:8.2f} s")


if __name__ == "__main__":
    app()
