"""`fullgjort import`: read files, folders and ZIP archives into the register."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from fullgjort_web.home import home_option, prepare

if TYPE_CHECKING:
    from fullgjort_web.register.importer import Summary

KINDS = {
    "assignment": "uppdrag",
    "decision_point": "beslutspunkter",
    "recommendation": "rekommendationer och behov",
    "reference": "hänvisningar",
    "figure": "sifferuppgifter",
    "grant": "bidrag",
}
SHOWN_FAILURES = 20


class _Rate(ProgressColumn):
    """Files a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f} filer/s" if task.speed else "")


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--workers", type=click.IntRange(1), default=None, help="Antal läsande processer. Annars en per kärna.")
@click.option(
    "--cluster",
    metavar="ADDRESS",
    default=None,
    help="Läs på Dask-klustret med den adressen, till exempel tcp://dator:8786. Se docs/cluster.md.",
)
@home_option
def command(paths: tuple[Path, ...], workers: int | None, cluster: str | None, home: Path | None) -> None:
    """Läs in PATHS (mappar, ZIP-arkiv, enskilda filer) i registret.

    Du kan avbryta när som helst och köra samma kommando igen. Filer som redan är lästa läses inte om.
    """
    if cluster and workers:
        raise click.UsageError("Ange --workers eller --cluster, inte båda.")
    for path in paths:
        if not path.exists():
            raise click.ClickException(f"{path} finns inte. Kontrollera sökvägen.")
    folder = prepare(home)
    from fullgjort_web.intake.cluster import ClusterError, ClusterReader
    from fullgjort_web.intake.reader import ReadingPool
    from fullgjort_web.intake.sources import count, walk
    from fullgjort_web.register.importer import import_files
    from fullgjort_web.register.selectors.ahead import count_ahead
    from fullgjort_web.site.today import today

    console = Console(stderr=True)
    files = count(paths)
    if not files:
        raise click.ClickException("Inga filer att läsa där. Välj en mapp med protokoll eller andra handlingar.")
    progress = Progress(
        TextColumn("Läser"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TextColumn("kvar"),
        TimeRemainingColumn(),
        console=console,
        speed_estimate_period=60,
    )
    done: Summary | None = None
    try:
        reading = ClusterReader(cluster, folder / "readings") if cluster else ReadingPool(workers, ordered=True)
        with reading as pool, progress:
            task = progress.add_task("Läser", total=files)

            def told(summary: Summary) -> None:
                nonlocal done
                done = summary
                progress.update(task, completed=summary.files)

            done = import_files(walk(paths), reader=pool.results, progress=told)
    except KeyboardInterrupt:
        known = done.files if done else 0
        console.print(f"Avbrutet. {known} av {files} filer är klara. Kör samma kommando igen för att fortsätta.")
        sys.exit(130)
    except ClusterError as error:
        ready = f" {done.files} av {files} filer är klara." if done else ""
        raise click.ClickException(f"{error}{ready}") from error
    if done.read or done.read_again:
        with console.status("Räknar …"):
            count_ahead(today().day)
    show(done, console)
    console.print(f"Registret ligger i {folder}. Visa det med: {shown_with(home)}", soft_wrap=True)
    if done.failures and not (done.read or done.read_again or done.unchanged):
        sys.exit(1)


def shown_with(home: Path | None) -> str:
    """The command that shows the register; names the home folder where the user named one."""
    return "uv run fullgjort serve" + (f" --home {shlex.quote(str(home))}" if home else "")


def show(summary: Summary, console: Console) -> None:
    """Print what an import did: files, findings by kind, and each file that could not be read with its reason."""
    table = Table(show_header=False, box=None)
    table.add_column(justify="right")
    table.add_column()
    table.add_row(str(summary.read), "lästa")
    if summary.read_again:
        table.add_row(str(summary.read_again), "lästa på nytt med nya regler")
    table.add_row(str(summary.unchanged), "oförändrade")
    table.add_row(str(len(summary.failures)), "gick inte att läsa")
    for kind, words in KINDS.items():
        if summary.findings[kind]:
            table.add_row(str(summary.findings[kind]), words)
    console.print(table)
    for error in summary.failures[:SHOWN_FAILURES]:
        console.print(f"  {error.name}: {error.why} {error.advice}", markup=False, highlight=False)
    more = len(summary.failures) - SHOWN_FAILURES
    if more > 0:
        console.print(f"  … och {more} till. Alla står på sidan Dokument.")
    if summary.read and not summary.findings["assignment"]:
        console.print(
            "Inga uppdrag hittades. Det kan bero på att handlingarna inte innehåller några, eller på att de är skrivna "
            "i en form som reglerna inte känner. Visa vad som lästes med: fullgjort explain FIL"
        )
