"""`fullgjort extract`: print what the rules find in files, in the guide's shape or as a table."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import Evidence, Findings
from fullgjort.extraction.shape import to_json
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.read import read
from fullgjort_web.intake.sources import Source, walk


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
    """Visa vad reglerna hittar i FILES: filer, mappar och ZIP-arkiv.

    Filer som inte går att läsa nämns sist, med skäl.
    """
    failures: list[str] = []
    results = []
    written: dict[str, Path] = {}
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    for place, source in _sources(files):
        target = folder / f"{place.stem}.json" if folder else None
        if target and (earlier := written.get(target.name.casefold())):
            failures.append(
                f"{place}: resultatet skulle skrivas i {target}, där det från {earlier} redan står. "
                "Filen är inte läst. Läs den för sig, med en annan mapp i --to."
            )
            continue
        try:
            findings = extract(read(source.load(), place.name))
        except UnreadableFile as error:
            failures.append(str(error))
            continue
        if target:
            target.write_text(json.dumps(to_json(findings), ensure_ascii=False, indent=1) + "\n", "utf-8")
            written[target.name.casefold()] = place
        results.append(findings)
    if form == "json" and not folder:
        shapes = [to_json(findings) for findings in results]
        alone = len(files) == 1 and len(shapes) == 1 and not files[0].is_dir()
        click.echo(json.dumps(shapes[0] if alone else shapes, ensure_ascii=False, indent=1))
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


def _sources(files: tuple[Path, ...]) -> Iterator[tuple[Path, Source]]:
    """Every file to read, with where it lies as the user writes it ("arkiv.zip/januari.pdf")."""
    for path in files:
        parent = path if path.is_dir() else path.parent
        for source in walk([path]):
            yield parent / source.name, source


def _table(findings: Findings) -> Table:
    """The assignments, decision points and recommendations of one document: a row each, the words above what was read
    in them."""
    table = Table(title=f"{findings.document}: {findings.title or findings.kind}", title_justify="left", expand=True)
    table.add_column("Typ", no_wrap=True)
    table.add_column("Fynd", overflow="fold", ratio=1)
    for item in findings.assignments:
        due = ", ".join(deadline.words.quote for deadline in item.due)
        status = item.report.status if item.report else ""
        said = {"från": item.giver, "till": item.assignee, "datum": due, "status": status}
        table.add_row("uppdrag", _cell(item.evidence, said))
    for point in findings.decision_points:
        table.add_row("beslutspunkt", _cell(point.evidence, {"från": point.body, "läge": point.state}))
    for recommendation in findings.recommendations:
        said = {"från": recommendation.source, "till": recommendation.to}
        table.add_row("rekommendation", _cell(recommendation.evidence, said))
    table.caption = f"{len(findings.references)} hänvisningar, {len(findings.figures)} sifferuppgifter, {len(findings.grants)} bidrag"
    return table


def _cell(evidence: Evidence, said: Mapping[str, str | None]) -> Text:
    """The words of a finding, and under them its values and its rule."""
    values = [f"{name} {value}" for name, value in said.items() if value]
    cell = Text(" ".join(evidence.quote.split()))
    return cell.append("\n" + " · ".join([*values, f"regel {evidence.rule}"]), "dim")
