"""HTML: what is content, what is noise, what each construction becomes."""

from __future__ import annotations

import pytest
from document_checks import check_document, outline
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.reading.document import Document
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.html import read_html

BODIES = [
    pytest.param("<h1>Möte</h1><h3>Beslut</h3><p>Text.</p>", ["h1 Möte", "h3 Beslut", "p Text."], id="headings"),
    pytest.param("<div>Lös <b>text</b> här.<p>Stycke.</div>", ["p Lös text här.", "p Stycke."], id="loose text"),
    pytest.param("<pre>Ett\ntvå gransk-\nning\n\nTre</pre>", ["p Ett två granskning", "p Tre"], id="preformatted"),
    pytest.param("<div>" * 190 + "Djupt.", ["p Djupt."], id="many levels"),
    pytest.param("<p>Ett<br>två</p>", ["p Ett två"], id="break is a space"),
    pytest.param(
        "<p>Nämnden beslutar<br>att utreda<br>att se över</p>",
        ["p Nämnden beslutar", "p att utreda", "p att se över"],
        id="att by breaks",
    ),
    pytest.param("<p><strong>Beslut</strong></p><p>Text.</p>", ["h2 Beslut", "p Text."], id="bold line"),
    pytest.param(
        "<ul><li>ett<ol type=a><li>inre<li>till</ol><li>två</ul>",
        ["l1 • ett", "l2 a. inre", "l2 b. till", "l1 • två"],
        id="nested lists",
    ),
    pytest.param(
        "<ol start=3><li><p>tre</p><p>mer</p><li value=9>nio</ol>", ["l1 3. tre", "p mer", "l1 9. nio"], id="numbers"
    ),
    pytest.param(
        "<dl><dt>Organ</dt><dd>Regionstyrelsen</dd><dt>Datum:</dt><dd>2024-01-02</dd></dl>",
        ["p Organ: Regionstyrelsen", "p Datum: 2024-01-02"],
        id="definitions",
    ),
    pytest.param("<p>Text</p><dl><dt>Dnr</dt><dd>RS 1</dd><dt>Version</dt><dd>2.0</dd></dl>", ["p Text"], id="form"),
    pytest.param("<nav>Meny</nav><footer>Fot</footer><aside>Mer</aside><p>Text.</p>", ["p Text."], id="menus and feet"),
    pytest.param(
        '<div class="cookie-banner">Kakor</div><div id="breadcrumb">Start</div><p>T.</p>', ["p T."], id="cookies"
    ),
    pytest.param('<div class="cookieless-diet">Kost</div>', ["p Kost"], id="words that only begin alike"),
    pytest.param("<p hidden>x<p style='display: none'>y<p aria-hidden=true>z<p>Syns.", ["p Syns."], id="hidden"),
    pytest.param("<div>Utanför</div><main><p>Inne.</p></main>", ["p Inne."], id="main content"),
    pytest.param(
        "<header>Region X</header><article><header><h1>Möte</h1></header>Text.</article>",
        ["h1 Möte", "p Text."],
        id="header of an article",
    ),
    pytest.param("<script>var x</script><style>p{}</style><!-- dolt --><p>T.", ["p T."], id="scripts and comments"),
    pytest.param(
        "<table><tr><th>A<th>B<tr><td rowspan=2>1<td>2<tr><td>3</table>",
        ["t A | B / 1 | 2 / 3"],
        id="table with rowspan",
    ),
    pytest.param(
        "<table><tr><td><table><tr><td>a<td>b</table><td><p>c</table>", ["t a | b", "p c"], id="table for layout"
    ),
    pytest.param("<table><tr><td><p>ett</p><ul><li>två</ul><td>b</table>", ["t ett • två | b"], id="blocks in a cell"),
    pytest.param("<p>sam&shy;ord&shy;ning &amp; ST&#8209;läkare</p>", ["p samordning & ST‑läkare"], id="entities"),
]


def document_of(body: str) -> Document:
    document = read_html(f"<!doctype html><html><head><title>T</title></head><body>{body}</body></html>", "p.html", "0")
    check_document(document)
    return document


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_construction_becomes(body: str, expected: list[str]) -> None:
    assert outline(document_of(body)) == expected


def test_rowspan_keeps_columns_and_head_rows() -> None:
    [table] = document_of("<table><tr><th>A<th>B<tr><td rowspan=2>1<td>2<tr><td>3</table>").blocks
    assert [[cell.column for cell in row.cells] for row in table.rows] == [[0, 1], [0, 1], [1]]
    assert [row.header for row in table.rows] == [True, False, False]


def test_title_and_author_become_form_data() -> None:
    page = '<html><head><title>Protokoll</title><meta name="author" content="Ada Lund"></head><p>T.'
    assert read_html(page, "p.html", "0").form == {"file:title": "Protokoll", "file:author": "Ada Lund"}


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(UnreadableFile) as caught:
        document_of("<div>" * 5_000)
    assert caught.value.reason == "too-deep"


def test_huge_spans_are_bounded() -> None:
    [table] = document_of("<table><tr><td colspan=999999>a<td rowspan=999999>b<tr><td>c</table>").blocks
    assert max(cell.column for row in table.rows for cell in row.cells) < 1000


tags = st.sampled_from(
    ["<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "</ul>", "<b>", "<h2>", "<br>", "å ", "x."]
)


@given(st.lists(tags, max_size=25))
def test_any_soup_of_tags_gives_a_whole_document(soup: list[str]) -> None:
    assert check_document(document_of("".join(soup))) is None
