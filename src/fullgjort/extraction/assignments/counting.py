"""Counting: whether a candidate is an assignment in this document."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.candidate import Candidate
from fullgjort.extraction.assignments.context import COUNTS
from fullgjort.extraction.assignments.listed import is_listed
from fullgjort.extraction.identity import Identity
from fullgjort.language.actors import find_actors
from fullgjort.reading.document import BlockKind, Document


def counts(document: Document, identity: Identity, candidate: Candidate) -> bool:
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
    if speech == "names" and document.text[: candidate.end].endswith(" om") and CLOSES.search(sentence) and not cites:
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


# A decision about an assignment that was given earlier: "avsluta uppdraget att …", "uppdraget att … förklaras fullgjort"
CLOSES = re.compile(
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
