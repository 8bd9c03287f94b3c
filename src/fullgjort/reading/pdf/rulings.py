"""The rules that are drawn on a page: lines and thin rectangles among its path objects."""

from __future__ import annotations

import itertools
from ctypes import addressof, byref, c_float, c_int, cast, sizeof
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c

from fullgjort.reading.pdf import calls
from fullgjort.reading.pdf.frame import Frame

# Points. Drawn rules are thinner than THIN; marks shorter than SHORT (dots of a dotted rule, tick boxes) are none.
THIN = 4.0
SHORT = 4.0
_TEXT = pdfium_c.FPDF_PAGEOBJ_TEXT
_MOST_OBJECTS = 30_000
_MOST_SEGMENTS = 3_000


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A rule: `at` is its y (horizontal) or x (vertical), `start` to `end` its extent on the other axis."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawing:
    """A page's rules, sorted and joined where they lie end to end, its share covered by pictures, and the middles of
    small shapes that may be bullets."""

    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    pictures: float = 0.0
    paths: int = 0
    dots: list[tuple[float, float]] = field(default_factory=list)


def drawing_of(page: pypdfium2.PdfPage, frame: Frame) -> Drawing:
    """The rules and pictures of a page; pages with tens of thousands of objects (maps) are read in part."""
    found = Drawing()
    count = pdfium_c.FPDFPage_CountObjects(page.raw)
    if count:
        _collect(calls.address(page.raw), count, calls.object_of_page, frame, found, None, 0)
    found.horizontal = joined(found.horizontal)
    found.vertical = joined(found.vertical)
    area = frame.width * frame.height
    found.pictures = min(found.pictures / area, 1.0) if area else 0.0
    return found


_Matrix = tuple[float, float, float, float, float, float]


def _collect(
    holder: int, count: int, get: Any, frame: Frame, found: Drawing, outer: _Matrix | None, depth: int
) -> None:
    numbers = (c_float * 4)()
    at = tuple(addressof(numbers) + place * sizeof(c_float) for place in range(4))
    kind_of = calls.object_kind
    for index in range(min(count, _MOST_OBJECTS)):
        place = get(holder, index)
        kind = kind_of(place)
        if kind == _TEXT or kind == pdfium_c.FPDF_PAGEOBJ_SHADING:
            continue
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            if depth < 5:
                form = cast(place, pdfium_c.FPDF_PAGEOBJECT)
                inner = _times(_matrix(form), outer)
                inside = pdfium_c.FPDFFormObj_CountObjects(form)
                _collect(place, max(inside, 0), calls.object_of_form, frame, found, inner, depth + 1)
            continue
        if not calls.object_bounds(place, *at):
            continue
        left, bottom, right, top = numbers
        box = _moved(outer, left, bottom, right, top)
        x0, y0, x1, y1 = frame.box(*box)
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            shown_width = min(x1, frame.width) - max(x0, 0.0)
            shown_height = min(y1, frame.height) - max(y0, 0.0)
            if shown_width > 0 and shown_height > 0:
                found.pictures += shown_width * shown_height
            continue
        found.paths += 1
        wide, high = x1 - x0, y1 - y0
        if 2 < wide < 7 and 0.8 < wide / max(high, 0.1) < 1.25:
            found.dots.append(((x0 + x1) / 2, (y0 + y1) / 2))
        elif high <= THIN and wide > SHORT:
            found.horizontal.append(Rule((y0 + y1) / 2, x0, x1))
        elif wide <= THIN and high > SHORT:
            found.vertical.append(Rule((x0 + x1) / 2, y0, y1))
        elif wide > THIN and high > THIN:
            _segments(cast(place, pdfium_c.FPDF_PAGEOBJECT), frame, found, outer)


def _matrix(item: Any) -> _Matrix:
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(item, byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: _Matrix, outer: _Matrix | None) -> _Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _moved(
    matrix: _Matrix | None, left: float, bottom: float, right: float, top: float
) -> tuple[float, float, float, float]:
    if matrix is None:
        return left, bottom, right, top
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in ((left, bottom), (right, top))]
    ys = [b * x + d * y + f for x, y in ((left, bottom), (right, top))]
    return min(xs), min(ys), max(xs), max(ys)


def _segments(item: Any, frame: Frame, found: Drawing, outer: _Matrix | None) -> None:
    """Take the rules out of a path of several segments: frames of cells, or many rules drawn as one path."""
    count = pdfium_c.FPDFPath_CountSegments(item)
    if not 2 <= count <= _MOST_SEGMENTS:
        return
    fill, stroke = c_int(), c_int()
    pdfium_c.FPDFPath_GetDrawMode(item, byref(fill), byref(stroke))
    if not fill.value and not stroke.value:
        return
    a, b, c, d, e, f = _times(_matrix(item), outer)
    x, y = c_float(), c_float()
    paths: list[list[tuple[float, float]]] = []
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(item, index)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_BEZIERTO:
            if paths:
                paths[-1].clear()
            continue
        pdfium_c.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = frame.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO or not paths:
            paths.append([point])
        else:
            paths[-1].append(point)
            if pdfium_c.FPDFPathSegment_GetClose(segment):
                paths[-1].append(paths[-1][0])
    for path in paths:
        if len(path) < 2:
            continue
        xs, ys = [point[0] for point in path], [point[1] for point in path]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        if high <= THIN and wide > SHORT:
            found.horizontal.append(Rule((min(ys) + max(ys)) / 2, min(xs), max(xs)))
        elif wide <= THIN and high > SHORT:
            found.vertical.append(Rule((min(xs) + max(xs)) / 2, min(ys), max(ys)))
        elif stroke.value:
            for (ax, ay), (bx, by) in itertools.pairwise(path):
                if abs(ay - by) < 1 and abs(ax - bx) > SHORT:
                    found.horizontal.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
                elif abs(ax - bx) < 1 and abs(ay - by) > SHORT:
                    found.vertical.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))


def joined(rules: list[Rule], apart: float = 3.0, beside: float = 1.6) -> list[Rule]:
    """Rules on one line that touch or overlap become one; sorted by position."""
    lanes: list[list[Rule]] = []
    for rule in sorted(rules):
        if lanes and rule.at - lanes[-1][-1].at <= beside:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    found = []
    for lane in lanes:
        at = sum(rule.at for rule in lane) / len(lane)
        lane.sort(key=lambda rule: rule.start)
        start, end = lane[0].start, lane[0].end
        for rule in lane[1:]:
            if rule.start - end <= apart:
                end = max(end, rule.end)
            else:
                found.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        found.append(Rule(at, start, end))
    return found
