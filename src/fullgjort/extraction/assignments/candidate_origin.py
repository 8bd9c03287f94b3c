"""The origin of a candidate: what it cites, else the decision, the plan or the Government that gives it here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fullgjort.extraction.assignments.candidate import Candidate
from fullgjort.extraction.assignments.context import Context
from fullgjort.extraction.assignments.counting import CLOSES
from fullgjort.extraction.assignments.origin import cited_origin, decided_origin, own_plan_origin, plan_origin
from fullgjort.extraction.assignments.span import AssignmentSpan
from fullgjort.extraction.case import Case
from fullgjort.extraction.finding import DecisionPoint, Origin, Reference, Words
from fullgjort.extraction.identity import Identity
from fullgjort.language.dates import find_dates
from fullgjort.language.lexicon import lexicon
from fullgjort.reading.document import Document


def origin_of_candidate(
    document: Document,
    identity: Identity,
    candidate: Candidate,
    span: AssignmentSpan,
    case: Case | None,
    point: DecisionPoint | None,
    giver: str | None,
    references: Sequence[Reference],
) -> Origin:
    """Where a candidate comes from, the surest first: a citation, the plan that it names, the decision point, the paper
    itself; unknown where nothing tells it."""
    cited = cited_origin(document, references, candidate.sentence[0], candidate.start + 1)
    if cited is None and candidate.wording.speech in ("receives", "names", "has", "behalf", "was_to"):
        cited = cited_origin(document, references, candidate.sentence[0], candidate.end)
    if cited is None and candidate.wording.speech == "names" and CLOSES.search(document.quote(*candidate.sentence)):
        cited = cited_origin(document, references, *candidate.sentence)
    if cited is None:
        cited = _cited_behind(document, candidate, references) or _same_decision(document, candidate, references)
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
    if candidate.wording.speech == "names" and (
        plan := plan_origin(document, candidate.section, candidate.start, candidate.end, own=True)
    ):
        return plan
    if told := _of_a_time(document, identity, candidate):
        return told
    retold = _RETOLD.search(document.text[candidate.sentence[0] : candidate.end]) is not None
    if (
        point is not None
        and not retold
        and not (
            candidate.wording.speech == "names"
            and CLOSES.search(document.text[candidate.sentence[0] : candidate.sentence[1]])
        )
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


# "har var för sig gett sina chefer i uppdrag": given before, whatever meeting tells of it
_RETOLD = re.compile(r"\b(?:har|hade)\s(?:[\wåäö-]+\s){0,8}?(?:fått|gett|givit|uppdragit)\b", re.IGNORECASE)
_GAVE = (
    r"(?:fick|gav|gavs|givits|gett|fått|uppdrog|uppdrogs|bad|begärde|beställde|beslutade|beslöt|bestämde|ålades|ombads|"
    r"lämnade|lämnades|tilldelades|anförtroddes)"
)
_GIVES_THEN = re.compile(rf"\b{_GAVE}\b", re.IGNORECASE)
# "Då fick …", "gav då …", "Beslutet innebar också att …", "Vid samma tillfälle …": the decision of the sentence before
_THEN = re.compile(
    rf"^(?:då|därvid|därmed|samtidigt|i\ssamband\smed\s(?:det|detta|beslutet))\s{_GAVE}\b|"
    rf"\b{_GAVE}\s(?:[\wåäö-]+\s){{0,4}}?(?:då|därvid|samtidigt|därmed)\b|"
    r"^(?:genom\s|i\s|av\s)?beslutet\s(?:innebar|innebär|innefattade|omfattade|gick|fick|gav)\b|"
    r"\b(?:i|genom|vid)\s(?:samma|det|detta)\s(?:beslut|sammanträde|möte|tillfälle)\b",
    re.IGNORECASE,
)
# The reference in brackets, or behind who gave it, with which a sentence about an assignment ends
_BEHIND = re.compile(
    r"(?:\(|\b(?:lämnades|gavs|beslutades|tillkom|gjordes|fattades|kom|härrör|stammar)\s"
    r"(?:(?:av|från|i|vid|genom|till)\s[^.;()]{3,60}?\s)?)$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:senast|till|före|innan|inför|efter|tidigast|vid\sutgången\sav)\s(?:den\s|i\s)?$", re.IGNORECASE
)
_PARAGRAPH_BEHIND = re.compile(r"\s?[,(]?\s?§\s?(?P<number>\d{1,4})\)?")


def _cited_behind(document: Document, candidate: Candidate, references: Sequence[Reference]) -> Origin | None:
    """The decision that a sentence about an assignment given before ends with: "… gav förvaltningen i uppdrag att bygga
    kajen (HN 2031-05-12 § 4)", "Uppdraget att bygga kajen lämnades av nämnden 2031-05-12, § 4"."""
    sentence = document.text[slice(*candidate.sentence)]
    if not _GIVES_THEN.search(sentence):
        return None
    for reference in references:
        start, end = reference.evidence.start, reference.evidence.end
        if not candidate.end <= start < candidate.sentence[1] + 2 or reference.evidence.doubtful:
            continue
        if _BEHIND.search(document.text, candidate.start, start) or (
            candidate.wording.speech == "names"
            and re.match(r"(?:av|från)\s", document.text[start - 3 : start].lstrip())
        ):
            return cited_origin(document, references, start, end)
    return None


def _same_decision(document: Document, candidate: Candidate, references: Sequence[Reference]) -> Origin | None:
    """The decision that the sentence before cites, for a sentence that goes on telling of it ("Då fick …")."""
    own = document.text[candidate.sentence[0] : candidate.end]
    if not _THEN.search(own) or _SPEAKS_TODAY.search(own):
        return None
    before = [
        reference
        for reference in references
        if max(candidate.passage.start, candidate.sentence[0] - 400) <= reference.evidence.start < candidate.sentence[0]
        and reference.date
        and not reference.evidence.doubtful
    ]
    return cited_origin(document, before, before[-1].evidence.start, candidate.sentence[0]) if before else None


_SPEAKS_TODAY = re.compile(r"\b(?:får|ges|ger|uppdrar|uppdras|åläggs)\b", re.IGNORECASE)


def _of_a_time(document: Document, identity: Identity, candidate: Candidate) -> Origin | None:
    """The decision of a time that the sentence tells ("fick i mars av nämnden i uppdrag att", "vid mötet i juni, § 4"):
    its day or month, the latest before the paper's own day where no year is printed."""
    left, right = candidate.sentence[0], candidate.end
    words = document.text[left:right]
    gave = _GIVES_THEN.search(words)
    if candidate.wording.speech not in ("receives", "gives", "asks", "has", "behalf") or gave is None:
        return None
    task = re.search(r"\s(?:att|om)\s", document.text[left + gave.end() : right])
    stop = left + gave.end() + task.start() if task else right
    for mention in find_dates(document.text, left, stop, anchor=identity.anchor):
        printed = document.text[mention.start : mention.end]
        if not mention.edtf or not re.fullmatch(r"\d{4}-(?:[01]\d(?:-\d\d)?|2[1-4])", mention.edtf):
            continue
        if _UNTIL.search(document.text[max(left, mention.start - 25) : mention.start]):
            continue
        day: str | None = mention.edtf if not re.search(r"-2[1-4]$", mention.edtf) else None  # a season is no day
        if day and identity.anchor and not re.search(r"\d{4}", printed) and day > identity.anchor.isoformat():
            day = f"{int(day[:4]) - 1}{day[4:]}"
        number = _PARAGRAPH_BEHIND.match(document.text, mention.end)
        end = number.end() if number else mention.end
        body = lexicon().abbreviation_of(identity.giver or identity.body or "")
        return Origin(
            "decision",
            Words(mention.start, end, document.quote(mention.start, end)),
            body,
            day,
            int(number["number"]) if number else None,
        )
    return None


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
