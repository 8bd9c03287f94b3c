"""`fullgjort evaluate`: how well the rules read an organisation's own documents, measured against its own gold."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from fullgjort.evaluation.gold import GoldError, parse_findings
from fullgjort.evaluation.matching import Json
from fullgjort.evaluation.scores import ROWS, Scores, Share, scores_json
from fullgjort.evaluation.source import Source
from fullgjort.extraction.extract import extract
from fullgjort.extraction.shape import to_json
from fullgjort.reading.document import Document, FileKind
from fullgjort.reading.encoding import decode
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.read import read
from fullgjort_web.command.evaluate_archive import measure_archive

_ROW_NAMES = {
    "assignments": "uppdrag",
    "parts": "delar av uppdrag",
    "recommendations": "rekommendationer",
    "decision_points": "beslutspunkter",
    "references": "hänvisningar",
    "figures": "sifferuppgifter",
    "grants": "bidrag",
}
_REMARKS = {"missed": "saknas", "wrong": "för mycket", "differs": "skiljer sig", "absent": "står inte i källan"}
_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.argument("texts", type=click.Path(path_type=Path, exists=True))
@click.option("--archive", is_flag=True, help="Mät hur ett helt arkiv knyts ihop, mot facit för arkivet.")
@click.option("--found", type=_FOLDER, help="Mät färdiga JSON-filer i mappen i stället för att läsa dokumenten.")
@click.option("--json", "as_json", is_flag=True, help="Skriv måtten som JSON. Samma som --format json.")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", help="Hur måtten skrivs.")
@click.option("--verbose", is_flag=True, help="Visa vad som saknas, är för mycket eller skiljer sig.")
def command(
    gold: Path, texts: Path, archive: bool, found: Path | None, as_json: bool, form: str, verbose: bool
) -> None:
    """Jämför vad reglerna hittar i TEXTS med facit i GOLD.

    GOLD innehåller en JSON-fil per dokument, i den form som `fullgjort extract --format json` skriver. TEXTS innehåller
    dokumenten, i alla format som går att läsa: `002.json` hör till `002.pdf`, `002.txt` eller `002 protokoll.docx`.
    Ligger dokumentet där i flera format mäts vart och ett.

    Med --archive är GOLD en JSON-fil i den form som `fullgjort export --format json` skriver (docs/exchange.md), med
    rätt svar för hela arkivet. TEXTS är mappen med dokumenten, som läses in i ett tillfälligt register, eller en fil
    som redan är utskriven med `fullgjort export --format json`.
    """
    as_json = as_json or form == "json"
    if archive:
        if found:
            raise click.UsageError("--found hör inte ihop med --archive. Ange den utskrivna filen som TEXTS.")
        measure_archive(gold, texts, as_json=as_json, verbose=verbose)
        return
    for path in (gold, texts):
        if not path.is_dir():
            raise click.UsageError(
                f"{path} är en fil. Ange en mapp, eller lägg till --archive om du vill mäta ett helt arkiv."
            )
    try:
        scores, failures = measure(gold, texts, found)
    except GoldError as error:
        raise click.ClickException(str(error)) from None
    for failure in failures:
        click.echo(failure, err=True)
    if as_json:
        click.echo(json.dumps(scores_json(scores), ensure_ascii=False, indent=1))
    else:
        _print(scores, verbose)
    if failures:
        sys.exit(1)


def measure(gold_folder: Path, texts: Path, found_folder: Path | None = None) -> tuple[Scores, list[str]]:
    """The scores of all gold in a folder, and a message for each document that nothing was found for because it could
    not be read or has no file in `found_folder`. Raises GoldError for gold without document and for unreadable JSON."""
    answers = {path: load_findings(path) for path in sorted(gold_folder.glob("*.json"))}
    if not answers:
        raise GoldError(
            f"{gold_folder}: här finns ingen JSON-fil. Ange mappen med facit först och mappen med texter sist."
        )
    documents = {path: documents_of(path.stem, texts) for path in answers}
    homeless = [path.name for path, files in documents.items() if not files]
    if homeless:
        raise GoldError(f"Dokument saknas i {texts} till facit {', '.join(homeless)}. Lägg dit dem, med samma namn.")
    scores, failures = Scores(), []
    for gold_path, files in documents.items():
        for path in files:
            found, source, failure = _answer(path, gold_path.name, found_folder)
            if failure:
                failures.append(failure)
            scores.add(gold_path.stem if len(files) == 1 else path.name, found, answers[gold_path], source)
    return scores, failures


def documents_of(stem: str, folder: Path) -> list[Path]:
    """The files with this stem; where there is none, those whose name begins with it ("002" also names "002 bilaga.pdf"
    but not "0021.pdf"). Empty where no file fits."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix != ".json")
    exact = [path for path in files if path.stem == stem]
    begun = [path for path in files if path.name.startswith(stem) and not path.name[len(stem) :][:1].isalnum()]
    return exact or begun[:1]


def load_findings(path: Path) -> Json:
    """The findings in a JSON file; raises GoldError naming the file."""
    try:
        return parse_findings(path.read_text("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: tecken nummer {error.start} är inte UTF-8. Spara filen som UTF-8.") from None
    except OSError as error:
        raise GoldError(f"{path}: filen går inte att öppna ({error.strerror}).") from None


def source_of(data: bytes, document: Document) -> Source:
    """What quotes are looked up in: a plain text's own letters, and for other formats the text that was read."""
    plain = decode(data) if document.kind is FileKind.TEXT else None
    return Source(plain if plain is not None else document.quote(0, len(document.text)))


def _answer(path: Path, gold_name: str, found_folder: Path | None) -> tuple[Json | None, Source, str | None]:
    try:
        data = path.read_bytes()
        document = read(data, path.name)
    except UnreadableFile as error:
        return None, Source(""), str(error)
    except OSError as error:
        return None, Source(""), f"{path}: filen går inte att öppna ({error.strerror})."
    source = source_of(data, document)
    if found_folder is None:
        return to_json(extract(document)), source, None
    answer = found_folder / gold_name
    if not answer.exists():
        return None, source, f"{answer} saknas: dokumentet räknas som att inget hittades."
    return load_findings(answer), source, None


def _print(scores: Scores, verbose: bool) -> None:
    console = Console(width=None if sys.stdout.isatty() else 200)
    if verbose:
        for remark in scores.remarks:
            rule = f" [{remark.rule}]" if remark.rule else ""
            about = _ROW_NAMES.get(remark.about, remark.about)
            line = f"{remark.document}  {_REMARKS[remark.what]}, {about}{rule}: {remark.quote[:140]}"
            console.print(line, markup=False, highlight=False)
    console.print(f"{scores.documents} dokument, {scores.without_findings} utan resultat", highlight=False)
    types = _table("Typ", "i facit", "hittade", "precision", "täckning", "F1")
    for row in ROWS:
        count = scores.count(row)
        shares = (
            _printed(count.precision, of=count.found),
            _printed(count.recall, of=count.gold),
            _printed(count.f1, of=count.gold + count.found),
        )
        types.add_row(_ROW_NAMES[row], str(count.gold), str(count.found), *shares)
    console.print(types)
    console.print(_shares("Uppgift", "jämförda", "lika", scores.attributes()))
    console.print(_shares("Regel", "fynd", "rätt", scores.rules()))
    console.print(f"Citat som inte står i sin källa: {scores.quotes_not_in_source}", highlight=False)


def _printed(share: float, *, of: int) -> str:
    """A share with three decimals; a dash where it is one of nothing."""
    return f"{share:.3f}" if of else "–"


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="right" if number else "left")
    return table


def _shares(name: str, compared: str, agree: str, shares: dict[str, Share]) -> Table:
    table = _table(name, compared, agree, "andel")
    for key, share in shares.items():
        table.add_row(
            key or "(utan regel)", str(share.compared), str(share.agree), _printed(share.value, of=share.compared)
        )
    return table
