"""`fullgjort forgotten`: the list of what was never reported as a document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from fullgjort_web.command.day import Day
from fullgjort_web.command.report import ReportFile, write
from fullgjort_web.home import home_option, prepare


@click.command()
@click.option("--to", "target", type=ReportFile(), required=True, help="Filen som skrivs: .docx, .pdf eller .xlsx.")
@click.option("--body", "name", default="", help="Bara det organets uppdrag: namn eller förkortning, som RS.")
@click.option("--day", type=Day(), help="Dagen som listan gäller. Utan flaggan: i dag.")
@home_option
def command(target: Path, name: str, day: date | None, home: Path | None) -> None:
    """Skriv listan över uppdrag som aldrig är återrapporterade som Word-, PDF- eller Excelfil.

    Den säger bland vilka dokument inget svar finns och vilka protokoll som saknas, och har en tabell för varje organ
    med det äldsta uppdraget först.
    """
    prepare(home, existing=True)
    from fullgjort_web.reporting.board import UnknownBoardError, find_board
    from fullgjort_web.reporting.forgotten import forgotten
    from fullgjort_web.reporting.forgotten_files import WRITERS
    from fullgjort_web.site.today import today

    try:
        body = find_board(name) if name else None
    except UnknownBoardError as error:
        raise click.ClickException(str(error)) from error
    listed = forgotten(day or today().day, body)
    write(target, WRITERS[target.suffix.lstrip(".").lower()](listed))
    click.echo(f"{target} är skriven. {listed.summary}")
