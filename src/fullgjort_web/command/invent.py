"""`fullgjort invent`: write the documents of the invented region, and the truth about them."""

from __future__ import annotations

from pathlib import Path

import click
from rich.progress import Progress

from fullgjort_web.invented.archive import write_archive
from fullgjort_web.invented.rendering import FORMATS, RENDERERS


def _formats(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    formats = tuple(form.strip().lower() for form in value.split(",") if form.strip())
    unknown = [form for form in formats if form not in RENDERERS]
    if unknown or not formats:
        raise click.BadParameter(
            f"{', '.join(unknown) or 'inget format'}: välj bland {', '.join(RENDERERS)}, med komma emellan."
        )
    return formats


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help="Talet som dokumenten räknas fram ur. Samma tal ger samma dokument.",
)
@click.option("--documents", type=click.IntRange(min=1), default=500, show_default=True, help="Antal dokument.")
@click.option(
    "--formats", default=",".join(FORMATS), show_default=True, callback=_formats, help="Filformat, med komma emellan."
)
@click.option("--from-year", type=click.IntRange(1990, 2090), default=2018, show_default=True, help="Första året.")
@click.option("--years", type=click.IntRange(1, 60), default=8, show_default=True, help="Antal år.")
@click.option("--truth/--no-truth", default=True, show_default=True, help="Skriv facit (gold/ och truth.json).")
@click.option("--texts", is_flag=True, help="Skriv också varje dokument som ren text i texts/.")
def command(
    folder: Path,
    seed: int,
    documents: int,
    formats: tuple[str, ...],
    from_year: int,
    years: int,
    truth: bool,
    texts: bool,
) -> None:
    """Skriv handlingar från den påhittade Region Älvmarken i FOLDER.

    Handlingarna ligger i documents/, facit per dokument i gold/ och hela arkivets facit i truth.json.
    """
    with Progress(transient=True) as progress:
        task = progress.add_task("Skriver dokument", total=documents)
        region = write_archive(
            folder,
            seed,
            documents=documents,
            formats=formats,
            truth=truth,
            texts=texts,
            years=range(from_year, from_year + years),
            tell=lambda done, total: progress.update(task, completed=done, total=total),
        )
    click.echo(
        f"{len(region.documents)} dokument från {region.documents[0].day} till {region.documents[-1].day} finns i {folder}."
    )
