"""Memory that was freed, given back to the system."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any


@cache
def _trim() -> Any | None:
    """The C library's call, where it is GNU's; it alone keeps what was freed."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None


def give_back() -> bool:
    """Whether freed memory was given back. Texts of all sizes come and go in a long import; what lies freed between
    the living ones is else kept by the process, which grows though nothing in it does."""
    trim = _trim()
    return trim is not None and bool(trim(0))
