"""Markdown (CommonMark with tables): headings, paragraphs, lists and tables as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser

from fullgjort.reading.builder import TextBuilder, clean
from fullgjort.reading.document import BlockKind, Document, FileKind
from fullgjort.reading.flow import Flowing, write
from fullgjort.reading.html import flow_of
from fullgjort.reading.marks import BULLET

_FRONT = re.compile(r"\A---[ \t]*\n(?P<lines>(?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FRONT_LINE = re.compile(r"(?P<label>[\wåäöÅÄÖ][\wåäöÅÄÖ -]{0,40}):[ \t]+(?P<value>\S.*)")
_FRONT_NAMES = {"title": "file:title", "titel": "file:title", "author": "file:author", "date": "file:created"}


def read_markdown(text: str, name: str, digest: str) -> Document:
    """The document of a decoded Markdown text. Lines of front matter become form data. Never raises."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    form: dict[str, str] = {}
    if front := _FRONT.match(text):
        form = _front_matter(front["lines"])
        text = text[front.end() :]
    builder = TextBuilder()
    write(list(_flow(MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text))), builder)
    return builder.document(digest=digest, name=name, kind=FileKind.MARKDOWN, form=form)


def _front_matter(lines: str) -> dict[str, str]:
    form: dict[str, str] = {}
    for line in lines.splitlines():
        if found := _FRONT_LINE.match(line):
            label = found["label"].strip().casefold()
            form[_FRONT_NAMES.get(label, label)] = clean(found["value"].strip("\"' "))
    return form


def _flow(tokens: list[Token]) -> Iterator[Flowing]:
    """The blocks of a stream of tokens."""
    lists: list[Token] = []
    mark, heading = "", 0
    rows: list[list[str]] = []
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append(token)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type == "list_item_open":
            mark = f"{token.info}{token.markup}" if lists[-1].type == "ordered_list_open" else BULLET
        elif token.type == "heading_open":
            heading = int(token.tag[1])
        elif token.type == "heading_close":
            heading = 0
        elif token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            yield Flowing(BlockKind.TABLE, rows=[*rows], header_rows=1)
            rows = []
        elif token.type == "inline":
            words, bold = _words(token)
            if rows:
                rows[-1].append(words)
            elif heading:
                yield Flowing(BlockKind.HEADING, words, heading)
            elif mark:
                yield Flowing(BlockKind.LIST_ITEM, words, len(lists), mark, bold)
                mark = ""
            else:
                yield Flowing(BlockKind.PARAGRAPH, words, bold=bold)
        elif token.type in {"fence", "code_block"}:
            yield Flowing(BlockKind.PARAGRAPH, token.content)
        elif token.type == "html_block":
            body = LexborHTMLParser(token.content).body
            yield from flow_of(body) if body is not None else ()


def _words(token: Token) -> tuple[str, bool]:
    """The words of an inline token, and whether all of them are bold."""
    parts: list[str] = []
    strong = struck = 0
    plain = bold = False
    for child in token.children or ():
        if child.type == "strong_open":
            strong += 1
        elif child.type == "strong_close":
            strong -= 1
        elif child.type == "s_open":
            struck += 1
        elif child.type == "s_close":
            struck -= 1
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak" or (child.type == "html_inline" and child.content.lower().startswith("<br")):
            parts.append("\n")
        elif child.type in {"text", "code_inline", "text_special"} and not struck:
            parts.append(child.content)
            if child.content.strip():
                bold, plain = bold or bool(strong), plain or not strong
    return "".join(parts), bold and not plain
