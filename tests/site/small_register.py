"""A small register of an invented region, recorded through the register's services: what the site's tests look at."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import (
    Assignment,
    Deadline,
    DecisionPoint,
    Evidence,
    Findings,
    Origin,
    Recommendation,
    Reference,
    Report,
    Words,
)
from fullgjort.reading.document import Block, BlockKind, Cell, Document, FileKind, Page, Row
from fullgjort.reading.read import read
from fullgjort_web.register.filestore import FileStore
from fullgjort_web.register.selectors.questions import open_questions
from fullgjort_web.register.services.reading import Reading, record_failure, record_reading, record_readings

DAY = "2026-06-01"

MINUTES = """Protokoll regionstyrelsen 2024-02-14

§ 23 Reservkraft vid sjukhusen

Regionstyrelsen beslutar

att ge regiondirektören i uppdrag att kartlägga reservkraften vid sjukhusen och redovisa den senast i oktober 2024

att lägga skrivelsen till handlingarna

§ 24 Tolkar

Regionstyrelsen beslutar

att ge regiondirektören i uppdrag att utreda en gemensam tolkförmedling

§ 25 Elbilar

Regionstyrelsen beslutar

att ge fastighetsdirektören i uppdrag att utreda laddplatser vid hälsocentralerna senast den 15 juni 2026
"""
REPORT_BACK = """Återrapportering av uppdrag 2024-10-16

Kartlägga reservkraften\tRS 2024-02-14 § 23\tKartläggningen pågår och redovisas i mars 2025.
"""
LATER_LIST = """Återrapportering av uppdrag 2025-03-12

Andra uppdrag redovisas muntligt enligt protokoll 2025-01-22.
"""


def _document(text: str, name: str) -> Document:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            kind = BlockKind.HEADING if part.startswith("§") else BlockKind.PARAGRAPH
            blocks.append(Block(kind, at, at + len(part.rstrip()), level=2 if kind is BlockKind.HEADING else 0))
        at += len(part) + 2
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(digest, name, FileKind.TEXT, text, tuple(blocks), (Page(1, 0, len(text)),))


def _reading(text: str, name: str, **values: Any) -> Reading:
    document = _document(text, name)
    return Reading(
        document, Findings(name, document.digest, "1", **values), source=f"/arkiv/{name}", size=len(text.encode())
    )


def _words(text: str, quote: str) -> Words:
    start = text.index(quote)
    return Words(start, start + len(quote), quote)


def _evidence(text: str, quote: str) -> Evidence:
    place = _words(text, quote)
    return Evidence(place.start, place.end, quote, "prov.for-hand")


def _point(quote: str, paragraph: int, *, gives: bool) -> DecisionPoint:
    return DecisionPoint(_evidence(MINUTES, quote), None, "Regionstyrelsen", "decided", gives, paragraph)


def _given(quote: str, title: str, assignee: str, paragraph: int, due: tuple[Deadline, ...] = ()) -> Assignment:
    return Assignment(
        _evidence(MINUTES, quote),
        title=_words(MINUTES, title),
        giver="Regionstyrelsen",
        assignee=assignee,
        origin=Origin("decision", None, "RS", "2024-02-14", paragraph),
        due=due,
    )


def fill() -> None:
    """Three assignments: one late that was answered and then left the list, one never answered, one due soon; minutes
    that are missing; a file that could not be read."""
    first = "att ge regiondirektören i uppdrag att kartlägga reservkraften vid sjukhusen och redovisa den senast i oktober 2024"
    second = "att ge regiondirektören i uppdrag att utreda en gemensam tolkförmedling"
    third = "att ge fastighetsdirektören i uppdrag att utreda laddplatser vid hälsocentralerna senast den 15 juni 2026"
    minutes = _reading(
        MINUTES,
        "protokoll-2024-02-14.txt",
        kind="minutes",
        title="Protokoll regionstyrelsen 2024-02-14",
        body="Regionstyrelsen",
        meeting_date="2024-02-14",
        assignments=(
            _given(
                first,
                "Reservkraft vid sjukhusen",
                "Regiondirektören",
                23,
                (Deadline(_words(MINUTES, "senast i oktober 2024"), "2024-10", "by", "2024-10-01", "2024-10-31"),),
            ),
            _given(second, "Tolkar", "Regiondirektören", 24),
            _given(
                third,
                "Elbilar",
                "Fastighetsdirektören",
                25,
                (Deadline(_words(MINUTES, "senast den 15 juni 2026"), "2026-06-15", "by", None, "2026-06-15"),),
            ),
        ),
        decision_points=(
            _point(first, 23, gives=True),
            _point("att lägga skrivelsen till handlingarna", 23, gives=False),
            _point(second, 24, gives=True),
            _point(third, 25, gives=True),
        ),
    )
    answer = "Kartläggningen pågår och redovisas i mars 2025."
    report = Report(_words(REPORT_BACK, answer), "ongoing", _words(REPORT_BACK, "pågår"))
    listed = _reading(
        REPORT_BACK,
        "lista-2024-10-16.txt",
        kind="report_back",
        title="Återrapportering 2024-10-16",
        body="Regionstyrelsen",
        meeting_date="2024-10-16",
        assignments=(
            Assignment(
                _evidence(REPORT_BACK, "Kartlägga reservkraften"),
                giver="Regionstyrelsen",
                assignee="Regiondirektören",
                origin=Origin("decision", _words(REPORT_BACK, "RS 2024-02-14 § 23"), "RS", "2024-02-14", 23),
                due=(Deadline(_words(REPORT_BACK, "mars 2025"), "2025-03", "by", "2025-03-01", "2025-03-31"),),
                report=report,
                reports=(report,),
            ),
        ),
    )
    later = _reading(
        LATER_LIST,
        "lista-2025-03-12.txt",
        kind="report_back",
        title="Återrapportering 2025-03-12",
        body="Regionstyrelsen",
        meeting_date="2025-03-12",
        references=(Reference(_evidence(LATER_LIST, "protokoll 2025-01-22"), "RS", "2025-01-22"),),
    )
    for made in (minutes, listed, later):
        FileStore().put(made.document.text.encode())
    record_readings([minutes, listed, later])
    record_failure(
        "trasig.pdf", "Filen är skadad.", digest="0" * 64, reason="damaged", advice="Hämta den igen från källan."
    )


def more_minutes(number: int) -> None:
    """As many further minutes, each giving one assignment that nobody answered."""
    readings = []
    for one in range(1, number + 1):
        quote = f"att ge regiondirektören i uppdrag att utreda fråga {one}"
        text = f"Protokoll regionstyrelsen 2023-03-{one:02d}\n\n§ {one} Fråga {one}\n\n{quote}\n"
        given = Assignment(_evidence(text, quote), giver="Regionstyrelsen", assignee="Regiondirektören")
        readings.append(
            _reading(
                text,
                f"fråga-{one}.txt",
                kind="minutes",
                body="Regionstyrelsen",
                meeting_date=f"2023-03-{one:02d}",
                assignments=(given,),
            )
        )
    record_readings(readings)


def add_audit(matter: str = "hemdialysen") -> str:
    """The digest of an audit with two recommendations: one answered in a memo, followed by an assignment and given
    again in a later audit, one that nothing was heard of."""
    first = f"Säkerställa att {matter} följs upp med väntetider"
    second = f"Ta fram en rutin för avvikelser inom {matter}"
    task = f"att ge regiondirektören i uppdrag att redovisa väntetider för {matter} senast i maj 2027"
    title = f"Svar på granskning av {matter}"

    def advice(text: str, *quotes: str) -> tuple[Recommendation, ...]:
        return tuple(Recommendation(_evidence(text, quote), "Revisorerna", "Regionstyrelsen") for quote in quotes)

    report = f"Granskning av {matter}\n\nVi rekommenderar regionstyrelsen att\n\n{first}\n\n{second}\n"
    memo = f"{title}\n\nRevisorerna rekommenderar\n\n{first}\n"
    decided = f"Protokoll regionstyrelsen 2019-05-15\n\n§ 9 {title}\n\n{task}\n"
    later = f"Uppföljande granskning av {matter}\n\nVi upprepar\n\n{first}\n"
    given = Assignment(
        _evidence(decided, task),
        title=_words(decided, title),
        giver="Regionstyrelsen",
        assignee="Regiondirektören",
        origin=Origin("decision", None, "RS", "2019-05-15", 9),
    )
    audit = _reading(
        report, f"2019-02-01-{matter}.txt", kind="audit_report", title=f"Granskning av {matter}",
        recommendations=advice(report, first, second),
    )  # fmt: skip
    readings = [
        audit,
        _reading(
            memo, "2019-04-01-svar.txt", kind="decision_memo", title=title, body="Regionstyrelsen",
            recommendations=advice(memo, first),
        ),
        _reading(
            decided, f"protokoll-{matter}.txt", kind="minutes", title="Protokoll regionstyrelsen 2019-05-15",
            body="Regionstyrelsen", meeting_date="2019-05-15", assignments=(given,),
        ),
        _reading(
            later, f"2022-03-03-{matter}.txt", kind="audit_report", title=f"Uppföljande granskning av {matter}",
            recommendations=advice(later, first),
        ),
    ]  # fmt: skip
    for made in readings:
        FileStore().put(made.document.text.encode())
    record_readings(readings)
    return audit.document.digest


PDF_TEXT = """
#set page(paper: "a4", margin: 2.5cm)
#set text(size: 11pt, lang: "sv")
= Protokoll
Regionstyrelsen 2025-03-12

== § 31 Färdtjänst
Regionstyrelsen beslutar
+ att ge trafikdirektören i uppdrag att utreda färdtjänsten i glesbygd och redovisa resultatet senast i oktober 2025,
+ att lägga informationen till handlingarna.
"""


def add_pdf(folder: Path) -> str:
    """The digest of minutes as PDF, made, read and recorded."""
    import typst

    source = folder / "protokoll.typ"
    source.write_text(PDF_TEXT, "utf-8")
    data = typst.compile(str(source))
    document = read(data, "protokoll.pdf")
    FileStore().put(data)
    record_reading(document, extract(document), source="/arkiv/protokoll.pdf", size=len(data))
    return document.digest


CLOSING = """Protokoll regionstyrelsen 2025-05-14

§ 41 Reservkraft

Regionstyrelsen beslutar

att förklara uppdraget enligt RS 2024-02-14 § 23 fullgjort
"""


def close_by_decision() -> None:
    """Minutes whose § 41 decides to close the first assignment."""
    quote = "att förklara uppdraget enligt RS 2024-02-14 § 23 fullgjort"
    made = _reading(
        CLOSING,
        "protokoll-2025-05-14.txt",
        kind="minutes",
        title="Protokoll regionstyrelsen 2025-05-14",
        body="Regionstyrelsen",
        meeting_date="2025-05-14",
        decision_points=(DecisionPoint(_evidence(CLOSING, quote), None, "Regionstyrelsen", "decided", False, 41),),
        references=(Reference(_evidence(CLOSING, "RS 2024-02-14 § 23"), "RS", "2024-02-14", 23),),
    )
    FileStore().put(made.document.text.encode())
    record_readings([made])


def wide_table() -> str:
    """The digest of a sheet, in the register, whose one row is wider than a phone."""
    cells = ["Uppdragslistansfortsättningsrubrik", "Samhällsbyggnadsförvaltningen", "Kommunstyrelsesammanträde"]
    text = "\t".join(cells)
    starts = [text.index(cell) for cell in cells]
    row = Row(
        tuple(Cell(start, start + len(cell), n) for n, (start, cell) in enumerate(zip(starts, cells, strict=True)))
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    table = Block(BlockKind.TABLE, 0, len(text), rows=(row,))
    document = Document(digest, "lista.xlsx", FileKind.XLSX, text, (table,), (Page(1, 0, len(text)),))
    record_reading(
        document, Findings("lista.xlsx", digest, "1", kind="list"), source="/arkiv/lista.xlsx", size=len(text)
    )
    return digest


def add_question() -> str:
    """The code of an assignment that may be one of two: the same task was given in two years, and a report names none."""
    heading, task = "Vattenprovtagning i skärgården", "kartlägga vattenprovtagningen i skärgårdskommunerna"
    readings = []
    for day, paragraph in (("2022-02-16", 7), ("2023-02-15", 9)):
        quote = f"att ge regiondirektören i uppdrag att {task}"
        text = f"Protokoll regionstyrelsen {day}\n\n§ {paragraph} {heading}\n\n{quote}\n"
        given = Assignment(
            _evidence(text, quote), title=_words(text, heading), giver="Regionstyrelsen", assignee="Regiondirektören",
            origin=Origin("decision", None, "RS", day, paragraph),
        )  # fmt: skip
        readings.append(
            _reading(text, f"{day}-protokoll.txt", kind="minutes", title=f"Protokoll {day}", body="Regionstyrelsen",
                     meeting_date=day, assignments=(given,))
        )  # fmt: skip
    wording = task[0].upper() + task[1:]
    text = f"Återrapportering 2023-06-14\n\n{heading}\n\n{wording}\n\nKartläggningen pågår.\n"
    report = Report(_words(text, "Kartläggningen pågår."), "ongoing")
    told = Assignment(_evidence(text, wording), title=_words(text, heading), report=report, reports=(report,))
    readings.append(
        _reading(text, "2023-06-14-lista.txt", kind="report_back", title="Återrapportering", body="Regionstyrelsen",
                 meeting_date="2023-06-14", assignments=(told,))
    )  # fmt: skip
    record_readings(readings)
    return open_questions()[0].own
