"""A reading as bytes in a file, for programs on other machines: MessagePack, checked against the types when it is read.

No pickle: whoever can write in a shared folder must not be able to run anything by it.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from fullgjort.extraction.finding import Findings
from fullgjort.reading.document import Document

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class KeptReading:
    document: Document
    findings: Findings


class DamagedReadingError(Exception):
    """A file that holds no whole reading, or another document's."""


def write_reading(path: Path, document: Document, findings: Findings) -> None:
    """Write a reading whole or not at all; written once more it replaces itself. The file's name is left out.

    Lone surrogates, which no database keeps either, become U+FFFD. Raises OSError where the folder cannot be used."""
    kept = KeptReading(replace(document, name=""), replace(findings, document=""))
    try:
        data = msgspec.msgpack.encode(kept)
    except UnicodeEncodeError:
        data = msgspec.msgpack.encode(_storable(msgspec.to_builtins(kept)))
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read_reading(path: Path, name: str, digest: str) -> KeptReading:
    """The reading in a file, for the document of that digest, under the name given.

    Raises DamagedReadingError, and OSError where the file cannot be opened."""
    data = path.read_bytes()
    try:
        kept = msgspec.msgpack.decode(data, type=KeptReading)
    except msgspec.DecodeError as error:
        raise DamagedReadingError(f"{path}: {error}") from error
    if kept.document.digest != digest or kept.findings.digest != digest:
        raise DamagedReadingError(f"{path}: is the reading of another document")
    return KeptReading(replace(kept.document, name=name), replace(kept.findings, document=name))


def _storable(value: Any) -> Any:
    """The value with U+FFFD for each lone surrogate in its strings, at the same length."""
    if isinstance(value, str):
        return _LONE_SURROGATES.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_storable(key): _storable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(one) for one in value]
    return value
