"""HTML: the main content of a page as blocks; menus, page feet, forms and cookie boxes are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from fullgjort.reading.builder import TextBuilder, clean
from fullgjort.reading.document import BlockKind, Document, FileKind
from fullgjort.reading.flow import Flowing, write
from fullgjort.reading.headform import form_of_table, label_of
from fullgjort.reading.limits import DEEPEST, WIDEST_ROW
from fullgjort.reading.marks import BULLET, counted
from fullgjort.reading.package import damaged, too_deep

_LEFT_OUT = frozenset(
    {
        "script", "style", "noscript", "template", "nav", "footer", "aside", "button", "iframe", "svg", "select",
        "option", "dialog", "head", "object", "audio", "video", "canvas", "map", "input", "textarea", "label", "menu",
        "search", "img", "figcaption", "math", "del", "s"
    }
)  # fmt: skip
_LEFT_OUT_ROLES = frozenset({"navigation", "banner", "contentinfo", "dialog", "alertdialog", "search", "complementary"})
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:cookies?(?:banner|bar|consent|info|message|notice)?|consent|gdpr|breadcrumbs?|brödsmulor|skip-?link|skip-to\w*|share|sharing|"
    r"social|pagination|sidebar|menu|navbar|toolbar|print-?button)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    {
        "p", "div", "section", "article", "main", "body", "blockquote", "pre", "address", "figure", "header", "center",
        "fieldset", "form", "details", "summary", "hgroup", "html", "caption", "legend", "hr", "td", "th", "tr",
        "tbody", "thead", "tfoot", "dl", "dd", "dt", "ul", "ol", "li"
    }
)  # fmt: skip
_HEADING = re.compile(r"h[1-6]$")
_BOLD_TAGS = frozenset({"b", "strong"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_OL_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_META = {
    "author": "file:author",
    "dcterms.creator": "file:author",
    "dcterms.created": "file:created",
    "date": "file:created",
}
_MOST_ROWS_SPANNED = 1_000
_BULLETS = (BULLET, "◦", "▪")
"""What browsers print before the items of a list, of a list within it, and of one deeper still."""
_TEXT, _COMMENT = "-text", "-comment"


def read_html(text: str, name: str, digest: str) -> Document:
    """The document of a decoded HTML page. Raises UnreadableFile (`damaged`, `too-deep`)."""
    try:
        page = LexborHTMLParser(text)
    except (SelectolaxError, ValueError) as error:
        raise damaged(name, "Webbsidan går inte att tolka.") from error
    root = page.body or page.root
    builder = TextBuilder()
    form: dict[str, str] = {}
    if root is not None:
        _refuse_depth(root, name)
        walker = _walked(_main(page) or root)
        write(walker.flow, builder)
        form = {**walker.form, **_head(page)}
    return builder.document(digest=digest, name=name, kind=FileKind.HTML, form=form)


def flow_of(node: LexborNode) -> list[Flowing]:
    """The blocks below a node in reading order."""
    return _walked(node).flow


def _walked(node: LexborNode) -> _Walker:
    walker = _Walker()
    walker.walk(node, bold=False)
    walker.flush()
    return walker


def _refuse_depth(root: LexborNode, name: str) -> None:
    """Raise where tags are nested beyond the limit; walked without recursion."""
    depth, node = 0, root
    while True:
        below = node.child
        if below is not None:
            node, depth = below, depth + 1
            if depth > DEEPEST:
                raise too_deep(name)
            continue
        while node.next is None:
            parent = node.parent
            if parent is None or depth <= 1:
                return
            node, depth = parent, depth - 1
        node = node.next


def _main(page: LexborHTMLParser) -> LexborNode | None:
    """The part of the page that holds its content, None where nothing says so."""
    for selector in ("main", "[role=main]"):
        found = page.css_first(selector)
        if found is not None and found.text(strip=True):
            return found
    articles = page.css("article")
    return articles[0] if len(articles) == 1 and articles[0].text(strip=True) else None


def _head(page: LexborHTMLParser) -> dict[str, str]:
    form: dict[str, str] = {}
    title = page.css_first("title")
    if title is not None and (words := clean(title.text())):
        form["file:title"] = words
    for meta in page.css("meta[name][content]"):
        key = _META.get((meta.attributes.get("name") or "").lower())
        if key and (words := clean(meta.attributes.get("content") or "")):
            form.setdefault(key, words)
    return form


@dataclass(slots=True)
class _Walker:
    """Walks the nodes and cuts the words into blocks where a block-level tag begins or ends."""

    flow: list[Flowing] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    plain: bool = False
    bold: bool = False
    mark: str = ""
    level: int = 0
    heading: int = 0
    form: dict[str, str] = field(default_factory=dict)

    def flush(self) -> None:
        text = "".join(self.words)
        if text.strip():
            bold = self.bold and not self.plain
            if self.heading:
                self.flow.append(Flowing(BlockKind.HEADING, text.replace("\n", " "), self.heading))
            elif self.mark:
                self.flow.append(Flowing(BlockKind.LIST_ITEM, text, self.level, self.mark, bold))
                self.mark = ""
            else:
                self.flow.append(Flowing(BlockKind.PARAGRAPH, text, bold=bold))
        self.words.clear()
        self.plain = self.bold = False

    def walk(self, node: LexborNode, bold: bool) -> None:
        for below in node.iter(include_text=True):
            self._visit(below, bold)

    def _visit(self, node: LexborNode, bold: bool) -> None:
        tag = node.tag or ""
        if tag == _TEXT:
            self._add(node.text_content or "", bold)
        elif tag in {_COMMENT, ""} or _is_noise(node, tag):
            return
        elif tag == "br":
            self.words.append("\n")
        elif tag == "wbr":
            return
        elif _HEADING.match(tag):
            self.flush()
            self.heading = int(tag[1])
            self.walk(node, bold)
            self.flush()
            self.heading = 0
        elif tag == "pre":
            self.flush()
            self._preformatted(node, bold)
        elif tag == "table":
            self.flush()
            self._table(node, bold)
        elif tag in {"ul", "ol"}:
            self._list(node, tag, bold)
        elif tag == "dl":
            self._definitions(node, bold)
        else:
            self._inside(node, tag, bold)

    def _inside(self, node: LexborNode, tag: str, bold: bool) -> None:
        bold = bold or tag in _BOLD_TAGS or bool(_BOLD_STYLE.search(node.attributes.get("style") or ""))
        if tag in _BLOCKS and not self.heading:
            self.flush()
            self.walk(node, bold)
            self.flush()
        else:
            if tag in _BLOCKS:
                self.words.append(" ")
            self.walk(node, bold)

    def _add(self, text: str, bold: bool) -> None:
        self.words.append(re.sub(r"\s+", " ", text))
        if text.strip():
            self.bold, self.plain = self.bold or bold, self.plain or not bold

    def _list(self, node: LexborNode, tag: str, bold: bool) -> None:
        self.flush()
        self.level += 1
        form = _OL_FORMS.get(node.attributes.get("type") or "", "decimal")
        number = _number(node.attributes.get("start"), 1)
        for item in node.iter():
            if item.tag != "li":
                self._visit(item, bold)
                continue
            number = _number(item.attributes.get("value"), number)
            self.mark = f"{counted(number, form)}." if tag == "ol" else _BULLETS[min(self.level, len(_BULLETS)) - 1]
            number += 1
            self.walk(item, bold)
            self.flush()
            self.mark = ""
        self.level -= 1

    def _preformatted(self, node: LexborNode, bold: bool) -> None:
        """Paragraphs parted by empty lines, as in a plain text."""
        for paragraph in re.split(r"\n[ \t]*\n", node.text().replace("\r\n", "\n")):
            self.words.append(paragraph)
            self.bold, self.plain = bold, not bold
            self.flush()

    def _definitions(self, node: LexborNode, bold: bool) -> None:
        """Each term with its explanations as one paragraph; a list of nothing but known labels is form data."""
        self.flush()
        items = list(node.iter())
        terms = [item for item in items if item.tag == "dt"]
        if len(terms) > 1 and len(items) == 2 * len(terms) and all(label_of(term.text()) for term in terms):
            rows = [([term.text()], [value.text()]) for term, value in zip(items[::2], items[1::2], strict=True)]
            if values := form_of_table(rows):
                self.form = {**values, **self.form}
                return
        for item in items:
            if item.tag == "dt":
                self.flush()
            self._add(" ", bold)
            for below in item.iter(include_text=True):
                self._visit(below, bold)
            if item.tag == "dt" and not item.text().rstrip().endswith((":", "?", ".")):
                self._add(":", bold)
        self.flush()

    def _table(self, node: LexborNode, bold: bool) -> None:
        rows = list(_rows(node))
        cells = [[cell for cell in row.iter() if cell.tag in {"td", "th"}] for row in rows]
        holds_tables = any(inner.mem_id != node.mem_id for inner in node.css("table"))
        layout = holds_tables or node.attributes.get("role") in {"presentation", "none"}
        caption = next((below for below in node.iter() if below.tag == "caption"), None)
        if caption is not None:
            self.walk(caption, bold)
            self.flush()
        if layout or all(len(row) <= 1 for row in cells):
            for cells_of_row in cells:
                for cell in cells_of_row:
                    self.walk(cell, bold)
                    self.flush()
            return
        texts: list[list[str | None]] = []
        spanned: dict[int, int] = {}
        headers = 0
        for index, (row, places) in enumerate(zip(rows, cells, strict=True)):
            texts.append(_laid_out(places, spanned))
            parent = row.parent
            in_head = parent is not None and parent.tag == "thead"
            all_heads = bool(places) and all(cell.tag == "th" for cell in places)
            if index == headers and (in_head or all_heads):
                headers += 1
        self.flow.append(Flowing(BlockKind.TABLE, rows=texts, header_rows=headers))


def _laid_out(cells: list[LexborNode], spanned: dict[int, int]) -> list[str | None]:
    """The texts of a row's cells at their columns; `spanned` keeps the rows that each column is still covered."""
    places: list[str | None] = []

    def covered() -> None:
        while spanned.get(len(places), 0) > 0 and len(places) < WIDEST_ROW:
            spanned[len(places)] -= 1
            places.append(None)

    for cell in cells:
        covered()
        if len(places) >= WIDEST_ROW:
            break
        across = min(max(_number(cell.attributes.get("colspan"), 1), 1), WIDEST_ROW - len(places))
        down = min(max(_number(cell.attributes.get("rowspan"), 1), 1), _MOST_ROWS_SPANNED)
        for column in range(len(places), len(places) + across):
            spanned[column] = down - 1
        places.append(_cell_text(cell))
        places.extend([None] * (across - 1))
    covered()
    return places


def _cell_text(cell: LexborNode) -> str:
    parts: list[str] = []
    for item in flow_of(cell):
        words = " ".join(place for row in item.rows for place in row if place) if item.rows else item.text
        parts.append(f"{item.mark} {words}" if item.mark else words)
    return " ".join(parts)


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for below in table.iter():
        if below.tag == "tr":
            yield below
        elif below.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in below.iter() if row.tag == "tr")


def _is_noise(node: LexborNode, tag: str) -> bool:
    if tag in _LEFT_OUT:
        return True
    attributes = node.attributes
    if not attributes:
        return tag == "header" and node.css_first("h1") is None
    if attributes.get("role") in _LEFT_OUT_ROLES or attributes.get("aria-hidden") == "true" or "hidden" in attributes:
        return True
    if tag in {"body", "main", "article", "html"}:
        return False
    if _HIDDEN_STYLE.search(attributes.get("style") or ""):
        return True
    named = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return bool(_NOISE.search(named)) or (tag == "header" and node.css_first("h1") is None)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,6}\s*", text) else default
