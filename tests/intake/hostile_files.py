"""Broken and hostile files: what each is, its bytes, and the reasons that a message about it may give."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from good_files import ODF, ODS, ODT, good_file, odf, ods_content, odt_content, zipped

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@dataclass(frozen=True)
class Hostile:
    name: str
    data: bytes
    reasons: frozenset[str]


def hostile_files() -> list[Hostile]:
    """A hundred of them or more, the same each time."""
    return [Hostile(name, data, frozenset(reasons.split())) for name, data, reasons in _all()]


def word_document(body: str, prolog: str = "", **more: str | bytes) -> bytes:
    """A DOCX with this body, and further parts by path (":" for "/")."""
    document = f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    parts = {name.replace(":", "/"): content for name, content in more.items()}
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations_to("word/document.xml"),
            "word/document.xml": document,
            **parts,
        }
    )


def relations_to(part: str) -> str:
    """The package's relationships, with this main part."""
    relation = f'<Relationship Id="r1" Type="{OFFICE_DOCUMENT}" Target="{part}"/>'
    return f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>'


def _all() -> Iterator[tuple[str, bytes, str]]:
    yield from _empty()
    yield from _cut()
    yield from _random()
    yield from _foreign()
    yield from _locked()
    yield from _bombs()
    yield from _xml()
    yield from _deep()
    yield from _pdfs()
    yield from _spreadsheets()


def _empty() -> Iterator[tuple[str, bytes, str]]:
    yield "tom.pdf", b"", "empty"
    yield "tom.docx", b"", "empty"
    yield "blanksteg.txt", b" \n\t \r\n" * 100, "empty"
    yield "nollor.txt", bytes(10_000), "empty"
    yield "bara-bom.txt", b"\xef\xbb\xbf", "empty"
    yield "utan-text.html", b"<!doctype html><html><body><nav>Meny</nav></body></html>", "empty"
    yield "utan-text.docx", word_document("<w:p/>"), "empty"
    yield "utan-text.md", b"# \n\n```\n```\n", "empty"
    yield "tomt-arkiv.docx", zipped({}), "unknown-kind"
    yield "utan-text.odt", odf(ODT, odt_content("")), "empty"


def _cut() -> Iterator[tuple[str, bytes, str]]:
    for kind in ("docx", "odt", "xlsx", "ods"):
        whole = good_file(kind, 1)
        for share in (0.1, 0.5, 0.9):
            yield f"avklippt-{int(share * 100)}.{kind}", whole[: int(len(whole) * share)], "damaged"
    whole = good_file("pdf", 1)
    for share in (0.02, 0.3):
        yield f"avklippt-{int(share * 100)}.pdf", whole[: int(len(whole) * share)], "damaged"
    for kind in ("docx", "odt", "xlsx", "ods"):
        spoilt = bytearray(good_file(kind, 2))
        middle = _inside_main_part(bytes(spoilt), kind)
        spoilt[middle : middle + 12] = b"\xff" * 12
        yield f"utbytta-byte.{kind}", bytes(spoilt), "damaged"

    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>" * 99}
    lzma_document = zipped({**parts, "_rels/.rels": relations_to("word/document.xml")}, zipfile.ZIP_LZMA)
    yield "skadad-lzma.docx", spoilt_lzma(lzma_document, "word/document.xml"), "damaged"
    yield "skadad-lzma-rot.docx", spoilt_lzma(lzma_document, "_rels/.rels"), "damaged unknown-kind"


def spoilt_lzma(data: bytes, member: str) -> bytes:
    """A ZIP file of LZMA members, one of which has settings that LZMA does not know."""
    spoilt = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        settings = archive.getinfo(member).header_offset + 30 + len(member) + 4
    spoilt[settings] = 0xFF
    return bytes(spoilt)


def _inside_main_part(data: bytes, kind: str) -> int:
    """A place within the packed bytes of the part that holds the text."""
    member = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}.get(kind, "content.xml")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(member)
    return info.header_offset + 30 + len(member) + info.compress_size // 3


def _random() -> Iterator[tuple[str, bytes, str]]:
    for seed, suffix in enumerate(("pdf", "docx", "txt", "html", "xlsx", "odt", "md", "bin")):
        yield f"slump.{suffix}", random.Random(seed).randbytes(20_000), "unknown-kind"
    noise = random.Random(99).randbytes(20_000)
    yield "slump-efter-pdf.pdf", b"%PDF-1.7\n" + noise, "damaged"
    yield "slump-efter-pk.docx", b"PK\x03\x04" + noise, "damaged"


def _foreign() -> Iterator[tuple[str, bytes, str]]:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    for name, stream in (
        ("gammal.doc", "WordDocument"),
        ("gammal.xls", "Workbook"),
        ("bilder.ppt", "PowerPoint Document"),
    ):
        yield name, ole + stream.encode("utf-16-le"), "unknown-kind"
    yield "gammal-men-docx.docx", ole + "WordDocument".encode("utf-16-le"), "unknown-kind"
    yield "okänd-ole.pdf", ole, "unknown-kind"
    yield "brev.msg", ole + "__substg1.0_".encode("utf-16-le"), "unknown-kind"
    yield "word-2003.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "unknown-kind"
    yield "bild.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(100), "unknown-kind"
    letter = b"From: a@exempel.se\r\nSubject: Hej\r\nContent-Type: multipart/related;\r\n boundary=x\r\n\r\n--x\r\nHej"
    yield "brev.eml", letter, "unknown-kind"
    yield "utskrift.ps", b"%!PS-Adobe-3.0\n/Helvetica findfont\n", "unknown-kind"
    yield "text.rtf", rb"{\rtf1\ansi Hej}", "unknown-kind"
    yield "bild.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "unknown-kind"
    yield "bild.pdf", b"\xff\xd8\xff\xe0" + bytes(100), "unknown-kind"
    yield "bild.tif", b"II*\x00" + bytes(100), "unknown-kind"
    yield "arkiv.7z", b"7z\xbc\xaf\x27\x1c" + bytes(100), "unknown-kind"
    yield "program.pdf", b"MZ\x90\x00" + bytes(200), "unknown-kind"
    yield "film.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(100), "unknown-kind"
    yield "packad.gz", b"\x1f\x8b\x08" + bytes(100), "unknown-kind"
    yield "bilder.pptx", zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}), "unknown-kind"
    yield "bok.epub", zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": "<c/>"}), "unknown-kind"
    yield "data.xml", b'<?xml version="1.0"?><fakturor><faktura/></fakturor>', "unknown-kind"


def _locked() -> Iterator[tuple[str, bytes, str]]:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    yield "låst.docx", ole, "password"
    yield "låst.xlsx", ole, "password"
    for revision in (4, 6):
        made = io.BytesIO()
        with pikepdf.open(io.BytesIO(good_file("pdf", 3))) as pdf:
            pdf.save(made, encryption=pikepdf.Encryption(owner="ägare", user="hemligt", R=revision))
        yield f"låst-{revision}.pdf", made.getvalue(), "password"
    spoilt = bytearray(good_file("docx", 4))
    for header, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = spoilt.find(header)
        while place >= 0:
            spoilt[place + offset] |= 1
            place = spoilt.find(header, place + 4)
    yield "låst-zip.docx", bytes(spoilt), "password"
    manifest = "<m><file-entry><encryption-data/></file-entry></m>"
    yield (
        "låst.odt",
        zipped(
            {
                "mimetype": ODT,
                "content.xml": b"\x93\x11\x00",
                "META-INF/manifest.xml": manifest,
            }
        ),
        "password",
    )
    yield (
        "låst.ods",
        zipped(
            {
                "mimetype": ODS,
                "content.xml": b"\x93\x11\x00",
                "META-INF/manifest.xml": manifest,
            }
        ),
        "password",
    )


def _bombs() -> Iterator[tuple[str, bytes, str]]:
    spaces = " " * (70 * 1024 * 1024)
    yield "bomb.docx", word_document(f"<w:p><w:r><w:t>{spaces}</w:t></w:r></w:p>"), "too-large"
    yield (
        "bomb.odt",
        odf(ODT, odt_content(spaces)),
        "too-large",
    )
    yield "bomb-format.docx", word_document("<w:p/>", **{"word:styles.xml": spaces}), "too-large"
    yield (
        "många-delar.docx",
        word_document("<w:p/>", **{f"word:media:{number}.bin": b"" for number in range(20_500)}),
        "too-large",
    )
    small = bytearray(word_document("<w:p><w:r><w:t>hej</w:t></w:r></w:p>" * 2000))
    place = small.rfind(b"PK\x01\x02")
    small[place + 24 : place + 28] = (2_000_000_000).to_bytes(4, "little")
    yield "påstådd-storlek.docx", bytes(small), "too-large"
    small[place + 24 : place + 28] = (10).to_bytes(4, "little")
    yield "ljugen-storlek.docx", bytes(small), "damaged"


def _xml() -> Iterator[tuple[str, bytes, str]]:
    paragraph = "<w:p><w:r><w:t>&j;</w:t></w:r></w:p>"
    yield "skratt.docx", word_document(paragraph, LAUGHS), "damaged"
    yield (
        "skratt.odt",
        odf(
            ODT,
            odt_content("<text:p>&j;</text:p>", LAUGHS),
        ),
        "damaged",
    )
    yield "skratt.ods", odf(ODS, ods_content("&j;", LAUGHS)), "damaged"
    yield "skratt-stil.docx", word_document("<w:p/>", **{"_rels:.rels": LAUGHS + "<z>&j;</z>"}), "damaged unknown-kind"
    yield "utifrån.docx", word_document("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", OUTSIDE), "damaged"
    yield (
        "utifrån.odt",
        odf(
            ODT,
            odt_content("<text:p>&x;</text:p>", OUTSIDE),
        ),
        "damaged",
    )
    yield "oslutad.docx", word_document("<w:p><w:r><w:t>hej"), "damaged"
    yield "oslutad.odt", odf(ODT, f"<d {ODF}><office:text><text:p>hej"), "damaged"
    yield "styrtecken.docx", word_document("<w:p><w:r><w:t>\x01\x02</w:t></w:r></w:p>"), "damaged"
    yield (
        "inte-xml.docx",
        zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": b"\x00\x01\x02" * 50}),
        "damaged",
    )
    yield (
        "utan-huvuddel.docx",
        zipped(
            {
                "[Content_Types].xml": "<Types/>",
                "_rels/.rels": relations_to("word/borta.xml"),
            }
        ),
        "damaged",
    )
    yield "utan-huvuddel.odt", zipped({"mimetype": ODT}), "damaged"


def _deep() -> Iterator[tuple[str, bytes, str]]:
    table, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    for depth in (100, 5_000):
        yield f"djup-{depth}.docx", word_document(table * depth + "<w:p/>" + end * depth), "too-deep"
    controls = "<w:sdt><w:sdtContent>" * 150 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 150
    yield "djupa-kontroller.docx", word_document(controls), "too-deep"
    sections = "<text:section>" * 3_000 + "</text:section>" * 3_000
    yield (
        "djup.odt",
        odf(ODT, odt_content(sections)),
        "too-deep",
    )
    for depth in (300, 20_000):
        yield f"djup-{depth}.html", b"<!doctype html><html><body>" + b"<div>" * depth + b"hej", "too-deep"
    yield "djupa-listor.html", b"<!doctype html><html><body>" + b"<ul><li>" * 2_000, "too-deep"
    yield "djupa-tabeller.html", b"<!doctype html><html><body>" + b"<table><tr><td>" * 2_000, "too-deep empty"


def _pdfs() -> Iterator[tuple[str, bytes, str]]:
    yield "bara-huvud.pdf", b"%PDF-1.7\n", "damaged"
    yield "huvud-och-slut.pdf", b"%PDF-1.4\nstartxref\n0\n%%EOF", "damaged"
    for name, pages in (
        ("sidor-i-ring", "/Kids [2 0 R] /Count 1"),
        ("utan-sidor", "/Kids [] /Count 0"),
        ("påstådda-sidor", "/Kids [] /Count 99999999"),
    ):
        yield f"{name}.pdf", _pdf(f"<< /Type /Pages {pages} >>"), "damaged empty too-many-pages"
    yield "huvuddel-pekar-på-sig.pdf", _pdf("2 0 R"), "damaged"


def _pdf(second: str) -> bytes:
    """A PDF of a catalogue and one further object."""
    body = b"%PDF-1.4\n"
    places = []
    for number, content in ((1, "<< /Type /Catalog /Pages 2 0 R >>"), (2, second)):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(body)
    trailer = f"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return body + f"xref\n0 3\n0000000000 65535 f \n{table}{trailer}".encode()


def _spreadsheets() -> Iterator[tuple[str, bytes, str]]:
    whole = good_file("xlsx", 5)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    far = (
        f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    yield "långt-bort.xlsx", zipped({**parts, sheet: far}), "too-large"
    yield "skratt.xlsx", zipped({**parts, sheet: f'{LAUGHS}<worksheet xmlns="{main}">&j;</worksheet>'}), "damaged"
    yield "trasigt-blad.xlsx", zipped({**parts, sheet: f'<worksheet xmlns="{main}"><sheetData><row'}), "damaged empty"
    del parts[sheet]
    yield "utan-blad.xlsx", zipped(parts), "damaged"
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell>"
    )
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    yield "upprepat.ods", odf(ODS, ods_content(rows)), "too-large"
