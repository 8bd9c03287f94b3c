"""Memory that was freed goes back to the system."""

from __future__ import annotations

import ctypes

from fullgjort_web.register import memory


def test_gives_back_what_was_freed_only_where_the_c_library_can(monkeypatch):
    asked = []
    monkeypatch.setattr(memory, "_trim", lambda: lambda pad: asked.append(pad) or 1)
    assert memory.give_back() is True
    assert asked == [0]
    monkeypatch.setattr(memory, "_trim", lambda: None)
    assert memory.give_back() is False


def test_asks_no_c_library_that_has_no_such_call(monkeypatch):
    memory._trim.cache_clear()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    assert memory._trim() is None
    memory._trim.cache_clear()
