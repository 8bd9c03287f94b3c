"""Good files of an invented region in every kind that is read, made when asked for."""

from __future__ import annotations

import io
import zipfile

import docx
import xlsxwriter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

KINDS = ("pdf", "docx", "odt", "xlsx", "ods", "html", "md", "txt", "latin1.txt", "utf16.txt")
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def good_file(kind: str, number: int) -> bytes:
    """A file that must be read: it says "Uppdrag nummer N" and has å, ä and ö."""
    return {
        "pdf": _pdf,
        "docx": _docx,
        "odt": _odt,
        "xlsx": _xlsx,
        "ods": _ods,
        "html": lambda words: f"<!doctype html><html><body><h1>Möte</h1><p>{words}</p></body></html>".encode(),
        "md": lambda words: f"# Möte\n\n{words}\n".encode(),
        "txt": lambda words: words.encode(),
        "latin1.txt": lambda words: words.encode("latin-1"),
        "utf16.txt": lambda words: words.encode("utf-16"),
    }[kind](words_of(number))


def words_of(number: int) -> str:
    return f"Uppdrag nummer {number}: regionstyrelsen ger förvaltningen i uppdrag att se över rutinerna för ärenden."


def _pdf(words: str) -> bytes:
    made = io.BytesIO()
    SimpleDocTemplate(made).build([Paragraph(words, getSampleStyleSheet()["Normal"])])
    return made.getvalue()


def _docx(words: str) -> bytes:
    document = docx.Document()
    document.add_heading("Möte", 1)
    document.add_paragraph(words)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _xlsx(words: str) -> bytes:
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made)
    workbook.add_worksheet("Uppdrag").write_column(0, 0, ["Ärende", words])
    workbook.close()
    return made.getvalue()


def odf(mimetype: str, content: str) -> bytes:
    """An OpenDocument file with this content.xml."""
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mimetype}"/></manifest:manifest>'
    )
    return zipped({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest})


def zipped(members: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def _odt(words: str) -> bytes:
    return odf(ODT, odt_content(f'<text:h text:outline-level="1">Möte</text:h><text:p>{words}</text:p>'))


def odt_content(body: str, prolog: str = "", styles: str = "") -> str:
    """The content.xml of a text with this body and these automatic styles."""
    return (
        f"{prolog}<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def ods_content(rows: str, prolog: str = "") -> str:
    """The content.xml of a workbook of one sheet with these rows."""
    return (
        f"{prolog}<office:document-content {ODF}><office:body><office:spreadsheet>"
        f'<table:table table:name="Uppdrag">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _ods(words: str) -> bytes:
    cell = f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'
    return odf(ODS, ods_content(f"<table:table-row>{cell}</table:table-row>"))
