"""What a DOCX says apart from its text: the styles of paragraphs and the counting of lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from fullgjort.reading.marks import counted, printable_bullet

_HEADING_NAME = re.compile(r"(?:heading|rubrik|överskrift|otsikko|überschrift)\s*(?P<level>[1-9])?\b", re.IGNORECASE)
_TITLE_NAMES = {"title": 1, "titel": 1, "rubrik": 1, "dokumentrubrik": 1, "subtitle": 2, "underrubrik": 2}
_CONTENTS_NAME = re.compile(r"(?:toc|innehåll|innehållsförteckning)\s*(?:\d|heading|rubrik)?$", re.IGNORECASE)
_LIST_NAME = re.compile(r"(?:list bullet|list number|punktlista|numrerad lista)\s*(?P<level>[2-5])?$", re.IGNORECASE)
_LEVELS = 9
_BODY_LEVEL = 9
_PLACE = re.compile(r"%([1-9])")
_DEEPEST_BASE = 20
_USUAL_SIZE = 22
_STANDS_OUT = 5
"""Sizes are half points: text of 2.5 points more than the running text is set as a heading."""
_OFF = frozenset({"0", "false", "off", "none"})


def local(element: etree._Element) -> str:
    """The name of an element without its namespace: transitional and strict documents differ only there."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute whatever its namespace, None where there is no element or attribute."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first grandchild along a path of names without namespaces."""
    for name in names:
        if element is None:
            return None
        element = next((below for below in element if local(below) == name), None)
    return element


def switched_on(element: etree._Element | None) -> bool | None:
    """The value of an on-off property such as w:b; None where it is not set."""
    if element is None:
        return None
    value = value_of(element)
    return value is None or value.lower() not in _OFF


def number_of(text: str | None, default: int = 0) -> int:
    """A whole number in an attribute, `default` where it is none or absurdly long."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default


@dataclass(slots=True)
class Style:
    """A paragraph style: its name, its heading level (0: none), list and look, with what it inherits. `bold` is true
    also of text that stands out by its size."""

    name: str = ""
    level: int = 0
    bold: bool = False
    contents: bool = False
    numbering: str = ""
    depth: int = 0
    listed: bool = False
    size: int = 0


@dataclass(slots=True)
class Styles:
    """The paragraph styles by id, and the boldness of character styles."""

    paragraphs: dict[str, Style] = field(default_factory=dict)
    bold_characters: frozenset[str] = frozenset()
    default: str = ""
    size: int = _USUAL_SIZE

    def is_large(self, size: int) -> bool:
        """Whether text of a size in half points stands out from the running text; 0 means no size is set."""
        return size >= self.size + _STANDS_OUT

    def of(self, style_id: str | None) -> Style:
        return self.paragraphs.get(style_id or self.default) or Style()


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of a styles part; none where there is no such part."""
    if root is None:
        return Styles()
    elements: dict[str, etree._Element] = {}
    bold: set[str] = set()
    default = ""
    for element in root:
        style_id = value_of(element, "styleId")
        if local(element) != "style" or not style_id:
            continue
        if value_of(element, "type") == "character":
            if switched_on(child(element, "rPr", "b")):
                bold.add(style_id)
            continue
        elements[style_id] = element
        if value_of(element, "type") == "paragraph" and value_of(element, "default") in {"1", "true"}:
            default = style_id
    made = {style_id: _style(style_id, elements) for style_id in elements}
    size = made[default].size if default in made else 0
    size = size or number_of(value_of(child(root, "docDefaults", "rPrDefault", "rPr", "sz")), _USUAL_SIZE)
    styles = Styles(made, frozenset(bold), default, size)
    for style in made.values():
        style.bold = style.bold or styles.is_large(style.size)
    return styles


def _style(style_id: str, elements: dict[str, etree._Element]) -> Style:
    """One style with what it inherits; a circle of bases ends where it began."""
    chain: list[etree._Element] = []
    seen: set[str] = set()
    current: str | None = style_id
    while current and current in elements and current not in seen and len(chain) < _DEEPEST_BASE:
        seen.add(current)
        chain.append(elements[current])
        current = value_of(child(elements[current], "basedOn"))
    style = Style(name=value_of(child(chain[0], "name")) or style_id)
    outlined = False
    for element in reversed(chain):
        name = value_of(child(element, "name")) or ""
        style.contents = bool(_CONTENTS_NAME.match(name))
        if not outlined:
            style.level = _level_by_name(name) or style.level
        outline = value_of(child(element, "pPr", "outlineLvl"))
        if outline is not None:
            level = number_of(outline, _BODY_LEVEL)
            style.level, outlined = (level + 1 if level < _BODY_LEVEL else 0), True
        if (bold := switched_on(child(element, "rPr", "b"))) is not None:
            style.bold = bold
        style.size = number_of(value_of(child(element, "rPr", "sz")), style.size)
        if (numbering := value_of(child(element, "pPr", "numPr", "numId"))) is not None:
            style.numbering = numbering
            style.depth = number_of(value_of(child(element, "pPr", "numPr", "ilvl")))
        if found := _LIST_NAME.match(name):
            style.listed = True
            style.depth = style.depth or (int(found["level"]) - 1 if found["level"] else 0)
    return style


def _level_by_name(name: str) -> int:
    plain = name.strip().lower()
    if plain in _TITLE_NAMES:
        return _TITLE_NAMES[plain]
    found = _HEADING_NAME.match(plain)
    return int(found["level"]) if found and found["level"] else 0


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


class Numbering:
    """Counts the lists of a document in the order in which their paragraphs come."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._levels[value_of(element, "abstractNumId") or ""] = _levels(element)
            elif local(element) == "num":
                self._read_list(element)

    def mark(self, list_id: str, depth: int) -> str:
        """The mark of the next paragraph of a list at a depth from 0; "" for a list that is not defined."""
        abstract = self._lists.get(list_id)
        if abstract is None or abstract not in self._levels:
            return ""
        depth = min(max(depth, 0), _LEVELS - 1)
        levels = self._levels[abstract]
        level = levels.get(depth, Level())
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        start = self._starts.get((list_id, depth))
        if start is not None and (list_id, depth) not in self._begun:
            counts[depth] = None
            self._begun.add((list_id, depth))
        current = counts[depth]
        counts[depth] = (level.start if start is None else start) if current is None else current + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if level.form == "bullet":
            return printable_bullet(level.text)
        return _PLACE.sub(lambda place: self._number(levels, counts, int(place[1]) - 1), level.text).strip()

    @staticmethod
    def _number(levels: dict[int, Level], counts: list[int | None], depth: int) -> str:
        level = levels.get(depth, Level())
        count = counts[depth]
        return counted(level.start if count is None else count, level.form)

    def _read_list(self, element: etree._Element) -> None:
        list_id = value_of(element, "numId") or ""
        self._lists[list_id] = value_of(child(element, "abstractNumId")) or ""
        for override in element:
            start = value_of(child(override, "startOverride"))
            if local(override) == "lvlOverride" and start is not None:
                self._starts[list_id, number_of(value_of(override, "ilvl"))] = number_of(start, 1)


def _levels(element: etree._Element) -> dict[int, Level]:
    return {
        number_of(value_of(level, "ilvl")): Level(
            form=value_of(child(level, "numFmt")) or "decimal",
            text=value_of(child(level, "lvlText")) or "",
            start=number_of(value_of(child(level, "start")), 1),
        )
        for level in element
        if local(level) == "lvl"
    }
