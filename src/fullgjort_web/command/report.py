"""`fullgjort report`: the report-back to a meeting as a document."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from fullgjort_web.command.day import Day
from fullgjort_web.home import home_option, prepare

KINDS = ("docx", "pdf", "xlsx")


class ReportFile(click.Path):
    """A path that ends with one of the kinds that can be written."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(str(super().convert(value, param, ctx)))  # type: ignore[arg-type]
        ending = path.suffix.lstrip(".").lower()
        if ending not in KINDS:
            what = f"Filnamnet {path.name} slutar på .{ending}." if ending else f"Filnamnet {path.name} saknar ändelse."
            raise click.UsageError(f"{what} Välj .docx, .pdf eller .xlsx.", ctx)
        if not path.parent.is_dir():
            raise click.UsageError(f"Mappen {path.parent} finns inte. Skapa den eller välj en annan.", ctx)
        return path


@click.command()
@click.option("--body", "name", required=True, help="Organet vars uppdrag redovisas: namn eller förkortning, som RS.")
@click.option("--meeting", "day", type=Day(), required=True, help="Mötets dag.")
@click.option("--to", "target", type=ReportFile(), required=True, help="Filen som skrivs: .docx, .pdf eller .xlsx.")
@home_option
def command(name: str, day: date, target: Path, home: Path | None) -> None:
    """Skriv återrapporteringen till ett möte som Word-, PDF- eller Excelfil.

    Den tar upp alla uppdrag från organet som var öppna före mötet eller redovisas till det, med allt som är redovisat
    till och med den dagen.
    """
    prepare(home, existing=True)
    from fullgjort_web.reporting.board import UnknownBoardError, find_board
    from fullgjort_web.reporting.draft import draft
    from fullgjort_web.reporting.edition import written

    try:
        body = find_board(name)
    except UnknownBoardError as error:
        raise click.ClickException(str(error)) from error
    report = draft(body, day)
    write(target, written(report, target.suffix.lstrip(".")))
    click.echo(f"{target} är skriven. {report.summary}")


def write(target: Path, data: bytes) -> None:
    """None, after the file holds the data; a file that was there stays until all of it is written."""
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise click.ClickException(
            f"{target} gick inte att skriva ({error.strerror}). Stäng filen om den är öppen, eller välj ett annat namn."
        ) from error
