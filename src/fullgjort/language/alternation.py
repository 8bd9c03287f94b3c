"""Alternatives for patterns: any of many words, written so that their common beginnings are tried once."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """A pattern (a group without a name) that matches any of the words as they are written, the longest first.
    Raises ValueError where there are none."""
    tree: dict[str, object] = {}
    for word in words:
        node = tree
        for sign in word:
            node = node.setdefault(sign, {})  # type: ignore[assignment]
        node[""] = None
    if not tree:
        raise ValueError("an alternation needs at least one word")
    return _written(tree)


def _written(tree: dict[str, object]) -> str:
    ways = []
    for sign, below in tree.items():
        if sign:
            assert isinstance(below, dict)
            ways.append(re.escape(sign) + ("" if list(below) == [""] else _written(below)))
    if not ways:
        return ""
    first = "".join(re.escape(sign) for sign in tree if sign)
    looked = f"(?=[{first}])" if len(ways) > 2 else ""
    grouped = f"(?:{looked}{'|'.join(ways)})" if not looked else f"(?:{looked}(?:{'|'.join(ways)}))"
    return f"{grouped}?" if "" in tree else grouped
