"""`fullgjort rebuild`: drop what the register shows and make it again from documents, verdicts and events."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from fullgjort_web.home import home_option, prepare


@click.command()
@home_option
def command(home: Path | None) -> None:
    """Bygg om det som registret visar. Dokument, bekräftelser och historik rörs inte."""
    prepare(home, existing=True)
    from fullgjort_web.register.projection import rebuild
    from fullgjort_web.register.selectors.ahead import count_ahead
    from fullgjort_web.site.today import today

    console = Console(stderr=True)
    with Progress(console=console) as progress:
        task = progress.add_task("Bygger om", total=None)
        documents = rebuild(lambda done, total: progress.update(task, completed=done, total=total))
    with console.status("Räknar …"):
        count_ahead(today().day)
    console.print(f"Registret är ombyggt av {documents} dokument.")
