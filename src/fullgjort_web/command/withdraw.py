"""`fullgjort withdraw`: take a document back."""

from __future__ import annotations

from pathlib import Path

import click

from fullgjort_web.home import home_option, prepare


@click.command()
@click.argument("document")
@click.option("--note", default="", help="Varför dokumentet tas tillbaka. Står i historiken.")
@click.option("--undo", is_flag=True, help="Lägg tillbaka ett dokument som är återtaget.")
@home_option
def command(document: str, note: str, undo: bool, home: Path | None) -> None:
    """Ta tillbaka DOCUMENT ur registret: ett filnamn, eller början av dokumentets fingeravtryck.

    Det som bara vilar på dokumentet lämnar listorna. Historiken finns kvar, och läser du in filen igen är allt som förut.
    """
    prepare(home, existing=True)
    from fullgjort_web.register.services.withdrawing import WithdrawError, find_document, give_back, withdraw
    from fullgjort_web.site.person import name_of_user

    try:
        found = find_document(document)
        if undo:
            give_back(found, by=name_of_user())
            click.echo(f"{found.name} ligger i registret igen.")
            return
        left = withdraw(found, by=name_of_user(), note=note)
    except WithdrawError as error:
        raise click.ClickException(str(error)) from error
    click.echo(
        f"{found.name} är återtaget. {_assignments(left)} lämnade listorna. "
        f"Ångra med: fullgjort withdraw --undo {found.digest[:12]}"
    )


def _assignments(number: int) -> str:
    return "Inget uppdrag" if not number else "Ett uppdrag" if number == 1 else f"{number} uppdrag"
