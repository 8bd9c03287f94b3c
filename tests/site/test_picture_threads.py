"""Pages are drawn and searched from the server's threads: PDFium is entered by one of them at a time."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fullgjort_web.site.reader import picture


class _Entered:
    """Stands for PDFium: counts how many are inside at once."""

    def __init__(self) -> None:
        self.inside = self.most = self.calls = 0

    def __call__(self, *_: Any) -> Any:
        self.inside += 1
        self.calls += 1
        self.most = max(self.most, self.inside)
        time.sleep(0.005)
        self.inside -= 1
        return []


def test_pdfium_is_entered_by_one_thread_at_a_time(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdfium = _Entered()
    monkeypatch.setattr(picture, "render_page", pdfium)
    monkeypatch.setattr(picture, "boxes", pdfium)
    monkeypatch.setattr(picture, "restore", lambda row: row)
    monkeypatch.setattr(picture.FileStore, "get", lambda store, digest: b"%PDF")
    row = SimpleNamespace(objects=SimpleNamespace(get=lambda **_: None))
    monkeypatch.setattr(picture, "Document", row)
    picture._picture.cache_clear()
    picture._boxes.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        drawn = [threads.submit(picture._picture, "0" * 64, number) for number in range(8)]
        found = [threads.submit(picture._boxes, number, "0" * 64, "1", ((0, 1), (2, 3))) for number in range(8)]
        for one in drawn + found:
            one.result()
    picture._picture.cache_clear()
    picture._boxes.cache_clear()
    assert (pdfium.calls, pdfium.most) == (24, 1)


@pytest.mark.django_db
def test_one_page_drawn_in_eight_threads_is_the_same_picture(pdf: str) -> None:
    with ThreadPoolExecutor(8) as threads:
        drawn = list(threads.map(lambda _: picture._picture.__wrapped__(pdf, 1), range(16)))
    assert len(set(drawn)) == 1
    assert drawn[0].startswith(b"\x89PNG")
