"""`fullgjort demo`: the invented region's documents, read while one looks on."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import click

from fullgjort_web.home import ENVIRONMENT, home, home_option, prepare


@click.command("demo")
@home_option
@click.option("--port", type=click.IntRange(1, 65535), default=None, help="Porten. Annars nästa lediga.")
@click.option("--no-browser", is_flag=True, help="Öppna inte webbläsaren.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Demonstrationens dag (ÅÅÅÅ-MM-DD).")
def command(home: Path | None, port: int | None, no_browser: bool, day: Any) -> None:
    """Visa Fullgjort med en påhittad regions handlingar.

    Demonstrationen ligger i en egen mapp, skild från ditt register. Den läser handlingarna medan du tittar.
    """
    from fullgjort_web.command.serve import address_of_running, serve

    folder = prepare(home or _own_folder())
    if address_of_running(folder) is None:
        set_up(folder, day.date() if day else None)
    serve(folder, port=port, browser=not no_browser, day=day.date() if day else None)


def set_up(folder: Path, day: date | None = None) -> date:
    """The demo's day, after its documents are written to the home folder and wait to be read.

    A home that holds documents of its own is refused. A second start takes up where the first one stopped."""
    from fullgjort_web.invented.demo import write_demo
    from fullgjort_web.register.models import Document
    from fullgjort_web.site import reading
    from fullgjort_web.site.today import keep, today

    if Document.objects.exists() and not today().demo:
        raise click.ClickException(
            f"I {folder} finns redan ett eget register. Välj en annan mapp för demonstrationen med --home MAPP."
        )
    documents = folder / "demo"
    known = today()
    if not (documents.is_dir() and known.demo):
        click.echo("Skriver den påhittade regionens handlingar.")
        documents.mkdir(exist_ok=True)
        shown = _in_a_process(write_demo, documents)
        keep(shown, demo=True, folder=folder)
        reading.add([documents])
    elif next(reading.newest(), None) is None:
        reading.add([documents])
    return day or today().day


def _in_a_process(write: Callable[[Path], date], documents: Path) -> date:
    """What `write` gives in a process of its own: Typst starts threads that a server which is forked from this process
    would wait for in vain when it makes a PDF."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(write, documents).result()


def _own_folder() -> Path:
    """The demo's folder, beside the user's own register and never in it."""
    if os.environ.get(ENVIRONMENT):
        return home()
    return home().with_name(home().name + "-demo")
