"""Small DOCX and ODT files from the XML of their parts."""

from __future__ import annotations

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF_NAMES = ("office", "text", "table", "style", "drawing", "meta")
ODF = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ODF_NAMES)
FO = (
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def zipped(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def word_file(body: str, namespace: str = WORD, **parts: str) -> bytes:
    """A DOCX with this body and parts such as styles="<w:style .../>", numbering, footnotes, header, footer."""
    relations, files = [], {}
    for kind, content in parts.items():
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        relations.append(f'<Relationship Id="{kind}" Type="{TYPES}/{kind}" Target="{kind}.xml"/>')
        files[f"word/{kind}.xml"] = f'<w:{root} xmlns:w="{namespace}">{content}</w:{root}>'
    main = f'<Relationship Id="r" Type="{TYPES}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{"".join(relations)}</Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
            **files,
        }
    )


def odt_file(body: str, styles: str = "", masters: str = "", meta: str = "") -> bytes:
    """An ODT with this body, automatic styles, master pages and meta data."""
    wrapped = f"<office:body><office:text>{body}</office:text></office:body>"
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    pages = f"<office:master-styles>{masters}</office:master-styles>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF} {FO}>{automatic}{wrapped}</office:document-content>",
            "styles.xml": f"<office:document-styles {ODF} {FO}>{pages}</office:document-styles>",
            "meta.xml": f"<office:document-meta {ODF} {FO}><office:meta>{meta}</office:meta></office:document-meta>",
        }
    )


def p(text: str, properties: str = "", run: str = "") -> str:
    """A Word paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    """A Word cell; plain text becomes its paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    cells = tuple(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"
