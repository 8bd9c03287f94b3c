"""The invented archive: the same from the same seed, readable by everybody's libraries, and invented throughout."""

from __future__ import annotations

import io
import json
import re
from datetime import timedelta
from pathlib import Path
from random import Random

import docx
import pypdfium2
import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook
from selectolax.lexbor import LexborHTMLParser

from fullgjort_web.command.invent import command
from fullgjort_web.invented.archive import write_archive
from fullgjort_web.invented.demo import write_demo
from fullgjort_web.invented.matters import AREAS, MatterPool
from fullgjort_web.invented.region import plan_region
from fullgjort_web.invented.rendering import FORMATS, render

YEARS = range(2019, 2023)
# Names that also are common words ("vara", "mark") are left out.
REAL_REGIONS = (
    "Norrbotten",
    "Västerbotten",
    "Jämtland",
    "Härjedalen",
    "Västernorrland",
    "Gävleborg",
    "Dalarna",
    "Värmland",
    "Örebro",
    "Västmanland",
    "Uppsala",
    "Stockholm",
    "Sörmland",
    "Södermanland",
    "Östergötland",
    "Västra Götaland",
    "Jönköping",
    "Kalmar",
    "Kronoberg",
    "Halland",
    "Blekinge",
    "Skåne",
    "Gotland",
)
REAL_MUNICIPALITIES = (
    "Luleå",
    "Piteå",
    "Kiruna",
    "Gällivare",
    "Boden",
    "Kalix",
    "Umeå",
    "Skellefteå",
    "Östersund",
    "Sundsvall",
    "Gävle",
    "Falun",
    "Borlänge",
    "Mora",
    "Karlstad",
    "Västerås",
    "Eskilstuna",
    "Linköping",
    "Norrköping",
    "Göteborg",
    "Borås",
    "Växjö",
    "Halmstad",
    "Karlskrona",
    "Malmö",
    "Lund",
    "Helsingborg",
    "Kristianstad",
    "Visby",
    "Åre",
    "Tyresö",
    "Enköping",
    "Sollefteå",
    "Härnösand",
    "Arvidsjaur",
    "Arjeplog",
    "Jokkmokk",
    "Pajala",
    "Haparanda",
    "Lycksele",
    "Storuman",
    "Vilhelmina",
    "Hudiksvall",
    "Bollnäs",
)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_seed_gives_the_same_bytes_of_text_and_truth(tmp_path: Path) -> None:
    write_archive(tmp_path / "a", 5, documents=40, formats=("txt", "html"), years=YEARS)
    write_archive(tmp_path / "b", 5, documents=40, formats=("txt", "html"), years=YEARS)
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_the_same_seed_gives_the_same_words_in_pdf_and_word() -> None:
    pairs = zip(plan_region(5, YEARS, 12).documents, plan_region(5, YEARS, 12).documents, strict=True)
    for one, other in pairs:
        assert text_of(render(one, "pdf")) == text_of(render(other, "pdf"))
        words = [
            [paragraph.text for paragraph in docx.Document(io.BytesIO(render(item, "docx"))).paragraphs]
            for item in (one, other)
        ]
        assert words[0] == words[1]


def test_another_seed_gives_other_documents() -> None:
    assert [item.blocks for item in plan_region(1, YEARS, 20).documents] != [
        item.blocks for item in plan_region(2, YEARS, 20).documents
    ]


@pytest.mark.parametrize("size", [1, 7, 40, 124, 500, 1600])
def test_as_many_documents_as_were_asked_for(size: int) -> None:
    assert len(plan_region(3, range(2018, 2026), size).documents) == size


@pytest.mark.parametrize(("years", "size"), [(range(2020, 2020), 5), (YEARS, 0)])
def test_no_years_and_no_documents_are_errors_that_say_so(years: range, size: int) -> None:
    with pytest.raises(ValueError, match="minst ett"):
        plan_region(1, years, size)


def test_an_unknown_format_is_an_error_that_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"odt.*pdf"):
        write_archive(tmp_path, 1, documents=3, formats=("odt",))


@pytest.mark.parametrize("producer", ["pdf-typst", "pdf-reportlab"])
def test_a_pdf_opens_and_prints_its_heading(producer: str) -> None:
    for document in plan_region(4, YEARS, 30).documents:
        text = re.sub(r"\W+", "", text_of(render(document, producer)))
        assert re.sub(r"\W+", "", document.title) in text


def test_word_html_workbook_and_text_open_with_their_libraries() -> None:
    for document in plan_region(4, YEARS, 30).documents:
        assert docx.Document(io.BytesIO(render(document, "docx"))).core_properties.author == "Påhittad region"
        assert LexborHTMLParser(render(document, "html")).css_first("h1").text() == document.title
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(render(document, "xlsx"))).get_sheet_by_index(0)
        assert sheet.total_height > 1
        assert render(document, "txt").decode().strip()


def test_text_looks_taken_from_a_pdf() -> None:
    texts = [render(document, "txt").decode() for document in plan_region(4, YEARS, 40).documents]
    assert any(re.search(r"[a-zåäö]-\n\n\s*[a-zåäö]", text) for text in texts)
    assert any("\uf0b7" in text for text in texts)


def test_every_document_says_that_the_region_is_invented() -> None:
    for document in plan_region(6, YEARS, 120).documents:
        if document.kind != "decision_summary":
            assert "Påhittad region" in " ".join(render(document, "txt").decode().split())


def test_no_real_region_or_municipality_is_named() -> None:
    text = " ".join(render(document, "html").decode() for document in plan_region(8, range(2018, 2026), 700).documents)
    named = [name for name in (*REAL_REGIONS, *REAL_MUNICIPALITIES) if re.search(rf"\b{name}(s|en)?\b", text)]
    assert named == []


@pytest.mark.parametrize("area", AREAS)
def test_every_area_has_dozens_of_matters(area: str) -> None:
    pool = MatterPool(Random(1))
    drawn = [pool.draw(area) for _ in range(60)]
    assert len({(matter.title, matter.tasks[0].do) for matter in drawn}) >= 55


def test_the_demo_covers_eight_years_several_bodies_and_all_formats(tmp_path: Path) -> None:
    today = write_demo(tmp_path)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.suffix[1:] for path in written} == set(FORMATS)
    assert len({path.relative_to(tmp_path).parts[0] for path in written}) >= 4
    last = max(path.name[:10] for path in written)
    assert (today - timedelta(days=1)).isoformat() == last
    assert int(last[:4]) - int(min(path.name[:4] for path in written)) >= 7
    assert sum(path.stat().st_size for path in written) < 5_000_000


def test_the_command_writes_documents_and_truth(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        command, [str(tmp_path / "arkiv"), "--seed", "3", "--documents", "9", "--formats", "txt,html"]
    )
    assert result.exit_code == 0, result.output
    assert "9 dokument" in result.output
    truth = json.loads((tmp_path / "arkiv" / "truth.json").read_text("utf-8"))
    stems = {path.stem for path in (tmp_path / "arkiv" / "documents").iterdir()}
    assert stems == {path.stem for path in (tmp_path / "arkiv" / "gold").iterdir()}
    assert {row["document"] for row in truth["documents"]} == {
        path.name for path in (tmp_path / "arkiv" / "documents").iterdir()
    }


def test_the_command_names_an_unknown_format() -> None:
    result = CliRunner().invoke(command, ["x", "--formats", "pdf,odt"])
    assert result.exit_code == 2
    assert "odt" in result.output
