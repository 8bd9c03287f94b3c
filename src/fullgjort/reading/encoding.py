"""Bytes to text: byte order marks, UTF-8, the old eight-bit encodings, and UTF-8 that was encoded twice."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EIGHT_BIT = ("cp1252", "mac_roman", "cp850")
_SWEDISH = frozenset("åäöÅÄÖéÉ§–”’•")
_SAMPLE = 200_000
_MOST_CONTROLS = 0.02
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TWICE = re.compile("Ã[¤¥¶…„–©\x84\x85\x96\xa4\xa5\xb6]")
_PROPER = re.compile("[åäöÄÖ]")
_CONTINUING = "".join({bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xC0)})
_CONTINUED = f"[{re.escape(_CONTINUING)}\x80-\xbf]"
_RUN = re.compile(f"[ÂÃÅË]{_CONTINUED}|â{_CONTINUED}{{2}}")
"""A sign of two or three UTF-8 bytes, each of which was read as a sign of its own."""


def decode(data: bytes) -> str | None:
    """The text in the bytes, line breaks as they stand; None where the bytes are no text.

    In this order: a byte order mark, UTF-8, UTF-16 without a mark, the eight-bit encoding that gives the most
    Swedish letters, and what charset-normalizer believes. A few stray bytes in UTF-8 are read as Windows-1252.
    """
    text = _decode(data)
    if text is None or _is_binary(text):
        return None
    return heal_double_encoding(text)


def heal_double_encoding(text: str) -> str:
    """The text with "Ã¤" turned back into "ä" where the whole of it was encoded twice; other texts are unchanged.

    Each run of such signs is turned back on its own and only where it gives valid UTF-8. A text that also holds
    proper Swedish letters was damaged in places before it came here: a quotation must show it as it stands.
    """
    if not _TWICE.search(text) or _PROPER.search(text):
        return text
    return _RUN.sub(lambda run: _once(run[0]), text)


def _once(run: str) -> str:
    """The sign that a run was before the second encoding, the run itself where it was none."""
    try:
        return b"".join(map(_byte, run)).decode("utf-8")
    except UnicodeError:
        return run


def _byte(sign: str) -> bytes:
    """A sign as its Windows-1252 byte; the five codes that encoding leaves open stand for themselves."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")


def _decode(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in data[:_SAMPLE]:
        return _wide(data)
    return _nearly_utf8(data) or _eight_bit(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is zero in Swedish text."""
    sample = data[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(sample) >= 4 and zeros.count(0) > 0.8 * len(zeros):
            return data.decode(encoding, errors="replace")
    return None


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few stray bytes (a cut end, a pasted line), None where the bytes are something else."""
    text = data.decode("utf-8", errors="surrogateescape")
    strays = sum("\udc80" <= sign <= "\udcff" for sign in text)
    whole = sum(sign > "\x7f" for sign in text) - strays
    if strays > max(2, whole // 20) or not whole:
        return None
    return re.sub(
        "[\udc80-\udcff]", lambda stray: bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", errors="replace"), text
    )


def _eight_bit(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    counts = {
        encoding: sum(sign in _SWEDISH for sign in sample.decode(encoding, errors="replace")) for encoding in _EIGHT_BIT
    }
    best = max(_EIGHT_BIT, key=lambda encoding: counts[encoding])
    if not counts[best]:
        guess = from_bytes(sample).best()
        best = guess.encoding if guess else "cp1252"
    return data.decode(best, errors="replace")


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    if not sample:
        return False
    bad = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    return bad > _MOST_CONTROLS * len(sample)
