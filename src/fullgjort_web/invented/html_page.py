"""A document as a page of a region's web."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from fullgjort_web.invented.content import Block, Bullets, Columns, Document, FormBlock, Heading, Paragraph, Table
from fullgjort_web.invented.names import REGION


def render_html(document: Document) -> bytes:
    """The document as an HTML page in UTF-8, with the menu and the foot that such pages have."""
    body = "\n".join(_blocks(document.blocks))
    title = escape(document.title or document.stem)
    return f"""<!DOCTYPE html>
<html lang="sv">
<head><meta charset="utf-8"><title>{title} – {REGION}</title></head>
<body>
<nav><a href="/">Start</a> <a href="/politik">Politik</a></nav>
<main>
{body}
</main>
<footer><p>{REGION}</p></footer>
</body>
</html>
""".encode()


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    index = 0
    while index < len(blocks):
        block = blocks[index]
        index += 1
        match block:
            case Heading(text, level):
                yield f"<h{level}>{_text(text)}</h{level}>"
            case Paragraph(text, lead):
                yield f"<p><strong>{_text(lead)}</strong> {_text(text)}</p>" if lead else f"<p>{_text(text)}</p>"
            case Bullets(points, "", _, _):
                yield from (f"<p>{_text(point)}</p>" for point in points)
            case Bullets(points, mark, start, _):
                inner = ""
                if index < len(blocks) and isinstance(blocks[index], Bullets) and blocks[index].depth > block.depth:  # type: ignore[union-attr]
                    inner = "\n" + "\n".join(_blocks((blocks[index],)))
                    index += 1
                items = [f"<li>{_text(point)}</li>" for point in points]
                items[-1] = items[-1].removesuffix("</li>") + inner + "</li>"
                opening, closing = (f'<ol start="{start}">', "</ol>") if mark == "1" else ("<ul>", "</ul>")
                yield opening + "\n".join(items) + closing
            case FormBlock(fields):
                yield (
                    "<dl>"
                    + "".join(f"<dt>{_text(label)}</dt><dd>{_text(value)}</dd>" for label, value in fields)
                    + "</dl>"
                )
            case Columns(inner_blocks):
                yield from _blocks(inner_blocks)
            case Table(head, rows):
                cells = "".join(f"<th>{_text(cell)}</th>" for cell in head)
                lines = ["<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows]
                yield f"<table><thead><tr>{cells}</tr></thead><tbody>" + "\n".join(lines) + "</tbody></table>"
