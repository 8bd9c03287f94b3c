"""A page's furniture: running heads and feet, page numbers and form blocks. They are header data, not text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import IntEnum
from math import ceil

from fullgjort.reading.paragraphs import FIELD, KNOWN_HEADINGS
from fullgjort.reading.pdf.arrangement import PageLayout
from fullgjort.reading.pdf.fragment import Fragment, PrintedLine, printed_lines
from fullgjort.reading.pdf.headdata import Values, labels_of
from fullgjort.reading.pdf.marks import split_mark

# Shares of the page's height in which furniture stands, and points within which it stands at the same place.
_HEAD, _FOOT = 0.24, 0.80
_SAME_PLACE = 4.0
_TOP_MARGIN = 0.08
# A running head is set at most this large, counted in the letters of the running text.
_SMALLER = 0.95

# A page number that says so, and the bare forms that only its place and its count betray.
_SAID = re.compile(
    r"\b(?:sidan|sida|sid\.?|s\.)\s*(?:nr\.?\s*)?(?P<said>\d{1,4})(?:\s*(?:\(|/|av|\|)\s*\d{1,4}\)?)?", re.IGNORECASE
)
_OF_ALL = re.compile(r"(?P<number>\d{1,4})(?:\s?\((?P<all>\d{1,4})\)|\s?(?:av|/)\s?(?P<total>\d{1,4}))", re.IGNORECASE)
_ALONE = re.compile(r"[-–]?\s?(?P<alone>\d{1,4})\s?[-–]?")
_DIGIT = re.compile(r"\d")
_WITHIN = re.compile(rf"{_SAID.pattern}|\b\d{{1,4}}\s?\(\d{{1,4}}\)", re.IGNORECASE)
# Where each wording stands: page, baseline, left and right.
_Places = dict[str, list[tuple[int, float, float, float]]]


def clear_furniture(pages: list[PageLayout]) -> dict[str, str]:
    """Take the furniture off all pages (their fragments are changed) and return what it said.

    Labels in small letters lead to their values; running heads and feet without a label stand under "sidhuvud" and
    "sidfot", their lines separated by a line break. A line is furniture when it stands at the same place with the same
    words on several pages, reckoned from the edge inwards, when it is a page number, or belongs to a form block.
    """
    values = Values()
    offset = _number_offset(pages)
    places = _places(pages, offset)
    found = []
    for page in pages:
        lines = printed_lines(page.fragments, page.number)
        found.append([_taken(page, lines, head, places, len(pages), offset) for head in (True, False)])
    if _takes_everything(pages, found):
        return {}
    seen: set[tuple[str, ...]] = set()
    for page, edges in zip(pages, found, strict=True):
        for taken, edge in zip(edges, ("sidhuvud", "sidfot"), strict=True):
            if not taken:
                continue
            held = {id(fragment) for line in taken for fragment in line.fragments}
            page.fragments = [fragment for fragment in page.fragments if id(fragment) not in held]
            words = tuple(_key(fragment, page, offset) for line in taken for fragment in line.fragments)
            if words not in seen:
                seen.add(words)
                values.take(_without_numbers(taken, page, offset), edge)
    return values.as_form()


def _takes_everything(pages: list[PageLayout], found: list[list[list[PrintedLine]]]) -> bool:
    """Whether most pages with words would be left empty: then what stands there is the text itself."""
    written = emptied = 0
    for page, edges in zip(pages, found, strict=True):
        if page.fragments and page.drawing.pictures < 0.3:
            written += 1
            taken = {id(fragment) for edge in edges for line in edge for fragment in line.fragments}
            emptied += len(taken) == len(page.fragments)
    return emptied > written / 2


def _zone(page: PageLayout, lines: list[PrintedLine], head: bool) -> list[PrintedLine]:
    """The lines near an edge, from the edge inwards."""
    height = page.frame.height
    if head:
        return [line for line in lines if line.baseline < _HEAD * height]
    return [line for line in reversed(lines) if line.baseline > _FOOT * height]


def _printed_number(text: str) -> int | None:
    """The number in words that may be a page number and nothing else."""
    if said := _SAID.fullmatch(text):
        return int(said["said"])
    if of_all := _OF_ALL.fullmatch(text):
        number, total = int(of_all["number"]), int(of_all["all"] or of_all["total"])
        return number if number <= total else None
    if alone := _ALONE.fullmatch(text):
        return int(alone["alone"])
    return None


def _number_offset(pages: list[PageLayout]) -> int | None:
    """The difference between printed page numbers and the place in the file, if the pages agree on one."""
    counts: Counter[int] = Counter()
    for page in pages:
        numbers = {
            number - page.number
            for fragment in page.fragments
            if _is_outermost(page, fragment) and (number := _printed_number(fragment.text)) is not None
        }
        counts.update(numbers)
    if not counts:
        return None
    best, count = counts.most_common(1)[0]
    if len(pages) == 1:
        return 0 if 0 in counts else None
    return best if count >= max(2, len(pages) // 2) else None


def _key(fragment: Fragment, page: PageLayout, offset: int | None) -> str:
    """What a fragment's wording is compared by: "#" for a page number, small letters for other words."""
    text = fragment.text
    if not _DIGIT.search(text):
        return text.casefold()
    printed = _printed_number(text)
    if printed is not None and (
        _SAID.fullmatch(text)
        or (offset is not None and printed - page.number == offset)
        or (text.endswith(")") and _is_outermost(page, fragment))
    ):
        return "#"
    return _WITHIN.sub("¤", text).casefold()


def _places(pages: list[PageLayout], offset: int | None) -> _Places:
    """Where each wording stands near the pages' edges: page, baseline, left and right."""
    found: _Places = {}
    for page in pages:
        height = page.frame.height
        for fragment in page.fragments:
            if fragment.baseline < _HEAD * height or fragment.baseline > _FOOT * height:
                place = (page.number, fragment.baseline, fragment.left, fragment.right)
                found.setdefault(_key(fragment, page, offset), []).append(place)
    return found


class _Repetition(IntEnum):
    NONE = 0
    NEARBY = 1
    OFTEN = 2


def _repeated(fragment: Fragment, key: str, page: int, places: _Places, count: int) -> _Repetition:
    """How often a wording stands at the same place: on many pages of all (`count`), or on several neighbouring ones
    (running heads that name the chapter), also where left and right pages take turns."""
    pages = {
        number
        for number, baseline, left, right in places.get(key, ())
        if abs(baseline - fragment.baseline) < _SAME_PLACE
        and (
            abs(left - fragment.left) < _SAME_PLACE
            or abs(right - fragment.right) < _SAME_PLACE
            or abs(left + right - fragment.left - fragment.right) < 2 * _SAME_PLACE
        )
    }
    need = max(2, ceil(0.6 * count)) if count <= 4 else max(3, ceil(0.25 * count))
    if len(pages) >= need:
        return _Repetition.OFTEN
    if count > 4 and len(pages) >= 2:
        for reach in ({page - 2, page - 1, page + 1, page + 2}, {page - 4, page - 2, page + 2, page + 4}):
            if len(pages & reach) >= 2:
                return _Repetition.NEARBY
    return _Repetition.NONE


def _taken(
    page: PageLayout,
    lines: list[PrintedLine],
    head: bool,
    places: _Places,
    count: int,
    offset: int | None,
) -> list[PrintedLine]:
    """The lines of one edge that are furniture, from the top."""
    zone = _zone(page, lines, head)
    taken: list[PrintedLine] = []
    unbroken = True
    for number, line in enumerate(zone):
        keys = [_key(fragment, page, offset) for fragment in line.fragments]
        numbered = "#" in keys
        repetition = min(
            _Repetition.OFTEN if key == "#" else _repeated(fragment, key, page.number, places, count)
            for fragment, key in zip(line.fragments, keys, strict=True)
        )
        inwards = zone[number + 1].baseline if number + 1 < len(zone) else 0.5 * page.frame.height
        apart = abs(inwards - line.baseline) > 1.8 * line.size
        repeated = repetition is _Repetition.OFTEN or (repetition is _Repetition.NEARBY and apart)
        # A short line in the margin that begins or ends with the page's number is a running head.
        beside = "#" in (keys[0], keys[-1]) and _is_outermost(page, line) and len(line.text) < 140
        small = head and number == 0 and apart and _is_small_in_margin(page, line, lines)
        repeated = repeated and not _is_text_by_its_words(line)
        if set(keys) == {"#"} or (unbroken and repeated) or (repeated and numbered) or beside or small:
            taken.append(line)
        else:
            unbroken = False
    if head:
        _give_back_column_heads(page, lines, taken)
    block = _form_block(page, lines, head)
    held = {id(line) for line in taken}
    taken.extend(line for line in block if id(line) not in held)
    taken.sort(key=lambda line: line.baseline)
    return taken


def _is_outermost(page: PageLayout, printed: PrintedLine | Fragment) -> bool:
    height = page.frame.height
    return printed.baseline < 0.12 * height or printed.baseline > 0.9 * height


def _is_text_by_its_words(line: PrintedLine) -> bool:
    """Whether a line that stands at the same place on several pages does so by chance: the item of a list, or a heading
    such as "Bakgrund" that every case has."""
    return bool(split_mark(line.text)[0] or KNOWN_HEADINGS.match(line.text) or FIELD.match(line.text))


def _is_small_in_margin(page: PageLayout, line: PrintedLine, lines: list[PrintedLine]) -> bool:
    """Whether a line stands in the top margin in smaller letters than the running text: the running head of a
    document of one page, which nothing repeats."""
    if line.baseline > _TOP_MARGIN * page.frame.height or len(line.text) >= 140:
        return False
    sizes: Counter[float] = Counter()
    for other in lines:
        text = other.text
        if other is not line and (text[:1].isalpha() or any(sign.isalpha() for sign in text)):
            sizes[other.size] += len(text)
    return bool(sizes) and line.size < _SMALLER * sizes.most_common(1)[0][0]


def _give_back_column_heads(page: PageLayout, lines: list[PrintedLine], taken: list[PrintedLine]) -> None:
    """A table that goes over pages repeats its heading at the top of each: that is no running head."""
    held = {id(line) for line in taken}
    others = [line for line in lines if id(line) not in held]
    while taken:
        last = taken[-1]
        in_grid = _in_grid_with_text(page, last, others)
        if not in_grid and (len(last.fragments) < 2 or labels_of(last)):
            return
        following = [line for line in lines if line.baseline > last.baseline]
        if not in_grid and not _heads_columns(last, following[:3]):
            return
        others.append(taken.pop())


def _heads_columns(line: PrintedLine, following: list[PrintedLine]) -> bool:
    """Whether the words of the next lines stand in columns under those of a line."""
    near = [below for below in following if below.baseline - line.baseline < 4.5 * line.size]
    under = sum(
        any(abs(one.left - other.left) < 2 for below in near for other in below.fragments) for one in line.fragments
    )
    return under > 1


def _in_grid_with_text(page: PageLayout, line: PrintedLine, others: list[PrintedLine]) -> bool:
    """Whether a line stands between vertical rules that go on along lines which are no furniture."""
    inside = [rule for rule in page.drawing.vertical if rule.start <= line.baseline <= rule.end]
    return len(inside) > 1 and any(rule.start <= other.baseline <= rule.end for rule in inside for other in others)


def _in_grid(page: PageLayout, line: PrintedLine) -> bool:
    """Whether vertical rules part the words of a line, or close it in on both sides."""
    through = [rule.at for rule in page.drawing.vertical if rule.start <= line.baseline <= rule.end]
    left, right = line.fragments[0].left, line.fragments[-1].right
    return any(at <= left + 1 for at in through) and any(at >= right - 1 for at in through)


def _form_block(page: PageLayout, lines: list[PrintedLine], head: bool) -> list[PrintedLine]:
    """Rows of labels near an edge and the rows of values under them."""
    height = page.frame.height
    found: list[PrintedLine] = []
    for number, line in enumerate(lines):
        if head and line.baseline > 0.33 * height:
            break
        if not head and line.baseline < 0.7 * height:
            continue
        labels = labels_of(line)
        if not labels or _in_grid(page, line):  # a form in a grid is read as the table that it is
            continue
        found.append(line)
        last = line
        for below in lines[number + 1 : number + 4]:
            if labels_of(below) or below.baseline - last.baseline > 2.4 * below.size:
                break
            if not all(_under(fragment, labels, first=last is line) for fragment in below.fragments):
                break
            found.append(below)
            last = below
    return found


def _under(fragment: Fragment, labels: list[Fragment], first: bool) -> bool:
    if first:
        return any(fragment.left >= label.left - 8 for label in labels)
    return any(abs(fragment.left - label.left) < 8 for label in labels)


def _without_numbers(lines: Iterable[PrintedLine], page: PageLayout, offset: int | None) -> list[PrintedLine]:
    """The lines without page numbers; lines that were nothing else are left out."""
    kept = []
    for line in lines:
        fragments = [one for one in line.fragments if _key(one, page, offset) != "#"]
        if fragments:
            kept.append(PrintedLine(fragments, line.page))
    return kept
