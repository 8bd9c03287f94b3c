"""`fullgjort evaluate --archive`: how well a whole archive is tied together, measured against its truth."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from fullgjort.evaluation.archive import ArchiveScores, SignalTally, Tally, archive_json, score

_NAMES = {
    "links": "uppdrag – redovisning",
    "pairs": "samma uppdrag (par av ställen)",
    "chains": "rekommendationens kedja",
    "ties": "band till äldre uppdrag",
    "moves": "flyttade datum",
    "closed": "avslutande beslut",
}
_REMARKS = {
    "missed": "saknas",
    "wrong": "fel",
    "unread": "inte läst",
    "asked": "fråga ställd",
    "merged": "felaktigt sammanslaget",
}


def measure_archive(truth: Path, folder: Path, *, as_json: bool, verbose: bool) -> None:
    """Print the scores of a folder of documents, or of a register that is already exported, against the truth."""
    expected = load_archive(truth)
    day = day_of(expected, truth)
    scores = score(expected, load_archive(folder) if folder.is_file() else exported(folder, day))
    if as_json:
        notes = [[note.what, note.about, note.id, note.document, note.words] for note in scores.notes]
        click.echo(
            json.dumps(archive_json(scores) | ({"notes": notes} if verbose else {}), ensure_ascii=False, indent=1)
        )
    else:
        _print(scores, verbose)


def load_archive(path: Path) -> dict[str, Any]:
    """An archive's JSON; raises ClickException that names the file and the place."""
    if not path.is_file():
        raise click.ClickException(f"{path} är ingen fil. Ange en JSON-fil med facit för hela arkivet.")
    try:
        value = json.loads(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise click.ClickException(
            f"{path}: tecken nummer {error.start} är inte UTF-8. Spara filen som UTF-8."
        ) from None
    except json.JSONDecodeError as error:
        raise click.ClickException(
            f"{path}: rad {error.lineno}, tecken {error.colno} är inte JSON ({error.msg})."
        ) from None
    if not isinstance(value, dict) or not isinstance(value.get("assignments"), list):
        raise click.ClickException(
            f'{path}: nyckeln "assignments" med en lista saknas. Formen står i docs/exchange.md.'
        )
    _check(value, path)
    return value


def _check(archive: dict[str, Any], path: Path) -> None:
    for key, lists in (("assignments", ("given", "reports", "moves", "ties", "signals")), ("recommendations", ())):
        for number, row in enumerate(archive.get(key) or []):
            place = f"{path}: {key}[{number}]"
            if not isinstance(row, dict):
                raise click.ClickException(f"{place} är inget objekt. Formen står i docs/exchange.md.")
            for name in lists:
                rows = row.get(name) or []
                if not isinstance(rows, list) or not all(isinstance(item, dict) for item in rows):
                    raise click.ClickException(
                        f"{place}.{name} är ingen lista av objekt. Formen står i docs/exchange.md."
                    )
                for turn, item in enumerate(rows):
                    if name == "signals" and not isinstance(item.get("name"), str):
                        raise click.ClickException(f"{place}.{name}[{turn}]: nyckeln name saknas.")


def day_of(archive: dict[str, Any], path: Path) -> date:
    """The day on which the truth holds (its key `day`); today where it names none."""
    said = archive.get("day")
    try:
        return date.fromisoformat(said) if said else date.today()  # noqa: DTZ011 - the user's own day
    except (TypeError, ValueError):
        raise click.ClickException(f'{path}: day är "{said}". Skriv dagen som 2026-01-31.') from None


def exported(folder: Path, day: date) -> dict[str, Any]:
    """What a fresh register says on a day when the folder's documents are all that it has read.

    It is read by the program's own commands in processes of their own: a register that is open here stays as it is."""
    with tempfile.TemporaryDirectory(prefix="fullgjort-") as home:
        target = Path(home) / "export.json"
        _run("import", str(folder), "--home", str(Path(home) / "home"))
        _run("export", "--format", "json", "--day", day.isoformat(), "--to", str(target), "--home", f"{home}/home")
        return load_archive(target)


def _run(*arguments: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "FULLGJORT_HOME"}
    done = subprocess.run(
        [sys.executable, "-m", "fullgjort_web.command.main", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise click.ClickException(f"fullgjort {arguments[0]} misslyckades:\n{done.stderr[-2000:]}")


def _share(value: float, of: int) -> str:
    return f"{value:.3f}" if of else "–"


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="right" if number else "left")
    return table


def _row(tally: Tally) -> list[str]:
    found, read = tally.right + tally.wrong, tally.right + tally.missed
    shares = (
        _share(tally.precision, found),
        _share(tally.recall, read),
        _share(tally.recall_of_all, read + tally.unread),
    )
    return [*map(str, (tally.right, tally.wrong, tally.missed, tally.unread)), *shares]


def _print(scores: ArchiveScores, verbose: bool) -> None:
    console = Console(width=None if sys.stdout.isatty() else 200)

    def say(line: str) -> None:
        console.print(line, markup=False, highlight=False)

    if verbose:
        for note in scores.notes:
            say(
                f"{_REMARKS[note.what]}, {_NAMES.get(note.about, note.about)}  {note.id}  {note.document}  {note.words[:140]}"
            )
    say(
        f"{scores.assignments} uppdrag i facit, varav {scores.assignments_read} lästa; {scores.found_assignments} i "
        f"registret, varav {scores.unknown} inte finns i facit"
    )
    links = _table("Koppling", "rätt", "fel", "saknas", "inte läst", "precision", "täckning", "av allt")
    for name, tally in scores.tallies.items():
        links.add_row(_NAMES[name], *_row(tally))
    links.add_row("delar som besvaras", *_row(scores.parts))
    console.print(links)
    say(f"Frågor till en person: {scores.questions} uppdrag; {scores.asked} kopplingar som saknas står bland dem")
    say(f"Felaktigt sammanslagna uppdrag: {scores.merged}")
    say(f"Snarlika par som inte är samma: {scores.lookalikes}, sammanslagna {scores.lookalikes_merged}")
    say(
        f"Delar: {scores.parts_compared} jämförda, {_share(scores.parts_agreement, scores.parts_compared)} lika "
        "(besvarad eller inte)"
    )
    signals = _table("Iakttagelse", "i facit", "hittade", "saknas", "falska", "inte läst", "andel", "samma dag")
    for name, tally in sorted(scores.signals.items()):
        signals.add_row(name, *_signal_row(tally))
    console.print(signals)
    share = _share(scores.sound_marked / scores.sound if scores.sound else 0.0, scores.sound)
    say(f"Uppdrag utan iakttagelse i facit: {scores.sound}, varav {scores.sound_marked} har någon ({share})")


def _signal_row(tally: SignalTally) -> list[str]:
    read = tally.planted - tally.unread
    counts = (tally.planted, tally.found, tally.missed, tally.false, tally.unread)
    shares = (
        _share(tally.found / read if read else 0.0, read),
        _share(tally.same_day / max(1, tally.found), tally.found),
    )
    return [*map(str, counts), *shares]
