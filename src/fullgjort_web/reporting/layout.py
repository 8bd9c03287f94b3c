"""What the printed forms (DOCX and PDF) share: labels, the overview, the rows of lists, as plain strings."""

from __future__ import annotations

from typing import Any

from fullgjort_web.reporting.reportback import Answer, BriefList, Entry, ReportBack
from fullgjort_web.reporting.wording import day_words, days_words, sentence_case

BASIS_HEADING = "Vad dokumentet bygger på"
OVERVIEW_HEADING = "Översikt"
OVERVIEW = ("Nr", "Uppdrag", "Beslutat", "Status", "Senast redovisat")
LISTED = ("Uppdrag", "Ursprung", "Läst i")
UNDATED = "utan datum"


def printed(report: ReportBack) -> dict[str, Any]:
    """The document as nested dictionaries and lists of strings, in reading order."""
    return {
        "title": report.title,
        "heading": report.title.replace(day_words(report.day), day_words(report.day).replace(" ", "\u00a0")),
        "author": "Fullgjort",
        "foot": f"Underlag ur Fullgjort till {report.body}, mötet den {day_words(report.day)}",
        "summary": report.summary,
        "basis_heading": BASIS_HEADING,
        "basis": list(report.basis),
        "overview": {
            "heading": OVERVIEW_HEADING,
            "heads": list(OVERVIEW),
            "rows": [
                [
                    str(entry.number),
                    entry.heading,
                    day_words(entry.given_on) if entry.given_on else "–",
                    overview_status(entry),
                    answered_words(entry),
                ]
                for entry in report.entries
            ],
        },
        "groups": [
            {"heading": group.heading, "entries": [_entry(entry) for entry in group.entries]} for group in report.groups
        ],
        "lists": [_list(brief) for brief in report.lists],
    }


def answered_words(entry: Entry) -> str:
    """The day of the latest report, "utan datum", or a dash where nothing was reported."""
    if not entry.answers:
        return "–"
    return day_words(entry.answered_on) if entry.answered_on else UNDATED


def status_words(entry: Entry) -> str:
    """The status with its day, or the sentence that says where no answer was found."""
    if entry.silence:
        return entry.silence
    return f"{entry.status}, {_reported(entry.answers[0])}"


def overview_status(entry: Entry) -> str:
    """ "Pågår", "Pågår, försenat 40 dagar"."""
    return f"{entry.status}, försenat {days_words(entry.days_late)}" if entry.days_late else entry.status


def _reported(answer: Answer) -> str:
    return f"redovisat {day_words(answer.day)}" if answer.day else f"redovisat {UNDATED}"


def _entry(entry: Entry) -> dict[str, Any]:
    facts = [("Status", status_words(entry)), ("Datum", entry.due)]
    if entry.assignee:
        facts.append(("Till", entry.assignee))
    return {
        "number": entry.number,
        "heading": entry.heading,
        "origin": entry.origin,
        "code": f"Kod {entry.code}",
        "lead": entry.lead,
        "parts": [{"number": part.number, "words": part.words, "note": part.note} for part in entry.parts],
        "tail": entry.tail,
        "wording_source": entry.wording_source,
        "facts": [list(fact) for fact in facts],
        "notes": list(entry.notes),
        "answers": [
            {
                "head": answer_head(answer),
                "paragraphs": [list(pieces) for pieces in answer.pieces],
                "source": answer.source.words,
            }
            for answer in entry.answers
        ],
    }


def answer_head(answer: Answer) -> str:
    """ "9 februari 2022, till mötet: Pågår"; the unit that answers stands before the status."""
    when = sentence_case(day_words(answer.day) if answer.day else UNDATED)
    meeting = ", till mötet" if answer.at_meeting else ""
    unit = f", {answer.unit}" if answer.unit else ""
    return f"{when}{meeting}{unit}: {answer.status}"


def _list(brief: BriefList) -> dict[str, Any]:
    return {
        "heading": brief.heading,
        "explanation": brief.explanation,
        "heads": list(LISTED),
        "rows": [[row.heading, row.origin, row.source] for row in brief.rows],
    }
