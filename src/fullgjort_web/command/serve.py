"""`fullgjort serve`: the site on this computer, for its user alone."""

from __future__ import annotations

import json
import os
import socket
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from datetime import date
from pathlib import Path
from typing import Any

import click

from fullgjort_web.home import home_option, prepare

HOST = "127.0.0.1"
PORT = 8765
SECONDS_TO_ANSWER = 30
_without_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""The site answers on this computer; a proxy that the environment names (http_proxy) knows nothing of it."""


@click.command("serve")
@home_option
@click.option("--port", type=click.IntRange(1, 65535), default=None, help=f"Porten. Annars {PORT}, eller nästa lediga.")
@click.option("--no-browser", is_flag=True, help="Öppna inte webbläsaren.")
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="Visa registret som om det vore den dagen (ÅÅÅÅ-MM-DD).",
)
def command(home: Path | None, port: int | None, no_browser: bool, day: Any) -> None:
    """Visa registret i webbläsaren. Avsluta med Ctrl-C."""
    folder = prepare(home)
    serve(folder, port=port, browser=not no_browser, day=day.date() if day else None)


def serve(folder: Path, *, port: int | None = None, browser: bool = True, day: date | None = None) -> None:
    """Run the site on the home folder until Ctrl-C; opens the site that already runs there instead of a second one."""
    running = address_of_running(folder)
    if running:
        click.echo(f"Fullgjort är redan igång för {folder}: {running}")
        if browser:
            webbrowser.open(running)
        return
    chosen = free_port(port)
    address = f"http://{HOST}:{chosen}/"
    if day is not None:
        os.environ["FULLGJORT_DAY"] = day.isoformat()
    note = folder / "server.json"
    note.write_text(json.dumps({"pid": os.getpid(), "address": address}), "utf-8")
    click.echo(f"Fullgjort visas på {address}")
    click.echo(f"Registret ligger i {folder}. Avsluta med Ctrl-C.")
    threading.Thread(target=_announce, args=(address, browser), daemon=True).start()
    try:
        _run(chosen)
    finally:
        note.unlink(missing_ok=True)
    click.echo("\nFullgjort är avslutat. Allt är sparat.")


def free_port(wanted: int | None) -> int:
    """The port to use: the wanted one; without a wish the usual one, or the next that is free (said aloud).

    Raises ClickException where the wanted one is taken, naming one that is free."""
    first = wanted or PORT
    if _is_free(first):
        return first
    other = next((port for port in range(first + 1, min(first + 200, 65536)) if _is_free(port)), None)
    if other is None:
        raise click.ClickException(f"Port {first} och de närmaste efter den är upptagna. Välj en annan med --port.")
    if wanted:
        raise click.ClickException(f"Port {wanted} används av ett annat program. Port {other} är ledig: --port {other}")
    click.echo(f"Port {first} används av ett annat program. Fullgjort tar port {other} i stället.")
    return other


def address_of_running(folder: Path) -> str | None:
    """The address of a site that runs on this home folder already; None where none answers."""
    try:
        kept = json.loads((folder / "server.json").read_text("utf-8"))
        with _without_proxy.open(kept["address"] + "igang", timeout=2) as answer:
            home = json.loads(answer.read()).get("home")
    except (OSError, ValueError, KeyError, urllib.error.URLError):
        return None
    return str(kept["address"]) if home == str(folder) else None


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((HOST, port)) != 0


def _announce(address: str, browser: bool) -> None:
    """Ask for the site until it answers (which starts its background reading), then open the browser."""
    for _ in range(SECONDS_TO_ANSWER * 5):
        try:
            with _without_proxy.open(address + "igang", timeout=2):
                if browser:
                    webbrowser.open(address)
                return
        except OSError:
            time.sleep(0.2)


def _run(port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "fullgjort_web.site.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=8,
        websockets=False,
        log_level=LogLevels.error,
        workers_kill_timeout=3,
    )
    server.serve()
