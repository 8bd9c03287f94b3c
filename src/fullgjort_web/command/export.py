"""`fullgjort export`: the whole register as lines of JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

import click

from fullgjort_web.home import home_option, prepare


@click.command()
@click.option("--canonical", is_flag=True, help="Sorterat, utan löpnummer och klockslag: två lika register blir lika.")
@click.option(
    "--to", "target", type=click.File("w", encoding="utf-8", atomic=True), default="-", help="Filen som skrivs."
)
@home_option
def command(canonical: bool, target: IO[str], home: Path | None) -> None:
    """Skriv ut hela registret, en rad JSON för varje organ, dokument, utsaga, händelse, kod och uppdrag."""
    if not canonical:
        raise click.UsageError("Skriv fullgjort export --canonical. Andra former finns inte än.")
    prepare(home, existing=True)
    from fullgjort_web.register.export import canonical as lines

    if target is sys.stdout:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in lines():
        target.write(line + "\n")
