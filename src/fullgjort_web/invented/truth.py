"""The truth of a whole archive, in the shape of `docs/register.schema.json`, as it holds on the day after its last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from fullgjort_web.invented.audits import Audit, Recommendation
from fullgjort_web.invented.content import Document
from fullgjort_web.invented.names import Body
from fullgjort_web.invented.signals import Course, Known, signals
from fullgjort_web.invented.stories import Story
from fullgjort_web.invented.swedish_dates import long_date

Json = dict[str, Any]
Lookalike = tuple[str, str, str]


def archive_truth(
    documents: Sequence[Document],
    stories: Sequence[Story],
    audits: Sequence[Audit],
    lookalikes: Sequence[Lookalike],
    codes: dict[str, str],
    first: Body,
) -> Json:
    """What the register ought to say when it has read these documents. Stories and recommendations that stand in none
    of them are left out, and so is everything that other documents would say of the rest."""
    known = Known.of(documents, codes, first)
    day = documents[-1].day + timedelta(days=1)
    courses = {story.id: course for story in stories if (course := Course(story, known)).given or course.reports}
    repeated_by: dict[str, list[Story]] = {}
    for course in courses.values():
        for tie in course.story.ties:
            if tie.kind == "repeats":
                repeated_by.setdefault(tie.older.id, []).append(course.story)
    rows = [_assignment(course, day, courses, repeated_by) for course in courses.values()]
    return {
        "day": day.isoformat(),
        "assignments": rows,
        "recommendations": [
            row
            for audit in audits
            for rec in audit.recommendations
            if (row := _recommendation(rec, audit, courses, known))
        ],
        "documents": [_document(item) for item in documents],
        "lookalikes": [list(row) for row in lookalikes if row[0] in courses and row[1] in courses],
    }


def _assignment(course: Course, day: date, courses: dict[str, Course], repeated_by: dict[str, list[Story]]) -> Json:
    story = course.story
    plan = story.origin_kind == "plan"
    unsettled = story.unsettled and (story.amended_by is None or story.amended_by.id in courses)
    return {
        "id": story.id,
        "title": story.matter.title,
        "wording": story.wording,
        "parts": story.parts,
        "giver": "Regionfullmäktige" if plan else story.body.name,
        "assignee": story.assignee[:1].upper() + story.assignee[1:] or None,
        "origin": {
            "kind": story.origin_kind,
            "body": "RF" if plan else story.body.code,
            "date": story.day.isoformat() if story.day else None,
            "paragraph": story.paragraph,
            "plan": story.plan,
        },
        "due": story.due.gold() if story.due else None,
        "recurrence": story.recurrence,
        "given": [{key: row[key] for key in ("document", "quote", "kind")} for row in course.given],
        "reports": [
            {key: value for key, value in row.items() if key not in ("promised", "text")}
            | {"promised": row["promised"].gold() if row["promised"] else None}
            for row in course.reports
        ],
        "moves": [
            {
                "document": move.document,
                "from_edtf": move.before.edtf,
                "to_edtf": move.after.edtf,
                "quote": course.reports[move.report]["evidence"],
            }
            for move in course.moves
        ],
        "ties": [
            {"kind": tie.kind, "other": tie.older.id, "state": "linked", "reason": tie.reason}
            for tie in story.ties
            if tie.older.id in courses
        ],
        "closed": course.closed,
        "signals": signals(course, day, courses, repeated_by),
        **({"disputed": ["signals"]} if unsettled else {}),
        "missing_from": story.missing_from if story.missing_from in course.known.days else None,
        "planted": planted(course),
    }


def planted(course: Course) -> list[str]:
    """What the story shows in the documents at hand, whatever the day."""
    story, reports, closed = course.story, course.reports, course.closed
    found = []
    parts = len(story.tasks)
    missing = story.missing_from in course.known.days
    if not reports and not closed:
        found.append("never_reported")
    if missing and reports and not closed:
        found.append("vanished")
    ended = closed or missing or (reports and reports[-1]["status"] == "done")
    undone = any(row["status"] in ("rejected", "transferred") for row in reports)
    answered = {part for row in reports for part in row["parts_answered"]}
    if reports and ended and not undone and len(answered) < parts and parts > 1:
        found.append("unanswered_part")
    if course.moves:
        found.append("moved")
    if len(course.moves) > 1:
        found.append("moved_several_times")
    if any(row["status"] == "transferred" for row in reports):
        found.append("henceforth_in_directors_report")
    if closed and reports and not any(row["status"] in ("done", "rejected") for row in reports):
        found.append("closed_without_evidence")
    if any(one["text"] == other["text"] for one, other in pairwise(reports)):
        found.append("no_news")
    if not story.due and not story.recurrence:
        found.append("no_date")
    found.extend(tie.kind for tie in story.ties)
    if story.proposed_tasks:
        found.append("decided_otherwise")
    if story.board is not story.body and reports:
        found.append("inherited")
    return found


def _recommendation(rec: Recommendation, audit: Audit, courses: dict[str, Course], known: Known) -> Json | None:
    given, answers, returned = (
        [row for row in rows if row["document"] in known.days] for rows in (rec.given, rec.answers, rec.returned)
    )
    if not given:
        return None
    ids = [id_ for id_ in rec.assignments if id_ in courses]
    since = min((known.days[row["document"]] for row in returned), default=None)
    return {
        "id": rec.id,
        "quote": given[0]["quote"],
        "document": given[0]["document"],
        "wording": rec.wording,
        "from": "Revisorerna",
        "to": audit.body.name,
        "about": audit.title,
        "given": given,
        "answers": answers,
        "assignments": ids,
        "reports": [
            {"document": row["document"], "quote": row["quote"]} for id_ in ids for row in courses[id_].reports
        ],
        "came_back_in": returned,
        "signals": [
            {"name": "came_back", "since": since.isoformat(), "why": f"Revisorerna upprepade den {long_date(since)}."}
        ]
        if since
        else [],
        "planted": (["came_back"] if returned else []) + ([] if answers else ["unanswered"]),
    }


def _document(item: Document) -> Json:
    why = f"Summan i tabellen stämmer inte den {long_date(item.day)}."
    return {
        "document": item.stem,
        "kind": item.kind,
        "title": item.title,
        "body": item.body or None,
        "date": item.day.isoformat(),
        "signals": [{"name": "sum_mismatch", "since": item.day.isoformat(), "why": why}] if item.mismatch else [],
    }


def named(truth: Json, names: dict[str, str]) -> Json:
    """The truth with every document called by its file's name instead of its stem."""

    def walk(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: walk(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [walk(item) for item in value]
        return names.get(value, value) if key in ("document", "missing_from") else value

    walked: Json = walk(truth)
    return walked
