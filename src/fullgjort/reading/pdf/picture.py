"""A picture of a page."""

from __future__ import annotations

from io import BytesIO

from fullgjort.reading.pdf.opening import opened


def render_page(data: bytes, number: int, scale: float = 1.5, name: str = "PDF") -> bytes:
    """The PNG of a page; `number` counts from 1, `scale` 1.0 is one pixel per point.

    Raises IndexError when there is no such page, UnreadableFile as `read_pdf` does. Pages so large that the picture
    would have more than 40 million pixels are drawn smaller.
    """
    with opened(data, name) as pdf:
        if not 1 <= number <= len(pdf):
            raise IndexError(f"{name}: sida {number} finns inte; filen har {len(pdf)} sidor.")
        page = pdf[number - 1]
        try:
            width, height = page.get_size()
            largest = (40_000_000 / max(width * height, 1.0)) ** 0.5
            bitmap = page.render(scale=min(scale, largest))
            try:
                picture = BytesIO()
                bitmap.to_pil().save(picture, "PNG")
                return picture.getvalue()
            finally:
                bitmap.close()
        finally:
            page.close()
