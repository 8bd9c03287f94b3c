"""Assignments found in running text: candidates that count, completed with parties, origin, dates and report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from fullgjort.extraction.assignments.agency import agency_is_told
from fullgjort.extraction.assignments.candidate import Candidate, candidates
from fullgjort.extraction.assignments.context import COUNTS, Context
from fullgjort.extraction.assignments.followed import followed_tasks
from fullgjort.extraction.assignments.giver import author_of, giver_around
from fullgjort.extraction.assignments.later_deadlines import with_later_deadlines
from fullgjort.extraction.assignments.listed import giver_of_list, is_listed
from fullgjort.extraction.assignments.once import once_each
from fullgjort.extraction.assignments.origin import (
    chapters_origin,
    cited_origin,
    decided_origin,
    own_plan_origin,
    plan_origin,
)
from fullgjort.extraction.assignments.parties import parties, tidy
from fullgjort.extraction.assignments.report import attach_reports
from fullgjort.extraction.assignments.rows.find import find_rows
from fullgjort.extraction.assignments.rows.table import leads_of_tables
from fullgjort.extraction.assignments.span import AssignmentSpan, span_of, with_later_parts
from fullgjort.extraction.case import Case, case_at, title_at
from fullgjort.extraction.deadlines.find import find_deadlines
from fullgjort.extraction.finding import (
    Assignment,
    Certainty,
    Deadline,
    DecisionPoint,
    Evidence,
    Origin,
    Reference,
    Words,
)
from fullgjort.extraction.identity import Identity, body_of_abbreviation, specific_body
from fullgjort.extraction.recurrence import find_recurrence
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.language.lexicon import lexicon
from fullgjort.language.periods import bounds
from fullgjort.reading.document import BlockKind, Document


def find_assignments(
    document: Document,
    identity: Identity,
    sections: list[Section],
    found_cases: list[Case],
    points: Sequence[DecisionPoint],
    references: Sequence[Reference],
) -> list[Assignment]:
    """The assignments in order; empty where the document gives, cites and reports none."""
    every = _without_terms(document, identity, candidates(document, sections))
    worded = [c.start for c in every if c.context in COUNTS and c.wording.speech in ("gives", "receives", "duty")]
    rows = find_rows(document, identity, sections, references, worded)
    covered = [(row.evidence.start, row.report.words.end if row.report else row.evidence.end) for row in rows]
    covered += leads_of_tables(document, sections, rows)
    found = list(rows)
    all_candidates = [c for c in every if _is_cited_apart(c) or not any(a <= c.start < b for a, b in covered)]
    for index, candidate in enumerate(all_candidates):
        if not _counts(document, identity, candidate) or _continues(document, candidate, found):
            continue
        following = next((c for c in all_candidates[index + 1 :] if not _tells_more(candidate, c)), None)
        limit = following.start if following else len(document.text)
        if following and following.rule.name == "assignment.named-task":
            limit = candidate.sentence[1] if following.start < candidate.sentence[1] else limit
        span = span_of(document, candidate, max(limit, candidate.end))
        if identity.kind == "government_assignment":
            next_one = following.sentence[0] if following else limit
            span = with_later_parts(document, span, next_one if next_one > candidate.sentence[0] else limit)
        if len(span.parts) > 1 and all(re.search(r"\([A-ZÅÄÖ]{2,5}\)\.?$", part.quote) for part in span.parts):
            continue  # each item names its own assignee: they are assignments of their own (rows)
        item = _complete(
            document, identity, sections, candidate, span, case_at(found_cases, candidate.start), points, references
        )
        found.extend(_apart(document, identity, item))
    if identity.kind == "government_assignment" and any(item.evidence.certainty is Certainty.SURE for item in found):
        found = [
            item for item in found if item.evidence.rule != "assignment.named-task"
        ]  # the page's name, printed again
    found = once_each(found, found_cases)
    found.extend(followed_tasks(document, identity, sections, found))
    found = with_later_deadlines(document, identity, sections, found_cases, references, found)
    return attach_reports(
        document, identity, sections, sorted(found, key=lambda item: item.evidence.start), points, references
    )


def _without_terms(document: Document, identity: Identity, found: list[Candidate]) -> list[Candidate]:
    """The candidates without what an agency shall do by the terms of a letter, or as part of the assignment that its
    section gives in other words."""
    told = [c for c in found if c.wording.speech != "agency_duty"]
    given = {c.section.start for c in told}
    return [
        c
        for c in found
        if c.wording.speech != "agency_duty"
        or (identity.kind == "government_assignment" and c.section.start not in given and agency_is_told(document, c))
    ]


def _continues(document: Document, candidate: Candidate, found: list[Assignment]) -> bool:
    """Whether a numbered point only adds a duty to the assignment that a point before it gave to the same assignee."""
    if candidate.wording.speech not in ("duty", "point_duty") or candidate.passage.kind is not BlockKind.LIST_ITEM:
        return False
    assignee = (candidate.wording.assignee or "").casefold()
    if candidate.wording.speech == "point_duty" and any(
        0 <= candidate.start - item.evidence.end < 600 and candidate.section.start <= item.evidence.start
        for item in found
    ):
        return True
    return any(
        item.assignee
        and candidate.section.start <= item.evidence.start
        and fuzz.ratio(item.assignee.casefold(), assignee) >= 85
        for item in found
    )


def _tells_more(candidate: Candidate, later: Candidate) -> bool:
    """Whether a later wording of the same passage only tells more of the candidate's task: "Direktören ska återkomma"."""
    return later.passage == candidate.passage and later.wording.speech in (
        "point_duty",
        "told_duty",
        "was_to",
        "listed_duty",
    )


def _is_cited_apart(candidate: Candidate) -> bool:
    """Whether a sentence within another assignment's report names a task of its own ("Uppdraget att ta fram …")."""
    return candidate.rule.name == "assignment.named-task" and candidate.start == candidate.sentence[0]


def _counts(document: Document, identity: Identity, candidate: Candidate) -> bool:
    """Whether a candidate is an assignment in this document."""
    if candidate.context not in COUNTS:
        return False
    speech, sentence = candidate.wording.speech, document.text[slice(*candidate.sentence)]
    if speech in ("listed_duty", "point_duty", "told_duty") and is_listed(document, identity, candidate):
        return True
    if speech == "listed_duty":
        return False
    if candidate.section.voice == "enclosures":
        return False
    if (
        identity.kind == "notice"
        and candidate.passage.kind is not BlockKind.PARAGRAPH
        and speech in ("names", "behalf")
    ):
        return False
    if speech == "duty":
        before = document.text[candidate.sentence[0] : candidate.start]
        own_point = sentence.casefold().startswith("att ") and (
            candidate.section.voice == "decision" or bool(_DECIDES.search(candidate.passage.lead))
        )
        return own_point or (bool(_DECIDED.search(before)) and not _STANDING.search(before))
    if candidate.rule.name == "assignment.money-for-a-task" and identity.kind != "government_assignment":
        return False
    if candidate.rule.name in ("assignment.let", "assignment.formed-for"):
        sure = candidate.section.voice in ("decision", "proposal") or re.search(r"\bbeslut", sentence, re.IGNORECASE)
        return bool(sure) or identity.kind in ("minutes", "decision_summary")
    if speech == "point_duty":
        deciding = candidate.section.voice in ("decision", "proposal") or bool(
            _DECIDES.search(candidate.passage.lead)
            or _DECIDES.search(document.text[max(0, candidate.passage.start - 120) : candidate.passage.start])
        )
        in_point = deciding and candidate.start == candidate.passage.start
        if identity.kind in ("plan", "activity_plan") and candidate.passage.kind is BlockKind.PARAGRAPH:
            return candidate.start == candidate.passage.start and _is_told_to_return(sentence, candidate)
        return (
            in_point
            and candidate.passage.kind is not BlockKind.HEADING
            and (
                identity.kind in ("minutes", "decision_memo")
                or (identity.kind in ("notice", "plan") and candidate.section.voice in ("decision", "proposal"))
            )
        )
    if speech == "told_duty":
        return identity.kind == "decision_summary" and candidate.passage.kind is BlockKind.PARAGRAPH
    if speech == "was_to":
        before = document.text[max(candidate.section.start, candidate.start - 300) : candidate.sentence[1]]
        return candidate.passage.kind is not BlockKind.HEADING and bool(_TOLD_OF.search(before))
    if speech == "follow_up":
        return bool(
            re.search(
                r"\bbeslut(?:ar|ade|at|a)\b", document.text[candidate.sentence[0] : candidate.start], re.IGNORECASE
            )
        )
    cites = "§" in document.text[candidate.end : candidate.sentence[1]]
    if speech == "names" and document.text[: candidate.end].endswith(" om") and _CLOSES.search(sentence) and not cites:
        return False  # "avsluta uppdraget om frånvaro": the case's name, not its task
    if speech == "names":
        words = document.text[candidate.start : candidate.end]
        if candidate.passage.kind is BlockKind.HEADING:
            if (
                identity.title
                and candidate.section.title
                and candidate.section.title.quote == identity.title
                and identity.kind not in ("report_back", "list", "director_report")
            ) or identity.kind == "audit_report":
                return False  # the page's name; the decision itself stands below
            return words[0].isupper() and candidate.start - candidate.passage.start < 12
        if words.casefold().startswith(("ett uppdrag", "nytt uppdrag")):
            before = document.text[candidate.sentence[0] : candidate.start]
            return bool(
                re.search(
                    r"\b(?:innehåller|innehöll|gavs|gav|finns|lämnades|fick|antogs|ingår)\b", before, re.IGNORECASE
                )
            )
        if re.search(r"\bansvar\w*\soch\s$", document.text[candidate.sentence[0] : candidate.start], re.IGNORECASE):
            return False
        return (
            words.casefold().startswith(("uppdraget", "ordförandeuppdrag", "utredningsuppdrag", "tilläggsuppdrag"))
            or candidate.start == candidate.sentence[0]
        )
    return not (speech == "receives" and candidate.passage.kind is BlockKind.HEADING and identity.kind == "notice")


# "Förvaltningscheferna ska gemensamt återkomma med förslag": a plan tells its offices to come back with something
_RETURNS = re.compile(
    r"\b(?:ska|skall)\s(?:\w+\s){0,3}?(?:återkomma|återrapportera|återredovisa|redovisa\s(?:en|ett|till|för)|"
    r"(?:lämna|ta\sfram|lägga\sfram|presentera)\s(?:\w+\s){0,2}?(?:förslag|plan|underlag))\b"
)


def _is_told_to_return(sentence: str, candidate: Candidate) -> bool:
    """Whether a plan's sentence tells an office or a unit, not the board itself, to come back with something."""
    actors = find_actors(candidate.wording.assignee or "")
    return any(actor.role in ("office", "unit") for actor in actors) and bool(_RETURNS.search(sentence))


def _complete(
    document: Document,
    identity: Identity,
    sections: list[Section],
    candidate: Candidate,
    span: AssignmentSpan,
    case: Case | None,
    points: Sequence[DecisionPoint],
    references: Sequence[Reference],
) -> Assignment:
    left = candidate.sentence[0]
    sentence = document.text[left : candidate.sentence[1]]
    giver, assignee = parties(sentence, candidate.start - left, candidate.end - left, candidate.wording)
    if candidate.wording.speech in ("listed_duty", "agency_duty"):
        assignee = tidy(candidate.wording.assignee)
    point = next(
        (
            p
            for p in points
            if p.evidence.start <= candidate.start < p.evidence.end
            or (p.evidence.start <= candidate.end <= p.evidence.end)
        ),
        None,
    )
    origin = _origin(document, identity, candidate, span, case, point, giver, references)
    if origin.kind == "unknown" and candidate.wording.speech in ("receives", "names"):
        origin = chapters_origin(document, identity, sections, candidate.section) or origin
    giver = specific_body(giver, identity)
    if giver in ("Mig", "Jag", "Undertecknad"):
        giver = author_of(document, identity)
    if giver is None and is_listed(document, identity, candidate):
        giver = giver_of_list(document, identity, candidate, assignee)
    if giver is None or giver == assignee:
        giver = giver_around(document, identity, sections, candidate, assignee) or _giver_of_setting(
            identity, candidate, point, origin, assignee
        )
    if candidate.wording.speech == "follow_up" and assignee is None:
        assignee = identity.assignee
    deadlines = _deadlines(document, identity, span, references)
    recurrence = find_recurrence(document.text, span.start, span.scope_end)
    title = title_at(document, sections, candidate.start, case) or _title_of_document(document, identity)
    evidence = Evidence(
        span.start,
        span.end,
        document.quote(span.start, span.end),
        candidate.rule.name,
        document.page_at(span.start),
        candidate.rule.certainty,
        _is_doubtful(candidate, assignee, point),
    )
    return Assignment(
        evidence=evidence,
        title=title,
        parts=span.parts,
        giver=giver,
        assignee=assignee,
        origin=origin,
        due=deadlines,
        recurrence=recurrence[0] if recurrence else None,
    )


def _title_of_document(document: Document, identity: Identity) -> Words | None:
    """The document's own title, for a case whose headings only name its parts."""
    if identity.title is None or identity.kind in ("minutes", "notice"):
        return None
    block = next((b for b in document.blocks[:10] if document.quote(b.start, b.end) == identity.title), None)
    return Words(block.start, block.end, identity.title) if block else None


def _is_doubtful(candidate: Candidate, assignee: str | None, point: DecisionPoint | None) -> bool:
    """Whether a person must say if this is an assignment; a wish that the board itself made its decision is one."""
    if candidate.context is Context.WISHED and (point is None or point.state != "decided"):
        return True
    if candidate.wording.speech == "has":
        named = (assignee or "").casefold()
        if candidate.wording.giver:
            return False
        if not any(actor.role in ("office", "body", "unit") for actor in find_actors(assignee or "")):
            return True
        return not named or bool(
            re.search(
                r"revisor|ledamöterna|myndighet|styrelsen\b.*som|verket|socialstyrelsen|institutet|länsstyrelsen", named
            )
        )
    return False


def _giver_of_setting(
    identity: Identity, candidate: Candidate, point: DecisionPoint | None, origin: Origin, assignee: str | None
) -> str | None:
    """The giver where the sentence names none: the decision's body, the printed origin's, the title's."""
    if point is not None and point.body:
        return specific_body(point.body, identity)
    if origin.body and (body := body_of_abbreviation(origin.body, identity)):
        return body
    if identity.giver and (
        identity.assignee is None or assignee is None or assignee.casefold() == identity.assignee.casefold()
    ):
        return identity.giver
    given = candidate.context is Context.GIVEN or identity.kind == "decision_summary"
    if (
        identity.kind in ("minutes", "decision_summary")
        and given
        and candidate.wording.speech in ("gives", "receives", "duty", "point_duty", "asks", "names", "one")
    ):
        return identity.body
    if identity.kind == "decision_memo" and candidate.section.voice in ("proposal", "decision"):
        return identity.body
    if identity.kind in ("plan", "activity_plan") and candidate.wording.speech in ("gives", "receives"):
        return identity.body
    listed = (
        identity.kind in ("report_back", "list")
        and identity.giver is None
        and candidate.start <= candidate.passage.start + 3
    )
    if (
        listed
        and candidate.wording.speech in ("gives", "receives")
        and (assignee or "").casefold() != (identity.body or "").casefold()
    ):
        return identity.body
    return None


def _origin(
    document: Document,
    identity: Identity,
    candidate: Candidate,
    span: AssignmentSpan,
    case: Case | None,
    point: DecisionPoint | None,
    giver: str | None,
    references: Sequence[Reference],
) -> Origin:
    cited = cited_origin(document, references, candidate.sentence[0], candidate.start + 1)
    if cited is None and candidate.wording.speech in ("receives", "names", "has", "behalf", "was_to"):
        cited = cited_origin(document, references, candidate.sentence[0], candidate.end)
    if cited is None and candidate.wording.speech == "names" and _CLOSES.search(document.quote(*candidate.sentence)):
        cited = cited_origin(document, references, *candidate.sentence)
    if cited is None and identity.kind in ("report_back", "list"):
        cited = cited_origin(
            document,
            [r for r in references if r.paragraph or r.evidence.start >= span.end],
            candidate.sentence[0],
            span.end + 40,
        )
        if cited is None and candidate.section.heading is not None:
            cited = cited_origin(document, references, candidate.section.heading.start, candidate.section.heading.end)
    if cited is not None:
        return cited
    words = document.text[candidate.start : candidate.end]
    if candidate.wording.speech == "names" and (
        plan := plan_origin(document, candidate.section, candidate.start, candidate.end, own=True)
    ):
        return plan
    if candidate.wording.speech == "receives" and (
        day := next((d for d in find_dates(words) if d.edtf and re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", d.edtf)), None)
    ):
        start, end = candidate.start + day.start, candidate.start + day.end
        giver_body = lexicon().abbreviation_of(identity.giver or identity.body or "")
        return Origin("decision", Words(start, end, document.quote(start, end)), giver_body, day.edtf, None)
    if point is not None and not (
        candidate.wording.speech == "names"
        and _CLOSES.search(document.text[candidate.sentence[0] : candidate.sentence[1]])
    ):
        return decided_origin(identity, case, point.body, point.state)
    if identity.kind == "government_assignment":
        return _government_origin(document)
    if (
        identity.kind in ("plan", "activity_plan")
        and candidate.wording.speech in ("gives", "receives", "listed_duty", "point_duty")
        and candidate.context is Context.GIVEN
    ):
        return own_plan_origin(document, identity, references)
    before = document.text[candidate.sentence[0] : candidate.end]
    standing = candidate.wording.speech == "has"
    plan = plan_origin(
        document,
        candidate.section,
        candidate.passage.start if standing else candidate.sentence[0],
        candidate.end + (40 if candidate.wording.speech == "names" else 0),
    )
    if plan is not None and (
        standing or candidate.context is Context.CITED or re.search(r"plan|budget", before, re.IGNORECASE)
    ):
        return plan
    if re.search(r"(?:direktören|chefen|direktör|chef)$", giver or "") or re.search(r"^Jag\b|\bhar\sjag\b", before):
        words_of_giver = Words(candidate.start, candidate.end, document.quote(candidate.start, candidate.end))
        return Origin("director", words_of_giver, None, None, None)
    if identity.kind == "agreement":
        return Origin("agreement")
    cites = candidate.wording.speech == "names" and " blev" not in document.text[candidate.start : candidate.end]
    if (
        identity.kind in ("minutes", "decision_summary")
        and not cites
        and candidate.wording.speech in ("gives", "receives", "duty", "point_duty", "asks", "one", "names")
        and _speaks_now(document, candidate)
    ):
        return decided_origin(identity, case, identity.body, "decided")
    if re.search(r"\bbeslut(?:ade|at|ar)\b", before, re.IGNORECASE):
        return Origin("decision")
    return Origin()


# A decision about an assignment that was given earlier: "avsluta uppdraget att …", "uppdraget att … förklaras fullgjort"
_CLOSES = re.compile(
    r"\b(?:avsluta|avslutas|avskriva|avskrivs|förklara|förklaras|anse|anses|återkalla|återkallas|upphäva|upphävs|"
    r"förlänga|godkänna\sredovisningen)\b",
    re.IGNORECASE,
)


_DECIDES = re.compile(r"\bbesluta(?:r|de)?(?:\sföljande|\satt)?\W*$", re.IGNORECASE)
# The words that make "direktören skulle …" a decision told again rather than a guess about what would be
_TOLD_OF = re.compile(
    r"uppdrag|\bbeslut|\bbeslöt|§|\benades\b|åtagande|begär|\benligt\s(?:\w+\s)?(?:budget|\w*plan)\w*\s(?:för\s)?20\d\d",
    re.IGNORECASE,
)
# What is decided, agreed or stated in a plan; laws and standing orders say what holds always
_DECIDED = re.compile(
    r"\b(?:beslut(?:ar|ade|at|a|et)?|beslöt|anges|kom\söverens|står|ställde\ssig\sbakom|antog|uttalade|enades|överenskom)\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(?:lag(?:en)?|\w+lagen|förordning(?:en)?|reglement\w*|föreskrift\w*|instruktion(?:en)?|arbetsordning\w*)\b",
    re.IGNORECASE,
)


def _speaks_now(document: Document, candidate: Candidate) -> bool:
    """Whether the meeting that the document tells of gives the assignment: no "har fått", no date before it."""
    before = document.text[candidate.sentence[0] : candidate.end]
    return not re.search(
        r"\b(?:har|hade)\s(?:\S+\s){0,6}?(?:fått|gett|givit|uppdragit)\b|\btidigare\b|beslutade\s(?:den\s)?\d",
        before,
        re.IGNORECASE,
    )


def _government_origin(document: Document) -> Origin:
    """The Government's decision; its day where it is printed beside the word."""
    match = re.search(
        r"\b(?:Regeringsbeslut|Beslutsdatum|Beslutad(?:\sav\sregeringen)?|Datum\sför\sbeslut|Regeringen\sbeslutade)\b",
        document.text[:1500],
        re.IGNORECASE,
    )
    if match is None:
        return Origin("decision")
    day = next(
        (
            d.edtf
            for d in find_dates(document.text, match.end(), match.end() + 60)
            if d.edtf and re.fullmatch(r"\d{4}-\d\d-\d\d", d.edtf)
        ),
        None,
    )
    return Origin("decision", Words(match.start(), match.end(), match.group()) if day else None, None, day)


def _apart(document: Document, identity: Identity, item: Assignment) -> list[Assignment]:
    """A news summary's sentence over several cases ("i uppdrag att …, att …, samt att …") as the assignments it tells
    of; everything else is one assignment. Reporting back on a task is part of it."""
    bulleted = any(document.text[part.start - 2 : part.start].startswith("\n") for part in item.parts)
    tasks = [
        part
        for part in item.parts
        if not re.match(r"(?:åter|redovis|rapporter|lämna svar|informera)", part.quote, re.IGNORECASE)
    ]
    if identity.kind != "decision_summary" or len(tasks) < 3 or bulleted:
        return [item]
    first = item.parts[0]
    apart = [
        replace(
            item,
            evidence=replace(item.evidence, end=first.end, quote=document.quote(item.evidence.start, first.end)),
            parts=(),
            due=tuple(d for d in item.due if d.words.start < first.end),
        )
    ]
    for part in item.parts[1:]:
        evidence = replace(item.evidence, start=part.start, end=part.end, quote=part.quote)
        apart.append(
            replace(
                item,
                evidence=evidence,
                parts=(),
                due=tuple(d for d in item.due if part.start <= d.words.start < part.end),
            )
        )
    return apart


def _deadlines(
    document: Document, identity: Identity, span: AssignmentSpan, references: Sequence[Reference]
) -> tuple[Deadline, ...]:
    """The deadlines printed with the assignment, as worded; where there is none, the period in which it is to be done."""
    cited = [(r.evidence.start, r.evidence.end) for r in references if r.paragraph is not None]
    found = tuple(
        Deadline(
            Words(found.start, found.end, document.quote(found.start, found.end)),
            found.edtf,
            found.bound,
            found.earliest,
            found.latest,
            found.kind,
            found.rule,
        )
        for found in find_deadlines(document.text, span.start, span.scope_end, anchor=identity.anchor)
        if (found.start >= span.task_start - 60 or found.bound in ("by", "before"))
        and not any(start < found.end and found.start < end for start, end in cited)
    )
    return found or _period_of_task(document, identity, span)


def _period_of_task(document: Document, identity: Identity, span: AssignmentSpan) -> tuple[Deadline, ...]:
    """ "… under våren 2025": the period that the task's own words name, as a deadline of the kind *during*."""
    for date in find_dates(document.text, span.task_start, span.end, anchor=identity.anchor):
        before = re.search(
            r"\bunder\s(?:perioden\s|åren\s)?$",
            document.text[max(span.task_start, date.start - 20) : date.start],
            re.IGNORECASE,
        )
        own = re.match(r"under\s", document.text[date.start : date.end], re.IGNORECASE)
        if date.edtf and (before or own):
            start = date.start - (len(before.group()) if before else 0)
            limits = bounds(date.edtf)
            first, last = (limits[0].isoformat(), limits[1].isoformat()) if limits else (None, None)
            return (
                Deadline(
                    Words(start, date.end, document.quote(start, date.end)),
                    date.edtf,
                    "during",
                    first,
                    last,
                    rule="deadline.period-of-task",
                ),
            )
    return ()
