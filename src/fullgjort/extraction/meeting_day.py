"""The day of the meeting that a document belongs to."""

from __future__ import annotations

import re

from fullgjort.extraction.letterhead import first_lines
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.reading.document import Document

_MEETING = re.compile(
    r"sammanträdesdatum|sammanträde[st]?\b|mötesdatum|möte\b|protokoll\b|kallelse|\bdatum\b", re.IGNORECASE
)
_ADOPTED = re.compile(
    r"\b(?:fastställ[dt]|anta(?:gen|get)|beslutad|godkän[dt])\sav\s[^.\n]{3,60}?:?(?=\sden|\s\d)", re.IGNORECASE
)
# "Redovisas för nämnden 2031-05-12", "Föredras vid hamnnämndens möte den 12 maj 2031": where a paper is to be dealt with
_DEALT_WITH = re.compile(
    r"\b(?:redovisas|föredras|presenteras|behandlas|anmäls|tas\supp|läggs\sfram|återrapporteras)\s(?:för|i|av|vid|på|till)\s"
    r"(?P<body>[\wåäö -]{4,50}?)(?:\s(?:möte|sammanträde))?,?\s(?:den\s)?"
    r"(?P<day>\d{4}-\d\d-\d\d|\d{1,2}\s[a-z]{3,9}\s\d{4})",
    re.IGNORECASE,
)


def dealt_with(document: Document) -> tuple[str, str] | None:
    """The body and the day that a paper's first lines say it is to be dealt with by; None where they do not."""
    for words in first_lines(document, 7):
        for match in _DEALT_WITH.finditer(words if len(words) < 400 else ""):
            body = next((actor for actor in find_actors(match["body"]) if actor.role == "body"), None)
            day = next((mention.edtf for mention in find_dates(match["day"]) if mention.edtf), None)
            if body and body.start == 0 and day:
                return body.name, day
    return None


# A committee that prepares what the assembly decides writes its papers itself: the day beside it is the paper's
_WRITES = re.compile(r"(?:[\wåäö-]*beredningen|kommittén|arbetsgruppen)\b", re.IGNORECASE)


def _beside_the_body(document: Document) -> str:
    """The day that a letterhead prints beside or below the body alone, without a label ("Hamnnämnden 2031-05-12"): the
    meeting that the paper is for; a paper's own day stands beside the office that wrote it, or behind "Datum"."""
    lines = [words for words in first_lines(document, 5) if len(words) < 110]
    for number, words in enumerate(lines):
        rest = re.sub(r"\b(?:yttrande|svar|skrivelse)\b", "", words, flags=re.IGNORECASE).strip()
        body = next((a for a in find_actors(rest) if a.role == "body" and not a.genitive), None)
        if (
            body is None
            or body.start
            or _WRITES.match(words)
            or re.search(r"\b(?:förvaltning|kontor|datum|dnr)", words, re.IGNORECASE)
        ):
            continue
        tail = rest[body.end :].strip(" ,")
        if not tail and number + 1 < len(lines):
            tail = lines[number + 1]
        if re.match(r"(?:den\s)?(?:\d{4}-\d\d-\d\d|\d{1,2}\s[a-z]+\s\d{4})(?:\s[A-ZÅÄÖ]{1,5}\s?\d\S*)?$", tail):
            return tail
    return ""


def meeting_day(document: Document, kind: str, title: str | None, head: str) -> str | None:
    """The day of the meeting in ISO form, where the head or the title prints it."""

    def whole(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, str]]:
        return [
            (d.start, d.edtf[:10])
            for d in find_dates(text, start, end)
            if d.edtf and re.match(r"\d{4}-\d\d-\d\d(?:/|$)", d.edtf)
        ]

    if kind in (
        "minutes",
        "notice",
        "report_back",
        "list",
        "decision_summary",
        "decision_memo",
        "director_report",
        "other",
        "plan",
    ):
        labelled = re.search(r"(?:sammanträdesdatum|mötesdatum|sammanträdesdag)\W{0,4}", head, re.IGNORECASE)
        if labelled:
            near = [edtf for position, edtf in whole(head, labelled.end(), labelled.end() + 60)]
            if near:
                return near[0]
    if kind == "plan":
        adopted = _ADOPTED.search(head)
        days = whole(head, adopted.end(), adopted.end() + 40) if adopted else []
        return days[0][1] if days else None
    if kind in ("minutes", "notice") and (days := whole(document.form.get("datum", ""))):
        return days[0][1]
    if kind == "list" and (dealt := dealt_with(document)):
        return dealt[1]
    if kind in ("decision_memo", "other"):
        if days := whole(_beside_the_body(document)):
            return days[0][1]
        adopted = _ADOPTED.search("\n".join(first_lines(document, 8))) if kind == "other" else None
        return (
            next((day for _, day in whole(adopted.string, adopted.end(), adopted.end() + 40)), None)
            if adopted
            else None
        )
    title = re.sub(r"\butskr(?:ift(?:sdatum)?|iven)\s.*", "", title, flags=re.IGNORECASE) if title else title
    if title and kind in ("report_back", "list", "minutes", "notice") and (days := whole(title)):
        return days[-1][1]
    if kind in ("minutes", "notice", "report_back", "list", "decision_summary", "director_report"):
        for words in first_lines(document, 8):
            if len(words) > 110 or (
                words.endswith(".") and re.search(r"§|\b(?:antogs|beslutade|gav|uppdrog)\b", words)
            ):
                continue
            days = whole(words)
            rest = re.sub(
                r"\b(?:den|kl\.?|protokoll|sammanträde|möte|blad|sida)\b|[\d\W_]",
                " ",
                re.sub(
                    r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|(?:mån|tis|"
                    r"ons|tors|fre|lör|sön)dag",
                    " ",
                    words,
                    flags=re.IGNORECASE,
                ),
                flags=re.IGNORECASE,
            )
            if (
                days
                and (not rest.split() or any(a.role == "body" for a in find_actors(words)))
                and not re.search(r"justera|anslag|utskrift|publicer|uppdater", words, re.IGNORECASE)
            ):
                return days[0][1]
        for text in (title or "",):
            if dates := whole(text):
                return dates[-1][1]
        for position, edtf in whole(head) if kind != "list" else []:
            before = head[max(0, position - 70) : position]
            if _MEETING.search(before) and not re.search(
                r"justera|anslag|publicera|uppdatera|senast|nästa|inför|till ", before, re.IGNORECASE
            ):
                return edtf
        if kind in ("minutes", "notice"):
            for position, edtf in whole(head[:400]):
                before = head[max(0, position - 30) : position]
                if not re.search(r"justera|anslag|publicera|uppdatera|beslutade|protokoll den", before, re.IGNORECASE):
                    return edtf
    return None
