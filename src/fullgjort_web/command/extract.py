"""`fullgjort extract`: print what the rules find in files, in the guide's shape or as a table."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import Findings
from fullgjort.extraction.shape import to_json
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.read import read


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "table"]),
    default="table",
    show_default=True,
    help="Utskriftens form.",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Skriv en JSON-fil per dokument i mappen (002.txt ger 002.json).",
)
def command(files: tuple[Path, ...], form: str, folder: Path | None) -> None:
    """Visa vad reglerna hittar i FILES. Filer som inte går att läsa nämns sist, med skäl."""
    failures: list[str] = []
    results = []
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    for path in files:
        try:
            findings = extract(read(path.read_bytes(), path.name))
        except UnreadableFile as error:
            failures.append(str(error))
            continue
        except OSError as error:
            failures.append(f"{path}: {error.strerror}. Kontrollera sökvägen.")
            continue
        if folder:
            target = folder / f"{path.stem}.json"
            target.write_text(json.dumps(to_json(findings), ensure_ascii=False, indent=1) + "\n", "utf-8")
        results.append(findings)
    if form == "json" and not folder:
        shapes = [to_json(findings) for findings in results]
        click.echo(json.dumps(shapes[0] if len(files) == 1 and shapes else shapes, ensure_ascii=False, indent=1))
    elif not folder:
        console = Console()
        for findings in results:
            console.print(_table(findings))
    else:
        click.echo(f"{len(results)} dokument lästa. Resultaten finns i {folder}.", err=True)
    for failure in failures:
        click.echo(failure, err=True)
    if failures:
        sys.exit(1)


def _table(findings: Findings) -> Table:
    """The assignments and decision points of one document, a row each."""
    table = Table(title=f"{findings.document}: {findings.title or findings.kind}", title_justify="left", expand=True)
    for heading in ("Typ", "Ordalydelse", "Från", "Till", "Datum", "Status", "Regel"):
        table.add_column(heading, overflow="fold")
    for item in findings.assignments:
        due = ", ".join(deadline.words.quote for deadline in item.due)
        status = item.report.status if item.report else ""
        words = (item.evidence.quote, item.giver or "", item.assignee or "")
        table.add_row("uppdrag", *words, due, status, item.evidence.rule)
    for point in findings.decision_points:
        table.add_row("beslutspunkt", point.evidence.quote, point.body or "", "", "", point.state, point.evidence.rule)
    for recommendation in findings.recommendations:
        evidence = recommendation.evidence
        words = (evidence.quote, recommendation.source or "", recommendation.to or "")
        table.add_row("rekommendation", *words, "", "", evidence.rule)
    table.caption = f"{len(findings.references)} hänvisningar, {len(findings.figures)} sifferuppgifter, {len(findings.grants)} bidrag"
    return table
