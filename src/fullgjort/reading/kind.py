"""What kind of file the bytes are, told by content and never by name."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib

from lxml import etree

from fullgjort.reading.document import FileKind
from fullgjort.reading.encoding import decode
from fullgjort.reading.foreign import foreign_kind

_PDF_WITHIN = 1024
"""ISO 32000-1, annex H.3.4.1: readers accept %PDF- within the first 1024 bytes."""
_HEAD = 4096
_SAMPLE = 100_000

_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": FileKind.ODT,
    b"application/vnd.oasis.opendocument.text-template": FileKind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": FileKind.ODS,
    b"application/vnd.oasis.opendocument.spreadsheet-template": FileKind.ODS,
}
_MAIN_PARTS = (("word/", FileKind.DOCX), ("xl/", FileKind.XLSX))
_HTML_START = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|title|meta|style|script|div|main|"
    r"article|section|table|h[1-6]|p|ul|ol|span|font|center|b|br)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING_TAG = re.compile(r"</(?:html|body|div|main|article|section|table|h[1-6]|p|ul|ol|td|tr|li)\s*>", re.IGNORECASE)
_RULE = r"(?::?-{2,}:?|:-:?|-:)"
_SURE_MARKDOWN = re.compile(
    rf"^[ ]{{0,3}}\|?[ \t]*{_RULE}[ \t]*(?:\|[ \t]*{_RULE}[ \t]*)+\|?[ \t]*$"  # a table's second row
    r"|^\#{1,6}[ ]\S.*$"  # a heading
    r"|^(?:```|~~~)\w*[ \t]*$",  # a fence
    re.MULTILINE,
)
_LIKELY_MARKDOWN = re.compile(
    r"\*\*\S[^*\n]{0,200}\S\*\*|\[[^\]\n]{1,200}\]\((?:https?://|/|\#|mailto:)[^)\n]{0,500}\)|^>\s\S", re.MULTILINE
)
_UNDERLINED = re.compile(r"^(?![\s|*-])(?P<title>.{3,80})\n(?P<line>={3,}|-{3,})\s*$", re.MULTILINE)


def sniff(data: bytes) -> FileKind | None:
    """The kind of the file, None where it is none that is read. Never raises, whatever the bytes are."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return FileKind.PDF
    if data.startswith(b"PK"):
        return _zipped(data)
    if foreign_kind(data):
        return None
    text = decode(data[:_SAMPLE] if len(data) > _SAMPLE else data)
    if text is None or not text.strip():
        return None
    return text_kind(text)


def text_kind(text: str) -> FileKind | None:
    """HTML, Markdown or plain text, by the marks in a decoded text; None for other XML."""
    text = text[:_SAMPLE].lstrip("\ufeff")
    head = text[:_HEAD]
    begins_as_html = _HTML_START.match(_without_leading_comments(head))
    if begins_as_html and (_CLOSING_TAG.search(text) or re.search(r"<(?:!doctype\s+html|html)\b", head, re.IGNORECASE)):
        return FileKind.HTML
    if head.lstrip().startswith("<?xml"):
        return FileKind.HTML if re.search(r"<(?:\w+:)?html\b", head, re.I) else None
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    likely = len(_LIKELY_MARKDOWN.findall(lines))
    underlined = sum(len(found["line"]) >= len(found["title"]) // 2 for found in _UNDERLINED.finditer(lines))
    if _SURE_MARKDOWN.search(lines) or likely + underlined >= 2:
        return FileKind.MARKDOWN
    return FileKind.TEXT


def _without_leading_comments(head: str) -> str:
    """The head of a text from its first sign that is neither white space nor an HTML comment."""
    while (head := head.lstrip()).startswith("<!--"):
        head = head.partition("-->")[2]
    return head


def _zipped(data: bytes) -> FileKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
            mimetype = b""
            if "mimetype" in members and archive.getinfo("mimetype").file_size < 200:
                mimetype = archive.read("mimetype").strip()
            if mimetype in _MIMETYPES:
                return _MIMETYPES[mimetype]
            if "_rels/.rels" in members and archive.getinfo("_rels/.rels").file_size < _SAMPLE:
                kind = _by_relations(archive.read("_rels/.rels"))
                if kind:
                    return kind
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        EOFError,
        RuntimeError,
        zlib.error,
        lzma.LZMAError,
        etree.LxmlError,
    ):
        return None
    names = {"word/document.xml": FileKind.DOCX, "xl/workbook.xml": FileKind.XLSX, "xl/workbook.bin": FileKind.XLSX}
    return next((kind for member, kind in names.items() if member in members), None)


def _by_relations(content: bytes) -> FileKind | None:
    """The kind by the folder of the package's main part."""
    if b"<!ENTITY" in content:
        return None
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    for relation in root:
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            target = str(relation.get("Target", "")).lstrip("/")
            return next((kind for folder, kind in _MAIN_PARTS if target.startswith(folder)), None)
    return None
