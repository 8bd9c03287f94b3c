"""Line ends healed: words that a line break had cut become whole again, real hyphens stay.

The order of the rules: suspended hyphens ("hälso- och sjukvård") first, then hyphens beside digits and capitals
("2017-2018", "ST-läkare"), then the join. Hunspell decides the doubtful cases by the whole joined word; whether
the halves are words says nothing, since both are in every third true join.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from fullgjort.reading.spelling import knows

SOFT_HYPHEN = "\u00ad"
LAYOUT_MARKS = "\ufffe\u0002"
"""What pdfium leaves where a line ended in a hyphen. It hides real hyphens, too ("PCR-tester")."""
HYPHENS = "-\u2010\u2011" + SOFT_HYPHEN + LAYOUT_MARKS
DASHES = "–—"
LONGEST_WORD = 100

SUSPENDING = frozenset({"och", "eller", "samt", "respektive", "resp", "och/eller", "alternativt", "&", "/"})
"""Words that a first half waits before: "in- och utskrivning"."""
SOMETIMES_SUSPENDING = frozenset({"till", "som", "liksom", "men", "kontra", "plus", "inklusive"})
"""Also ends of words ("efter-som", "där-till", "exa-men"): suspending only where the joined word is unknown."""

_WORD_BREAK = re.compile(r"[\s(\[\"”»]")
_HYPHEN = re.compile(f"[{re.escape(HYPHENS)}]")
_FIRST_WORD = re.compile(r"[^\s,.;:!?()\[\]\"”»]+")
_WHOLE_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?![\w-])")
_LONE_ENDING = re.compile(r"[snt](?=\s|$)")
"""No Swedish word is one of these letters: a narrow cell has cut off the ending ("Regiondirektören" / "s stab")."""
_SHORTEST_KNOWN = 5
_INLINE_HYPHEN = re.compile(r"(?<![\w-])(?P<first>(?:\w+-)*[^\W\d_]{2,})-[ \n]+(?P<second>[^\W\d_]{2,})(?![\w-])")
_INLINE_MARK = re.compile(rf"(?<![\w-])(?P<first>[\w-]*\w)[{SOFT_HYPHEN}{LAYOUT_MARKS}]+\s*(?P<second>\w[\w/-]*)")
_INVISIBLE = str.maketrans("", "", SOFT_HYPHEN + LAYOUT_MARKS)


def whole_words(lines: Iterable[str]) -> frozenset[str]:
    """The words (small letters, with their hyphens) that stand whole within the lines: what the document itself says
    of how a word is written that a line end has cut elsewhere."""
    found: set[str] = set()
    cut = False
    for line in lines:
        words = _WHOLE_WORD.findall(line)
        found.update(words[1:] if cut else words)
        if printed := line.rstrip():
            cut = printed[-1] in HYPHENS
    return frozenset(word.casefold() for word in found if len(word) >= _SHORTEST_KNOWN)


def join(first: str, second: str, known: Collection[str] = ()) -> str:
    """The two lines as one: a cut word healed, otherwise a single space between them.

    Works on whole lines or single words. An empty line adds nothing. `known` are words that the document has whole
    elsewhere (`whole_words`): they decide before the dictionary.
    """
    first, second = first.rstrip(), second.lstrip()
    if not first or not second:
        return first or second
    if _LONE_ENDING.match(second) and first[-1].isalpha() and len(_WORD_BREAK.split(first)[-1]) > _SHORTEST_KNOWN:
        return first + second
    if first[-1] in DASHES:
        touching = len(first) > 1 and first[-2].isdigit() and second[0].isdigit()
        return first + second if touching else f"{first} {second}"
    word = _WORD_BREAK.split(first[:-1])[-1] if first[-1] in HYPHENS else ""
    if not word or not word[-1].isalnum():
        return f"{first} {second}"
    return first[:-1] + _seam(word, _first_word(second), known) + second


def join_lines(lines: Iterable[str], known: Collection[str] = ()) -> str:
    """The lines of one paragraph as one text, every line end healed; white space at line ends is dropped. `known` as
    for `join`."""
    parts: list[str] = []
    end = ""
    for line in lines:
        # Only the end of what came before decides, so that long paragraphs take linear time.
        joined = join(end, line, known)
        parts.append(joined[:-LONGEST_WORD])
        end = joined[-LONGEST_WORD:]
    return heal_inline("".join((*parts, end)))


def heal_inline(text: str) -> str:
    """The text with "Gransk- ningen" made whole, and soft hyphens and layout marks gone.

    A hyphen with a space behind it is healed only where the dictionary knows the joined word and the second half is
    in small letters and no conjunction: "hälso- och sjukvård", "vård-, omsorgs-" and "ST- läkare" stay.
    """
    if not any(mark in text for mark in ("- ", "-\n", SOFT_HYPHEN, *LAYOUT_MARKS)):
        return text
    text = _INLINE_MARK.sub(_heal_mark, text).translate(_INVISIBLE)
    return _INLINE_HYPHEN.sub(_heal_hyphen, text)


def _heal_mark(match: re.Match[str]) -> str:
    first, second = match["first"], match["second"]
    if SOFT_HYPHEN in match[0] and not any(character.isspace() for character in match[0]):
        return first + second
    return first + _seam(first.rpartition(" ")[2], second) + second


def _heal_hyphen(match: re.Match[str]) -> str:
    first, second = match["first"], match["second"]
    if not second.islower() or second in SUSPENDING or second in SOMETIMES_SUSPENDING:
        return match[0]
    joined = first.rpartition("-")[2] + second
    return first + second if knows(joined) else match[0]


def _first_word(line: str) -> str:
    match = _FIRST_WORD.match(line)
    return match[0] if match else ""


def _seam(word: str, following: str, known: Collection[str] = ()) -> str:
    """What stands between the halves: "- " for a suspended hyphen, "-" for a real one, nothing for a cut word."""
    if not following:
        return "- "
    half = _HYPHEN.split(word)[-1]
    joined = half + _HYPHEN.split(following)[0].partition("/")[0]
    lowered = following.lower()
    if lowered in SUSPENDING:
        return "" if lowered == "samt" and half.lower() != "hälso" and knows(joined) else "- "
    if lowered in SOMETIMES_SUSPENDING and not knows(joined):
        return "- "
    if not following[0].isalnum():
        return "- "
    if joined.casefold() in known:
        return ""
    if f"{half}-{following}".casefold() in known:
        return "-"
    if half.isupper() and following.isupper() and len(half) > 1 and len(following) > 1:
        return "" if knows(joined) else "-"
    if half[-1].isdigit() or half[-1].isupper() or following[0].isdigit() or following[0].isupper():
        return "-"
    if knows(joined):
        return "-" if len(half) == 1 and knows(f"{half}-{following}") else ""
    return "-" if _is_real_hyphen(half, following) else ""


def _is_real_hyphen(half: str, following: str) -> bool:
    """True where the unknown whole is more likely written with a hyphen: "e-tjänst", "Covid-relaterade"."""
    if len(half) == 1:
        return True
    stem = half.lower()
    named = half[0].isupper() and knows(stem) is False and knows(stem.rstrip("s")) is False
    return named and bool(knows(following))
