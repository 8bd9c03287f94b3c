"""Puts this folder's own modules (pdf_making, pdf_looking) on the path of its tests."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
