"""Documents and findings made by hand, of an invented region, for the register's tests."""

from __future__ import annotations

import hashlib
from typing import Any

from fullgjort.extraction.finding import (
    Assignment,
    Certainty,
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
from fullgjort.reading.document import Block, BlockKind, Document, FileKind, Page
from fullgjort_web.register.services.reading import Reading


def reading(
    text: str,
    *,
    kind: str = "minutes",
    body: str | None = "Regionstyrelsen",
    day: str | None = "2024-02-14",
    title: str | None = None,
    name: str = "protokoll.txt",
    ruleset: str = "1",
    assignments: list[dict[str, Any]] | tuple[()] = (),
    points: list[dict[str, Any]] | tuple[()] = (),
    references: list[dict[str, Any]] | tuple[()] = (),
    recommendations: list[str] | tuple[()] = (),
    digest: str | None = None,
) -> Reading:
    """A reading of `text`. Quotes are looked up in it (each must stand there).

    An assignment: quote, and optionally title, parts, giver, assignee, origin (kind, text, body, date, paragraph),
    due [(quote, edtf, earliest, latest)], recurrence, reports [(quote, status, evidence, date)], doubtful."""
    digest = digest or hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        digest=digest,
        name=name,
        kind=FileKind.TEXT,
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        pages=(Page(1, 0, len(text)),),
    )

    def words(quote: str) -> Words:
        start = text.index(quote)
        return Words(start, start + len(quote), quote)

    def evidence(quote: str, rule: str = "test.by-hand", doubtful: bool = False) -> Evidence:
        place = words(quote)
        return Evidence(place.start, place.end, place.quote, rule, certainty=Certainty.SURE, doubtful=doubtful)

    def assignment(given: dict[str, Any]) -> Assignment:
        origin = given.get("origin", {})
        reports = tuple(
            Report(words(q), status, words(e) if e else None, said) for q, status, e, said in given.get("reports", ())
        )
        return Assignment(
            evidence=evidence(given["quote"], doubtful=given.get("doubtful", False)),
            title=words(given["title"]) if given.get("title") else None,
            parts=tuple(words(part) for part in given.get("parts", ())),
            giver=given.get("giver", "Regionstyrelsen"),
            assignee=given.get("assignee", "Regiondirektören"),
            origin=Origin(
                kind=origin.get("kind", "unknown"),
                words=words(origin["text"]) if origin.get("text") else None,
                body=origin.get("body"),
                date=origin.get("date"),
                paragraph=origin.get("paragraph"),
            ),
            due=tuple(Deadline(words(q), edtf, "by", a, b) for q, edtf, a, b in given.get("due", ())),
            recurrence=given.get("recurrence"),
            report=reports[0] if reports else None,
            reports=reports,
        )

    return Reading(
        document,
        Findings(
            document=name,
            digest=digest,
            ruleset=ruleset,
            kind=kind,
            title=title,
            body=body,
            meeting_date=day,
            assignments=tuple(assignment(a) for a in assignments),
            decision_points=tuple(
                DecisionPoint(
                    evidence(p["quote"]),
                    state=p.get("state", "decided"),
                    creates_assignment=p.get("gives", False),
                    paragraph=p.get("paragraph"),
                )
                for p in points
            ),
            references=tuple(
                Reference(evidence(r["quote"]), r.get("body"), r.get("date"), r.get("paragraph")) for r in references
            ),
            recommendations=tuple(Recommendation(evidence(q)) for q in recommendations),
        ),
        source=f"/arkiv/{name}",
        size=len(text.encode()),
    )


def minutes(
    task: str = "utreda en gemensam tolkförmedling", *, day: str = "2024-02-14", paragraph: int = 23, **more: Any
) -> Reading:
    """Minutes in which the board gives one task under one §."""
    quote = f"att ge regiondirektören i uppdrag att {task}"
    text = f"Protokoll regionstyrelsen {day}\n\n§ {paragraph} Ärendet\n\nRegionstyrelsen beslutar\n\n{quote}.\n"
    return reading(
        text,
        day=day,
        title=f"Protokoll {day}",
        assignments=[{"quote": quote, "origin": {"kind": "decision"}, **more}],
        points=[{"quote": quote, "paragraph": paragraph, "gives": True}],
    )


def report_back(
    rows: list[tuple[str, str, str, str]], *, day: str = "2024-06-12", ruleset: str = "1", **more: Any
) -> Reading:
    """A report-back: rows of (task, decision as printed "RS 2024-02-14 § 23", answer, status)."""
    lines = [f"{task}\t{decision}\t{answer}" for task, decision, answer, _ in rows]
    text = f"Återrapportering av uppdrag {day}\n\n" + "\n".join(lines) + "\n"
    found = []
    for task, decision, answer, status in rows:
        body, date, _, paragraph = decision.split() if decision.count(" ") == 3 else (None, None, None, None)
        origin = (
            {"kind": "decision", "text": decision, "body": body, "date": date, "paragraph": int(paragraph or 0)}
            if body
            else {"kind": "plan", "text": decision}
        )
        reports = [(answer, status, None, None)] if answer else []
        found.append({"quote": task, "origin": origin, "reports": reports, **more})
    return reading(
        text, kind="report_back", day=day, title=f"Återrapportering {day}", name="lista.txt", ruleset=ruleset,
        assignments=found,
    )  # fmt: skip
