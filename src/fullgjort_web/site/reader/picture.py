"""A page's picture, and the boxes of what was read on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fullgjort.reading.document import FileKind, Rect
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.pdf.boxes import boxes
from fullgjort.reading.pdf.picture import render_page
from fullgjort_web.register.filestore import FileStore
from fullgjort_web.register.models import Document
from fullgjort_web.register.shape import restore
from fullgjort_web.site.reader.items import Item

SCALE = 2.0
_PDFIUM = Lock()
"""PDFium is not made for threads: whatever opens a PDF in the site's process holds this."""
_TAG = 11.0
"""The radius of a number at the page's edge, in points."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An item on the picture: its rectangles, and where its number stands (points from the top left corner)."""

    item: Item
    rects: tuple[Rect, ...]
    tag_x: float
    tag_y: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page with its marks. `lost` are items whose words were not found on the page again."""

    width: float
    height: float
    marks: list[Mark]
    lost: list[Item]


def has_picture(document: Document) -> bool:
    """Whether the document's pages can be shown as pictures."""
    return document.file_kind == FileKind.PDF and FileStore().path(document.digest).exists()


def picture_of(document: Document, page: int, items: Sequence[Item]) -> PagePicture | None:
    """The page's size and marks; None where there is no picture of it."""
    if not has_picture(document):
        return None
    size = next(((w, h) for number, _s, _e, w, h, _x in document.structure["pages"] if number == page), None)
    if not size or not size[0]:
        return None
    spans = tuple((item.start, item.end) for item in items if not item.rejected)
    try:
        found = _boxes(document.pk, document.digest, document.ruleset, spans)
    except UnreadableFile:
        return None
    width, height = size
    marks: list[Mark] = []
    lost = []
    free = 0.0
    for item in items:
        if item.rejected:
            continue
        rects = tuple(rect for rect in found.get((item.start, item.end), ()) if rect.page == page)
        if not rects:
            lost.append(item)
            continue
        middle = max((rects[0].top + rects[0].bottom) / 2, free)
        free = middle + 2 * _TAG + 1
        marks.append(Mark(item, rects, round(width - _TAG - 4, 1), round(middle, 1)))
    return PagePicture(width, height, marks, lost)


@lru_cache(maxsize=64)
def _boxes(
    pk: int, digest: str, ruleset: str, spans: tuple[tuple[int, int], ...]
) -> dict[tuple[int, int], tuple[Rect, ...]]:
    row = Document.objects.get(pk=pk)
    data = FileStore().get(digest)
    if data is None:
        return {}
    whole = restore(row)
    with _PDFIUM:
        return {span: tuple(boxes(data, whole, *span)) for span in dict.fromkeys(spans)}


@require_safe
def page_picture(request: HttpRequest, digest: str, page: int) -> HttpResponse:
    """The page as PNG. It never changes, for the bytes are named by their digest."""
    document = Document.objects.filter(digest__startswith=digest).defer("text", "structure").first()
    data = FileStore().get(document.digest) if document and document.file_kind == FileKind.PDF else None
    if document is None or data is None:
        raise Http404(digest)
    try:
        picture = _picture(document.digest, page)
    except (IndexError, UnreadableFile) as error:
        raise Http404(str(error)) from error
    response = HttpResponse(picture, content_type="image/png")
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


@lru_cache(maxsize=16)
def _picture(digest: str, page: int) -> bytes:
    data = FileStore().get(digest) or b""
    with _PDFIUM:
        return render_page(data, page, SCALE)


@require_safe
def original(request: HttpRequest, digest: str) -> HttpResponse:
    """The original file, as it was given."""
    document = Document.objects.filter(digest__startswith=digest).defer("text", "structure").first()
    data = FileStore().get(document.digest) if document else None
    if document is None or data is None:
        raise Http404(digest)
    response = HttpResponse(data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = _attachment(document.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _attachment(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(True, name.rsplit("/", 1)[-1]) or "attachment"
