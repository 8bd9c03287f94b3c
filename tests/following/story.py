"""Tiny stories in a notation that reads like the thing:

"2020-02-10 given | 2020-02-10 due 2020-12-31 | 2020-06-01 report_back ongoing: Arbetet pågår. | 2020-10-01 paper report_back"

`report_back` and `director_report` are papers of the board that report on the assignment; `paper` is one that lacks it;
`report` is a report elsewhere. Everything of one day stands in one document. Without a day: `parts 3`, `unowned`,
`recurs yearly`, `board HN`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fullgjort.following.facts import Asked, AssignmentFacts, Closed, Due, Paper, Reported, Surroundings, Tied, Told
from fullgjort.language.periods import bounds

BOARD = "RS"


def read_story(story: str) -> tuple[AssignmentFacts, Surroundings]:
    """The facts and the surroundings that a story tells."""
    facts = AssignmentFacts("U-1", "Kartlägga hörselvården", body=BOARD, assignee="Regiondirektören")
    papers: list[Paper] = []
    for told in story.split("|"):
        words, _, text = told.strip().partition(": ")
        first, *rest = words.split()
        if not first[:1].isdigit():
            facts = _of_itself(facts, first, rest)
        else:
            day = date.fromisoformat(first)
            facts = _on_a_day(facts, day, rest[0], rest[1:], text)
            if rest[0] in ("report_back", "director_report", "paper", "given"):
                kind = {"paper": rest[-1], "given": "minutes"}.get(rest[0], rest[0])
                papers.append(Paper(day, f"d{day}", f"{kind}-{day}.pdf", kind, facts.body))
    papers.sort(key=lambda paper: (paper.day, paper.document))
    return facts, Surroundings({facts.body: tuple(papers)})


def _of_itself(facts: AssignmentFacts, word: str, rest: list[str]) -> AssignmentFacts:
    match word:
        case "parts":
            return replace(facts, parts=tuple(f"göra sak {n + 1}" for n in range(int(rest[0]))))
        case "unowned":
            return replace(facts, assignee="")
        case "recurs":
            return replace(facts, recurrence=rest[0])
        case "nodate":  # a report whose day nobody knows
            report = Reported(None, document="nodate", name="nodate.pdf", status=rest[0])
            return replace(facts, reports=(*facts.reports, report))
        case "board":
            return replace(facts, body=rest[0])
        case "wording":
            return replace(facts, wording=" ".join(rest))
    raise ValueError(f"Okänt ord i berättelsen: {word}")


def _on_a_day(facts: AssignmentFacts, day: date, what: str, rest: list[str], text: str) -> AssignmentFacts:
    place = {"day": day, "document": f"d{day}", "name": f"{day}.pdf"}
    match what:
        case "given":
            told = Told(**place, role="given", kind="minutes", body=facts.body)
            return replace(facts, given_on=day, told=(*facts.told, told))
        case "proposed":
            told = Told(**place, role="proposed", kind="decision_memo", body=facts.body, quote="ge i uppdrag att")
            return replace(facts, told=(*facts.told, told), proposed_only=facts.given_on is None)
        case "due" | "promise":
            return replace(facts, dues=(*facts.dues, _due(place, rest, text, what == "promise")))
        case "event" | "relative" | "none":
            due = Due(**place, words=" ".join(rest), kind=what, bound="on", quote=text)
            return replace(facts, dues=(*facts.dues, due))
        case "report":
            return replace(facts, reports=(*facts.reports, Reported(**place, status=rest[0], quote=text)))
        case "report_back" | "director_report":
            told = Told(**place, role="reported", kind=what, body=facts.body)
            reports = facts.reports
            if rest:
                reports = (*reports, Reported(**place, status=rest[0], quote=text or f"Svar {day}: arbetet beskrivs."))
            return replace(facts, told=(*facts.told, told), reports=reports)
        case "answers":
            last = replace(facts.reports[-1], answers=tuple(int(number) - 1 for number in rest))
            return replace(facts, reports=(*facts.reports[:-1], last))
        case "tells":  # of so many other things that are done
            last = replace(facts.reports[-1], other=int(rest[0]))
            return replace(facts, reports=(*facts.reports[:-1], last))
        case "asked":
            asked = Asked(**place, status=rest[0], quote=text)
            return replace(facts, asked=(*facts.asked, asked))
        case "closed":
            return replace(facts, closings=(*facts.closings, Closed(**place, outcome=rest[0] if rest else "")))
        case "repeats" | "repeated":
            other_closed = date.fromisoformat(rest[0]) if rest else None
            tie = Tied(**place, kind="repeats", other="U-2", newer=what == "repeats", other_closed=other_closed)
            return replace(facts, ties=(*facts.ties, tie))
        case "paper":
            return facts
    raise ValueError(f"Okänt ord i berättelsen: {what}")


def _due(place: dict[str, object], rest: list[str], text: str, promise: bool) -> Due:
    edtf = rest[0]
    days = bounds(edtf)
    assert days is not None, edtf
    bound = rest[1] if len(rest) > 1 else "by"
    return Due(
        **place,  # type: ignore[arg-type]
        words=f"senast {edtf}",
        edtf=edtf,
        bound=bound,
        earliest=days[0],
        latest=days[1],
        promise=promise,
        quote=text,
    )
