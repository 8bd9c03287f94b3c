"""`fullgjort signals`: what the register notices on a day."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from fullgjort_web.command.day import Day
from fullgjort_web.home import home_option, prepare


@click.command()
@click.option("--day", type=Day(), help="Dagen. Utan flaggan: i dag.")
@click.option("--known", type=Day(), help="Bara det som registret hade läst den dagen.")
@click.option("--body", "name", default="", help="Bara det organet: namn eller förkortning, som RS.")
@click.option(
    "--name",
    "only",
    multiple=True,
    help='Bara den iakttagelsen: vanished eller "Borta ur redovisningen". Kan upprepas.',
)
@click.option("--format", "form", type=click.Choice(["table", "json", "xlsx"]), default="table", show_default=True)
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="Filen som skrivs.")
@home_option
def command(
    day: date | None,
    known: date | None,
    name: str,
    only: tuple[str, ...],
    form: str,
    target: Path | None,
    home: Path | None,
) -> None:
    """Visa vad registret lägger märke till: försenat, tyst, borta ur redovisningen, obesvarade delar med mera.

    Varje rad säger sedan när det gäller, varför, och vad som kan göras.
    """
    if form == "xlsx" and target is None:
        raise click.UsageError("Ange filen som ska skrivas: --to iakttagelser.xlsx.")
    prepare(home, existing=True)
    from fullgjort_web.register.selectors.signals import HEADINGS, signals_on_day
    from fullgjort_web.register.state import SignalName
    from fullgjort_web.reporting.board import UnknownBoardError, find_board
    from fullgjort_web.site.sheets import workbook
    from fullgjort_web.site.today import today

    labels = {str(name.label).casefold(): name.value for name in SignalName}
    wanted = tuple(labels.get(one.casefold(), one) for one in only)
    for one in wanted:
        if one not in SignalName.values:
            names = ", ".join(f"{name.value} ({name.label})" for name in SignalName)
            raise click.UsageError(f"Iakttagelsen {one} finns inte. Välj bland {names}.")
    try:
        body = find_board(name) if name else None
    except UnknownBoardError as error:
        raise click.ClickException(str(error)) from error
    shown_day = day or today().day
    rows = list(signals_on_day(shown_day, body=body, known=known, names=wanted))
    if form == "json":
        said = json.dumps(
            {"day": shown_day.isoformat(), "signals": [row.plain() for row in rows]}, ensure_ascii=False, indent=1
        )
        _write(said + "\n", target)
    elif form == "xlsx":
        assert target
        target.write_bytes(workbook(HEADINGS, [row.cells() for row in rows], "Iakttagelser"))
        click.echo(f"{target} är skriven: {len(rows)} iakttagelser den {shown_day}.")
    else:
        _write("".join(_line(row) for row in rows) or f"Inga iakttagelser den {shown_day}.\n", target)


def _line(row: object) -> str:
    return f"{row.label:28} {row.since or '          '}  {row.id:12} {row.title[:70]}\n{'':41}{row.why}\n"  # type: ignore[attr-defined]


def _write(text: str, target: Path | None) -> None:
    if target:
        target.write_text(text, "utf-8")
    else:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.write(text)
