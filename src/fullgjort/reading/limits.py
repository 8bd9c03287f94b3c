"""The largest files and expansions that are read. Real minutes with all enclosures stay far below them."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MOST_BYTES = 300 * MEGABYTE
"""A whole file, as it is stored."""
MOST_MARKUP = 60 * MEGABYTE
"""Text, HTML or one XML part of a document, expanded."""
MOST_EXPANDED = 1024 * MEGABYTE
"""All parts of one zipped document together, by their declared sizes."""
MOST_MEMBERS = 20_000
"""Parts in one zipped document."""
HIGHEST_RATIO = 400
"""Expanded to stored size of one part; only asked of parts above `RATIO_MATTERS`. Real XML parts reach about 60."""
RATIO_MATTERS = 8 * MEGABYTE
DEEPEST = 200
"""XML elements or HTML tags within each other. Word's own documents stay below 60."""
MOST_CELLS = 2_000_000
"""Cells of one workbook."""
WIDEST_ROW = 1_000
"""Columns of a table; repeated cells beyond them are left out."""
