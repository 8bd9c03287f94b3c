"""Sentences: where one ends and the next begins, in the Swedish that boards write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from fullgjort.language.last_text import LastText
from fullgjort.language.lexicon import check_keys, load

# What may end a sentence: a break in the layout (line, cell, bullet), or a mark, with its closing quote or bracket.
_BREAK = re.compile(
    r"""
      (?P<layout> [ ]*[\n\t]\s* | \s+(?=[•●▪◦‣\uf0b7]\s) )
    | (?P<mark> [.!?…]+ ) (?P<close> ["”’»)\]]* )
      (?: (?P<space>\s+) (?= ["”’»(\[]*(?P<next>\S) ) | (?P<glued>(?=[A-ZÅÄÖ][a-zåäö])) | (?=\s*\Z) )
    """,
    re.VERBOSE,
)
# What every break holds; no break begins before the white space in front of the first.
_MAY_BREAK = re.compile(r"[\n\t•●▪◦‣\uf0b7.!?…]")
_NUMBERED = re.compile(r"(?:§+\s?)?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zåäö]|[IVX]{1,5})\Z", re.IGNORECASE)
_INITIAL = re.compile(r"(?:\A|[\s(\-.])[A-ZÅÄÖ]\Z")


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    words = load("abbreviations.toml")
    check_keys("abbreviations.toml", "filen", words, {"leading", "closing"})
    return frozenset(words["leading"]), frozenset(words["closing"])


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as spans without surrounding white space; empty for an empty text.

    Line breaks, tabs (the cells of a table) and bullets always separate. A full stop ends a sentence when a
    capital, a digit or a mark follows, except after abbreviations, initials and the numbers that head a line
    ("§ 12.", "1."). A missing space ("styrgrupp.Utredningen") is read as an end.
    """
    stop = len(text) if end is None else end
    known = _found.answers(text)
    if (start, stop) not in known:
        known[start, stop] = list(sentences_from(text, start, stop))
    return list(known[start, stop])


_found: LastText[list[tuple[int, int]]] = LastText()


def sentences_from(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The same sentences one by one, for those who need only the first ones of a long text."""
    begin = start
    first = _MAY_BREAK.search(text, start, end)
    if first is None:
        yield from _pieces(text, start, end)
        return
    near = first.start()
    while near > start and text[near - 1].isspace():
        near -= 1
    for match in _BREAK.finditer(text, near, end):
        if match["layout"] is not None:
            yield from _pieces(text, begin, match.start())
            begin = match.end()
        elif _ends_here(text, begin, match):
            yield from _pieces(text, begin, match.end("close"))
            begin = match.end("close")
    yield from _pieces(text, begin, end)


def sentence_at(text: str, position: int, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """The span of the sentence in which a position stands; an empty span at the position where there is none."""
    for first, last in sentences(text, start, end):
        if first <= position <= last:
            return first, last
    return position, position


LONGEST = 2500
"""Letters of a sentence; a longer run without any end is cut between words, so that no text takes endless time."""


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield from _pieces(text, start, cut)
        start = cut
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _ends_here(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a mark ends its sentence."""
    before = text[begin : match.start()]
    words = before.rsplit(None, 2) if before and not before[-1].isspace() else [""]
    word = words[-1]
    if match["glued"] is not None:
        plain = before[-1:].islower() and not re.search(r"[/@]|www|http", word)
        return match["mark"] == "." and plain and f"{word}.".casefold().lstrip("(") not in _abbreviations()[0]
    following = match["next"]
    if following is None:
        return True
    if following.islower():
        return False
    if match["mark"] != ".":
        return True
    if _NUMBERED.fullmatch(before.strip()) or _INITIAL.search(before[-2:]):
        return False
    leading, closing = _abbreviations()
    short = f"{word.lstrip('([”')}.".casefold()
    is_pair = (
        len(words) > 1 and len(words[-2]) + 1 + len(word) <= len(before) and before[-len(word) - 2] == words[-2][-1]
    )
    joined = f"{words[-2]}{word}.".casefold() if is_pair else ""
    if short in closing or joined in closing:
        return following.isupper() or following in "•–-§"
    if short in leading or (joined in leading and joined.count(".") > 1):
        return _is_number_abbreviation_at_end(short, following)
    return True


def _is_number_abbreviation_at_end(short: str, following: str) -> bool:
    """ "200 mkr. Regionen …": amounts and counts end a sentence before a capital."""
    return short in {"mkr.", "tkr.", "milj.", "st.", "ggr."} and following.isupper()
