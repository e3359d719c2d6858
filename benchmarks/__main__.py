"""The benchmarks' command line (målingenes kommandolinje): ``python -m benchmarks run|compare``."""

from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from benchmarks.compare import ratios, table
from benchmarks.contestants import CONTESTANTS
from benchmarks.instances import INSTANCES
from benchmarks.run import run as run_matrix
from solver.limits import Limits

app = typer.Typer(help="Measure how good and how fast rotas are made.", no_args_is_help=True)


@app.command()
def run(
    out: Annotated[Path, typer.Option(help="Parquet file of runs; what it holds is not run again.")],
    family: Annotated[str, typer.Option(help="Family of instances.")] = "ward",
    instances: Annotated[list[str] | None, typer.Option(help="Names; all of the family if none.")] = None,
    contestants: Annotated[list[str] | None, typer.Option(help="Names; all if none.")] = None,
    time_limit: Annotated[int, typer.Option(help="Seconds for each.")] = 60,
    workers: Annotated[int, typer.Option(help="Workers for each.")] = 2,
    seed: Annotated[list[int] | None, typer.Option(help="Seeds.")] = None,
) -> None:
    """Run the matrix and print every row (kjør)."""
    chosen = [i for i in INSTANCES if i.family == family and (not instances or i.name in instances)]
    racing = [c for c in CONTESTANTS if not contestants or c.name in contestants]
    if not chosen or not racing:
        raise typer.BadParameter("no instance or no contestant of that name")
    rows = run_matrix(chosen, racing, seed or [1], Limits(time=time_limit, workers=workers, gap=0.0), out)
    shown = rows.select("instance", "contestant", "seed", "reason", "value", "bound", "first_ms", "total_ms")
    typer.echo(table(shown))


@app.command()
def compare(
    runs: Annotated[Path, typer.Argument(help="Parquet file of runs.")],
    ours: Annotated[str, typer.Option(help="Contestant.")] = "together",
    other: Annotated[str, typer.Option(help="Contestant to compare with.")] = "joint",
) -> None:
    """Print two contestants side by side (sammenlign)."""
    typer.echo(table(ratios(pl.read_parquet(runs), ours, other)))


if __name__ == "__main__":
    app()
