"""The children of a document's body one after another, so that a large document never stands in memory whole."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from fullgjort.reading.limits import DEEPEST
from fullgjort.reading.package import broken_xml, refuse_entities, too_deep


def children_of(content: bytes, container: str, name: str) -> Iterator[etree._Element]:
    """Each complete child of the first element called `container` (without namespace); it is emptied afterwards.

    Raises UnreadableFile (`damaged`, `too-deep`).
    """
    refuse_entities(content, name)
    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth = inside = 0
    try:
        for event, element in events:
            if event == "start":
                depth += 1
                if depth > DEEPEST:
                    raise too_deep(name)
                if not inside and element.tag.rpartition("}")[2] == container:
                    inside = depth
                continue
            if inside and depth == inside + 1:
                yield element
                element.clear()
                parent = element.getparent()
                if parent is not None:
                    while parent[0] is not element:
                        del parent[0]
            elif inside and depth == inside:
                return
            depth -= 1
    except etree.XMLSyntaxError as error:
        raise broken_xml(error, name) from error
