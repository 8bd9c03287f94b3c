"""Swedish order and Swedish stems, made in Python so that SQLite and PostgreSQL answer alike."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import Stemmer

_AFTER_Z = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}
_WORD = re.compile(r"[^\W_]+")


def sort_key(text: str, width: int = 96) -> bytes:
    """Bytes that sort as Swedish readers expect: å ä ö after z, case and accents aside, numbers by size.

    Empty for empty text; cut at `width` bytes (ties are broken by other columns)."""
    folded = unicodedata.normalize("NFC", text).casefold()
    out: list[str] = []
    for word in _WORD.findall(folded):
        if word.isdecimal():
            out.append(str(int(word)).zfill(8))
            continue
        for letter in word:
            if letter in _AFTER_Z:
                out.append(_AFTER_Z[letter])
            else:
                out.append(unicodedata.normalize("NFKD", letter)[0])
        out.append(" ")
    return "".join(out).replace("  ", " ").strip().encode("utf-8")[:width]


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish")


def words(text: str) -> list[str]:
    """The words of a text in small letters, in order; composed letters (NFC), digits are words too."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def stems(text: str) -> list[str]:
    """The stems of a text's words, in order ("Åtgärderna" and "åtgärder" both give "åtgärd")."""
    return list(_stemmer().stemWords(words(text)))


_VOWELS = "aeiouyåäö"


def kindred(stem: str) -> list[str]:
    """The stem, and the stems that other inflections of the same word get ("skolfrånvaro": "skolfrånvaron";
    "äldreboend": "äldreboendet"): the stemmer keeps some definite endings and some of -nad. Short stems stay alone."""
    if len(stem) < 3 or not stem.isalpha():
        return [stem]
    roots = [stem]
    if len(stem) > 4 and stem[-1] in "nt" and stem[-2] in _VOWELS:
        roots.append(stem[:-1])
        if stem[-2] in "ae":
            roots.append(stem[:-2])
    if stem.endswith("nad"):
        roots.append(stem[:-2])
    found = list(roots)
    for root in roots:
        found += [root + ending for ending in (("n", "t") if root[-1] in _VOWELS else ("et", "en", "an"))]
        if root.endswith("n"):
            found.append(root + "ad")
    return list(dict.fromkeys(found))
