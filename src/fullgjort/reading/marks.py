"""List marks: those typed in front of an item, and those that a word processor counts out."""

from __future__ import annotations

import re

BULLET = "•"
_TYPED = re.compile(
    r"(?P<bullet>[•●▪◦○■□➢►✓✔·‣⁃∙\ue000-\uf8ff])\s*(?=\S)|(?P<dash>[–—−-])\s+(?=\S)"
    r"|(?P<number>\(?(?:\d{1,2}|[a-h])[.)])\s+(?=\S)"
)
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_ROMAN = 3999
_LETTERS = 26
_SYMBOL_FONT = {"o": "◦", "§": "▪", "Ø": "➢", "ü": "✓", "q": "□", "v": "❖"}
"""What Word stores for the bullets of Wingdings and Courier New."""


def split_mark(text: str) -> tuple[str, str]:
    """(mark, words) of a paragraph that begins with a typed list mark, otherwise ("", text)."""
    text = text.lstrip()
    found = _TYPED.match(text)
    if not found:
        return "", text
    mark = printable_bullet(found["bullet"]) if found["bullet"] else found["dash"] or found["number"]
    return mark, text[found.end() :]


def printable_bullet(sign: str) -> str:
    """A bullet as everybody's font has it: private-use signs of symbol fonts become "•"."""
    if not sign.strip() or "\ue000" <= sign[0] <= "\uf8ff":
        return BULLET
    return _SYMBOL_FONT.get(sign, sign)


def counted(number: int, form: str) -> str:
    """A number as a list prints it: `form` is decimal, lowerLetter, upperLetter, lowerRoman, upperRoman,
    decimalZero or none (an empty text); any other form is printed as decimal."""
    if form == "none":
        return ""
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % _LETTERS) * min((number - 1) // _LETTERS + 1, 3)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < number <= _MOST_ROMAN:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_LOW):
        text += letters * (number // value)
        number %= value
    return text
