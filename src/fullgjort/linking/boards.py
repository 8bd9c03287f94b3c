"""Boards by name and by the initials that papers cite them with: "TN" for Trafiknämnden, "SPN" for
Samhällsplaneringsnämnden. Two names are never one board for having the same initials."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(("och", "för", "i", "samt"))
_KIND = re.compile(r"(?<=\w)(?=(?:nämnd|styrels|utskott|fullmäktig|direktion|beredning)\w*$)", re.IGNORECASE)
_JOINT = re.compile(r"(?<=\w{4}s)(?=[bcdfghjklmnpqrtv]\w{3})", re.IGNORECASE)  # "samhälls|planerings|nämnden"
_ASSEMBLIES = ("rf", "kf", "lf")  # what a paper means by "fullmäktige" alone
_LONGEST = 5  # letters of an abbreviation


def abbreviated(name: str) -> bool:
    """Whether a board is named by an abbreviation."""
    return name.isupper() and name.isalpha() and len(name) <= _LONGEST


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """The initials of a board's name, of its kind and of the parts of a compound, in capitals; an abbreviation itself."""
    if abbreviated(name):
        return name
    pieces = [
        piece
        for word in _WORD.findall(name)
        if word.casefold() not in _SMALL
        for whole in _KIND.split(word)
        for piece in _JOINT.split(whole)
        if piece
    ]
    return "".join(piece[0] for piece in pieces).upper()


def same_board(one: str | None, other: str | None) -> bool:
    """Whether two names are of one board: equal, or one is the initials of the other."""
    if not one or not other:
        return False
    if one.casefold() == other.casefold():
        return True
    if "fullmäktige" in (one.casefold(), other.casefold()):
        return all(name.casefold() in _ASSEMBLIES or name.casefold().endswith("fullmäktige") for name in (one, other))
    return (abbreviated(one) and initials(other) == one) or (abbreviated(other) and initials(one) == other)


def names_asked(board: str) -> tuple[str, ...]:
    """What a cited board may go by in keys, in small letters: "fullmäktige" alone is any assembly."""
    return _ASSEMBLIES if board.casefold() == "fullmäktige" else (board.casefold(),)


def names_of(board: str) -> tuple[str, ...]:
    """What a board goes by in keys, in small letters: its name, and the initials where it is not named by them."""
    short = initials(board)
    return (board.casefold(),) if short == board or len(short) < 2 else (board.casefold(), short.casefold())


def names_home(board: str) -> tuple[str, ...]:
    """What a board goes by where two are compared, in small letters: those of `names_of`, and "fullmäktige" for an
    assembly. Boards that are the same (`same_board`) share one."""
    names = names_of(board)
    assembly = any(name in _ASSEMBLIES or name.endswith("fullmäktige") for name in names[:1])
    return (*names, "fullmäktige") if assembly and "fullmäktige" not in names else names
