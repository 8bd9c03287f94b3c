"""Where a Swedish word may be broken at a line end: a plain rule, like that of the word processors that made old files."""

from __future__ import annotations

VOWELS = set("aeiouyåäöéAEIOUYÅÄÖ")
KEPT = (
    "gj",
    "sk",
    "st",
    "sj",
    "tj",
    "kj",
    "ch",
    "ng",
    "ck",
    "tr",
    "pr",
    "br",
    "dr",
    "kr",
    "gr",
    "fr",
    "kv",
    "sp",
    "pl",
    "kl",
    "fl",
    "bl",
    "gl",
)


def break_points(word: str) -> list[int]:
    """Where the word may be broken: before the consonant that opens a syllable, at least three letters from each end.
    Empty for short words and for anything but letters."""
    bare = word.rstrip(".,;:)”")
    if len(bare) < 7 or not bare.isalpha() or bare.isupper():
        return []
    points = []
    for index in range(3, len(bare) - 2):
        if bare[index] in VOWELS or bare[index + 1] not in VOWELS:
            continue
        cut = index - 1 if bare[index - 1 : index + 1].lower() in KEPT else index
        if bare[cut - 1 : cut + 2].lower() in ("sch", "skr", "str", "spr", "skj", "stj"):
            cut -= 1
        if cut >= 3 and any(letter in VOWELS for letter in bare[:cut]):
            points.append(cut)
    return points


def break_word(word: str, room: int) -> tuple[str, str]:
    """The longest opening of the word that fits in `room` letters, and the rest; ("", word) where none does."""
    fitting = [point for point in break_points(word) if point <= room]
    if not fitting:
        return "", word
    return word[: fitting[-1]], word[fitting[-1] :]


def softened(text: str) -> str:
    """The text with soft hyphens where its words may be broken."""
    words = []
    for word in text.split(" "):
        for point in reversed(break_points(word)):
            word = word[:point] + "\u00ad" + word[point:]
        words.append(word)
    return " ".join(words)
