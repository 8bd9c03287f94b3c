"""Kinds are told by content; encodings by what gives Swedish."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.reading.document import FileKind
from fullgjort.reading.encoding import decode, heal_double_encoding
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.kind import sniff
from fullgjort.reading.read import read

SWEDISH = "Nämnden ger förvaltningen i uppdrag att se över åtgärderna – senast den 31 mars.\r\nÖvrigt: Ärende 3."

KINDS = [
    (b"%PDF-1.7\n", FileKind.PDF),
    (b"skr\xe4p f\xf6re\n%PDF-1.4\n", FileKind.PDF),
    (b"<!DOCTYPE html><html><p>Hej", FileKind.HTML),
    ("\ufeff<html><body>Hej</body></html>".encode(), FileKind.HTML),
    (b'<?xml version="1.0"?><html xmlns="x"><p>Hej</p></html>', FileKind.HTML),
    (b"<!-- sparad --><div><p>Hej</p></div>", FileKind.HTML),
    ("<p>Ett stycke</p>\n<p>Två</p>".encode("utf-16"), FileKind.HTML),
    (b"# Protokoll\n\nText", FileKind.MARKDOWN),
    (b"Protokoll\n=========\n\n**Beslut** och **mer**", FileKind.MARKDOWN),
    (b"| A | B |\n|---|:-:|\n| 1 | 2 |", FileKind.MARKDOWN),
    (SWEDISH.encode(), FileKind.TEXT),
    (b"- punkt\n- punkt\n1. ett", FileKind.TEXT),
    (b"<Namn> deltar inte i beslutet", FileKind.TEXT),
    (b"Andel < 5 % och > 3 %", FileKind.TEXT),
    (b"BMI och MZ i en text", FileKind.TEXT),
    (b"Rubrik\n-------------------------------------\nText", FileKind.TEXT),
    (b"", None),
    (b"\x00\x01\x02\x03" * 100, None),
    (b"\x89PNG\r\n\x1a\n", None),
    (b"PK\x03\x04", None),
    (b'<?xml version="1.0"?><faktura/>', None),
]


@pytest.mark.parametrize(("data", "expected"), KINDS)
def test_kind_is_told_by_content(data: bytes, expected: FileKind | None) -> None:
    assert sniff(data) is expected


@given(st.binary(max_size=300) | st.binary(max_size=100).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_sniffed_without_an_error(data: bytes) -> None:
    assert sniff(data) in {None, *FileKind}


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_encoding_is_told(encoding: str) -> None:
    assert decode(SWEDISH.encode(encoding)) == SWEDISH


@pytest.mark.parametrize("encoding", ["latin-1", "mac_roman", "cp850"])
def test_old_encoding_is_told(encoding: str) -> None:
    text = SWEDISH.replace("–", "-")
    assert decode(text.encode(encoding)) == text


def test_stray_bytes_in_utf8_are_read_as_windows_1252() -> None:
    assert decode((SWEDISH * 5).encode() + b"v\xe4g") == SWEDISH * 5 + "väg"


def test_utf8_that_is_cut_in_a_letter_is_still_utf8() -> None:
    text = decode((SWEDISH * 5 + "ä").encode()[:-1])
    assert text is not None
    assert text.startswith(SWEDISH * 5)


@pytest.mark.parametrize("text", [SWEDISH, "ÅÄÖ åäö é §", "”Citat” … 5–7 %"])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_text_that_was_encoded_twice_is_healed(text: str, encoding: str) -> None:
    twice = "å" + text if "å" not in text else text
    twice = twice.encode().decode(encoding, errors="ignore") if encoding == "latin-1" else _as_cp1252(twice)
    assert heal_double_encoding(twice) == ("å" + text if "å" not in text else text)


def _as_cp1252(text: str) -> str:
    """The text's UTF-8 bytes read as Windows-1252, undefined ones as they are."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("text", [SWEDISH, "Ãlvsborg", "São Paulo", "Â § 4", "Ã"])
def test_text_that_was_encoded_once_is_left_alone(text: str) -> None:
    assert heal_double_encoding(text) == text


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    assert reason_of(data) in {"", "empty", "unknown-kind", "damaged"}


def reason_of(data: bytes) -> str:
    try:
        read(data, "prov")
    except UnreadableFile as error:
        return error.reason
    return ""
