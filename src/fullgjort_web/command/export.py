"""`fullgjort export`: the whole register as JSON, for other programs or for comparing."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import IO

import click

from fullgjort_web.command.day import Day
from fullgjort_web.home import home_option, prepare


@click.command()
@click.option("--canonical", is_flag=True, help="Sorterat, utan löpnummer och klockslag: två lika register blir lika.")
@click.option("--format", "form", type=click.Choice(["json"]), help="För andra program: se docs/exchange.md.")
@click.option("--day", type=Day(), help="Registret som det stod den dagen. Utan flaggan: i dag.")
@click.option("--known", type=Day(), help="Bara det som registret hade läst den dagen.")
@click.option(
    "--to", "target", type=click.File("w", encoding="utf-8", atomic=True), default="-", help="Filen som skrivs."
)
@home_option
def command(
    canonical: bool, form: str | None, day: date | None, known: date | None, target: IO[str], home: Path | None
) -> None:
    """Skriv ut hela registret.

    Med --format json som ett enda objekt i den form som docs/register.schema.json beskriver; med --canonical som en rad
    JSON för varje organ, dokument, utsaga, händelse, kod och uppdrag.
    """
    if canonical == (form is not None):
        raise click.UsageError("Skriv fullgjort export --format json eller fullgjort export --canonical.")
    if canonical and (day or known):
        raise click.UsageError("--day och --known hör till --format json. --canonical skriver allt.")
    prepare(home, existing=True)
    if target is sys.stdout:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for text in _texts(canonical, day, known):
        target.write(text)


def _texts(canonical: bool, day: date | None, known: date | None) -> Iterable[str]:
    if canonical:
        from fullgjort_web.register.export import canonical as lines

        return (line + "\n" for line in lines())
    from fullgjort_web.register.exchange import pieces
    from fullgjort_web.site.today import today

    return pieces(day or today().day, known)
