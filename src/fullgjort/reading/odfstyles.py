"""What an OpenDocument text says apart from its words: heading levels, boldness and list marks of its styles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from fullgjort.reading.marks import BULLET, counted, printable_bullet
from fullgjort.reading.wordstyles import child, local, number_of, value_of

_HEADING_NAME = re.compile(r"(?:heading|rubrik)[\s_]*(?P<level>[1-9])$", re.IGNORECASE)
_TITLE_NAMES = {"title": 1, "titel": 1, "subtitle": 2, "underrubrik": 2}
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_ESCAPED = re.compile(r"_([0-9a-fA-F]{1,4})_")
_POINTS = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)pt")
_LARGE = 14.5
"""Points. Text of this size stands out from running text and is taken as bold."""
_DEEPEST_BASE = 20
_DEEPEST_LIST = 10


@dataclass(frozen=True, slots=True)
class OdfStyle:
    """A paragraph or text style with what it inherits; `bold` is None where nothing says so."""

    level: int = 0
    bold: bool | None = None
    list_style: str = ""


@dataclass(frozen=True, slots=True)
class OdfLevel:
    """How one level of a list prints: a bullet, or a number with what stands around it."""

    bullet: str = ""
    form: str = "decimal"
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1


@dataclass(slots=True)
class OdfStyles:
    """The styles of a document, read from any number of its style elements."""

    elements: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    lists: dict[str, dict[int, OdfLevel]] = field(default_factory=dict)
    _made: dict[tuple[str, str], OdfStyle] = field(default_factory=dict)

    def add(self, elements: Iterable[etree._Element]) -> None:
        for element in elements:
            name = value_of(element, "name") or ""
            if local(element) == "style":
                self.elements[value_of(element, "family") or "", name] = element
            elif local(element) == "list-style":
                self.lists[name] = _levels(element)

    def of(self, family: str, name: str | None) -> OdfStyle:
        """The style of a family ("paragraph", "text") with what it inherits."""
        key = family, name or ""
        if key not in self._made:
            self._made[key] = self._resolve(family, name or "")
        return self._made[key]

    def mark(self, list_style: str, depth: int, counts: list[int]) -> str:
        """The mark of an item at a depth from 1, `counts` holding the numbers of all levels down to it."""
        levels = self.lists.get(list_style, {})
        level = levels.get(depth)
        if level is None:
            return BULLET
        if level.bullet:
            return level.bullet
        shown = counts[max(0, depth - level.shown) : depth]
        first = depth - len(shown) + 1
        numbers = (counted(count, levels.get(first + place, level).form) for place, count in enumerate(shown))
        return f"{level.before}{'.'.join(filter(None, numbers))}{level.after}".strip()

    def _resolve(self, family: str, name: str) -> OdfStyle:
        level, bold, list_style = 0, None, ""
        seen: set[str] = set()
        while name and name not in seen and len(seen) < _DEEPEST_BASE:
            seen.add(name)
            element = self.elements.get((family, name))
            shown = value_of(element, "display-name") or _ESCAPED.sub(lambda code: chr(int(code[1], 16)), name)
            level = level or number_of(value_of(element, "default-outline-level")) or _level_by_name(shown)
            list_style = list_style or value_of(element, "list-style-name") or ""
            weight = value_of(child(element, "text-properties"), "font-weight")
            if bold is None and weight is not None:
                bold = weight == "bold" or number_of(weight) >= 600
            size = _POINTS.fullmatch(value_of(child(element, "text-properties"), "font-size") or "")
            if bold is None and size and float(size[1]) >= _LARGE:
                bold = True
            name = value_of(element, "parent-style-name") or ""
        return OdfStyle(level, bold, list_style)


def _level_by_name(name: str) -> int:
    plain = name.strip().lower()
    found = _HEADING_NAME.match(plain)
    return int(found["level"]) if found else _TITLE_NAMES.get(plain, 0)


def _levels(element: etree._Element) -> dict[int, OdfLevel]:
    levels: dict[int, OdfLevel] = {}
    for level in element:
        depth = number_of(value_of(level, "level"))
        if not 1 <= depth <= _DEEPEST_LIST:
            continue
        if local(level) == "list-level-style-bullet":
            levels[depth] = OdfLevel(bullet=printable_bullet(value_of(level, "bullet-char") or BULLET))
        elif local(level) == "list-level-style-number":
            levels[depth] = OdfLevel(
                form=_FORMS.get(value_of(level, "num-format") or "", "decimal"),
                before=value_of(level, "num-prefix") or "",
                after=value_of(level, "num-suffix") or "",
                shown=max(number_of(value_of(level, "display-levels"), 1), 1),
                start=number_of(value_of(level, "start-value"), 1),
            )
    return levels
