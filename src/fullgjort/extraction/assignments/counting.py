"""Counting: whether a candidate is an assignment in this document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fullgjort.extraction.assignments.candidate import Candidate, Passage
from fullgjort.extraction.assignments.context import COUNTS
from fullgjort.extraction.assignments.listed import is_listed
from fullgjort.extraction.assignments.wordings.verbs import verbs
from fullgjort.extraction.finding import DecisionPoint
from fullgjort.extraction.identity import Identity
from fullgjort.language.actors import find_actors
from fullgjort.reading.document import BlockKind, Document


def counts(document: Document, identity: Identity, candidate: Candidate, points: Sequence[DecisionPoint] = ()) -> bool:
    """Whether a candidate is an assignment in this document, whose decision points are `points`."""
    if candidate.context not in COUNTS:
        return False
    speech, sentence = candidate.wording.speech, document.text[slice(*candidate.sentence)]
    listed = speech in ("listed_duty", "told_duty") or (
        speech == "point_duty" and bool(re.search(r"\b(?:ska|skall)\b", document.text[candidate.start : candidate.end]))
    )
    if listed and is_listed(document, identity, candidate):
        return True
    if speech == "listed_duty":
        return False
    if candidate.section.voice == "enclosures" or identity.kind == "delegation":
        return False  # a delegation order lists what may be decided, and by whom
    if (
        identity.kind == "notice"
        and candidate.passage.kind is not BlockKind.PARAGRAPH
        and speech in ("names", "behalf")
    ):
        return False
    if (
        speech in ("duty", "point_duty")
        and _PLEA.match(document.text[:200])
        and identity.kind not in ("minutes", "notice")
    ):
        return False
    if speech == "duty":
        return _is_decided(document, identity, candidate, points)
    if candidate.rule.name == "assignment.money-for-a-task" and identity.kind != "government_assignment":
        return False
    if candidate.rule.name in ("assignment.let", "assignment.formed-for"):
        sure = candidate.section.voice in ("decision", "proposal") or re.search(r"\bbeslut", sentence, re.IGNORECASE)
        return bool(sure) or identity.kind in ("minutes", "decision_summary")
    if speech == "point_duty":
        return _is_a_point(document, identity, candidate, points) or _is_told(document, identity, candidate)
    if speech == "told_duty":
        return _is_told(document, identity, candidate)
    if speech == "was_to":
        before = document.text[max(candidate.section.start, candidate.start - 300) : candidate.sentence[1]]
        return candidate.passage.kind is not BlockKind.HEADING and bool(_TOLD_OF.search(before))
    if speech == "follow_up":
        before = document.text[candidate.sentence[0] : candidate.start]
        if re.search(r"\bbeslut(?:ar|ade|at|a)\b", before, re.IGNORECASE):
            return True
        to_a_body = re.search(
            r"\b(?:till|för|i|av)\s\w*(?:nämnden|styrelsen|fullmäktige|utskottet|direktionen)\b", sentence
        )
        in_point = _point_at(candidate.start, points) is not None and candidate.start == candidate.sentence[0]
        return in_point and bool(to_a_body or _has_a_time(sentence))
    cites = "§" in document.text[candidate.end : candidate.sentence[1]]
    if speech == "names" and document.text[: candidate.end].endswith(" om") and CLOSES.search(sentence) and not cites:
        return False  # "avsluta uppdraget om frånvaro": the case's name, not its task
    if speech == "names":
        words = document.text[candidate.start : candidate.end]
        if _HOLDS.search(document.text[candidate.sentence[0] : candidate.start]):
            return False  # "Nämnden har det samlade uppdraget att …": a standing duty
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


def _is_decided(document: Document, identity: Identity, candidate: Candidate, points: Sequence[DecisionPoint]) -> bool:
    """Whether "att hamnchefen ska …" stands under a decision: as a point of its own or after the deciding verb."""
    sentence, before = document.text[slice(*candidate.sentence)], document.text[candidate.sentence[0] : candidate.start]
    if _decides_itself(document, identity, candidate, _point_at(candidate.start, points)):
        return False
    if identity.kind in ("other", "agreement") and _RULES_OF.search(document.text[:300]):
        return False
    if sentence.casefold().startswith("att ") and (
        candidate.section.voice == "decision"
        or bool(_DECIDES.search(candidate.passage.lead))
        or bool(candidate.section.title and _DECIDES_NOW.search(candidate.section.title.quote))
        or _point_at(candidate.start, points) is not None
    ):
        return True
    if _point_at(candidate.start, points) is not None and _WITH.search(before):
        return True
    verbs_of_decision = _DECIDED if _SHALL.search(document.text, candidate.start, candidate.end) else _DECIDES_NOW
    return bool(verbs_of_decision.search(before)) and not _STANDING.search(before)


def _is_a_point(document: Document, identity: Identity, candidate: Candidate, points: Sequence[DecisionPoint]) -> bool:
    """Whether "Hamnchefen ska …" is a decision: a point of its own, or a sentence of one."""
    sentence, words = document.text[slice(*candidate.sentence)], document.text[candidate.start : candidate.end]
    first = candidate.start == candidate.passage.start
    if identity.kind in ("plan", "activity_plan") and candidate.passage.kind is BlockKind.PARAGRAPH:
        return first and bool(_SHALL.search(words)) and _is_told_to_return(sentence, candidate)
    if candidate.start != candidate.sentence[0] or candidate.passage.kind is BlockKind.HEADING:
        return False
    point = _point_at(candidate.start, points)
    deciding = candidate.section.voice in ("decision", "proposal") or bool(
        _DECIDES.search(candidate.passage.lead)
        or _DECIDES.search(document.text[max(0, candidate.passage.start - 120) : candidate.passage.start])
    )
    listed = candidate.passage.kind is BlockKind.LIST_ITEM
    # A paragraph that opens with a decision may go on with another; one that does not is told
    beside = any(one.evidence.start - candidate.passage.start < 5 for one in _points_within(candidate.passage, points))
    if not (deciding and (first or beside)) and point is None:
        return False
    if identity.kind not in ("minutes", "decision_memo", "decision_summary") and not (
        identity.kind in ("notice", "plan") and candidate.section.voice in ("decision", "proposal")
    ):
        return False
    if _decides_itself(document, identity, candidate, point):
        return False
    verb = words.split()[-1].casefold()
    if _SHALL.search(words):
        return verb not in verbs("standing") or _has_a_time(sentence) or _goes_on(document, candidate)
    if verb in verbs("tells"):
        return listed and _has_a_time(sentence)
    return (listed or point is not None or beside) and (verb not in verbs("standing") or _goes_on(document, candidate))


def _is_told(document: Document, identity: Identity, candidate: Candidate) -> bool:
    """Whether running text tells what was decided that somebody shall do: in a summary of decisions, beside the
    decision that is cited, or in the plan of the council, which tells its boards by when."""
    sentence, words = document.text[slice(*candidate.sentence)], document.text[candidate.start : candidate.end]
    if candidate.passage.kind is BlockKind.HEADING or re.search(r"\s(?:har|hade)\satt\s", words):
        return False
    if not _SHALL.search(words):
        return (
            identity.kind == "plan"
            and bool(_REPORTS_TO.match(document.text, candidate.start))
            and not re.search(r"\b(?:enligt|månadsvis|löpande|årligen|kvartalsvis|varje)\b", sentence)
        )
    actors = find_actors(candidate.wording.assignee or "")
    offices = any(actor.role in ("office", "unit") for actor in actors)
    if identity.kind == "decision_summary" and candidate.passage.kind is BlockKind.PARAGRAPH and offices:
        return True
    if _BY_DECISION.search(sentence[candidate.start - candidate.sentence[0] :]):
        return not _RULES_OF.search(document.text[:300])
    if _AFTER_CITATION.search(document.text[max(0, candidate.start - 60) : candidate.start]):
        return True
    directs = identity.kind == "plan" or (identity.kind == "decision_memo" and _DIRECTIVE.search(document.text[:900]))
    if not directs or _decides_itself(document, identity, candidate, None) or _RULES_OF.search(document.text[:300]):
        return False
    if words.split()[-1].casefold() in verbs("standing") | verbs("state"):
        return False
    return bool(_BY_WHEN.search(sentence) or _RETURNS.search(sentence)) and not _EVERY_YEAR.search(sentence)


# "Hamnbolaget redovisar till styrelsen efter ett halvår …"
_REPORTS_TO = re.compile(
    r"[^.;:\n]{3,60}?\s(?:redovisar|återkommer|rapporterar|återrapporterar|återredovisar)\s(?:\w+\s){0,4}?till\s\w*(?:fullmäktige|styrelsen|"
    r"nämnden|utskottet)\b",
    re.IGNORECASE,
)
# "…, enligt beslut 2031-09-26 § 144", "KF 2031-04-22, § 47: Hamnnämnden ska …"
_BY_DECISION = re.compile(
    r"\benligt\s(?:\w+\s){0,3}?beslut(?:et)?\b[^.;]{0,40}?(?:§\s?\d|\d{4}-\d\d-\d\d|\d{1,2}\s[a-z]+\s\d{4})",
    re.IGNORECASE,
)
_AFTER_CITATION = re.compile(r"(?:^|\n)[^\n:]{0,40}(?:§\s?\d+|\d{4}-\d\d-\d\d)[^\n:]{0,12}:\s$")
_DIRECTIVE = re.compile(r"\b\w*direktiv(?:et|en)?\b", re.IGNORECASE)
_BY_WHEN = re.compile(
    r"\b(?:senast|före\sutgången|under\s(?:våren|hösten|året|20\d\d)|före\s(?:20\d\d|den|utgången)|till\s(?:fullmäktige|\w*styrelsen)s?\s(?:i|vid|senast))\b",
    re.IGNORECASE,
)
_EVERY_YEAR = re.compile(r"\b(?:årligen|varje\sår|fortlöpande|löpande)\b", re.IGNORECASE)
# A motion, an interpellation or a citizen's proposal: what its own points say is only wished
_PLEA = re.compile(r"\W*(?:motion|interpellation|medborgarförslag|ledamotsinitiativ|e-förslag)\b", re.IGNORECASE)
_HOLDS = re.compile(r"\bhar\s(?:det|ett)\s(?:[\wåäö]+\s){0,2}$", re.IGNORECASE)
# Papers that say what holds always
_RULES_OF = re.compile(
    r"\b(?:rutin(?:en)?|\w*avtal(?:et)?|överenskommelse|reglemente|arbetsordning|instruktion|policy|riktlinjer?|delegations?ordning|föreskrifter|attestreglemente)\b",
    re.IGNORECASE,
)


def _decides_itself(document: Document, identity: Identity, candidate: Candidate, point: DecisionPoint | None) -> bool:
    """Whether the one who is told is the body that decides: what a board says of itself is no assignment."""
    assignee = candidate.wording.assignee or ""
    actors = find_actors(assignee)
    if not actors or actors[0].role != "body" or len(actors) > 1:
        return False
    before = document.text[candidate.sentence[0] : candidate.start]
    named = [actor.name for actor in find_actors(before) if actor.role == "body" and not actor.genitive]
    decides = named[-1] if named else point.body if point else None if before else identity.body
    told, deciding = actors[0].name.casefold(), (decides or "").casefold()
    return bool(deciding) and (deciding.endswith(told) or told.endswith(deciding))


def _points_within(passage: Passage, points: Sequence[DecisionPoint]) -> list[DecisionPoint]:
    return [point for point in points if passage.start <= point.evidence.start < passage.end]


def _point_at(position: int, points: Sequence[DecisionPoint]) -> DecisionPoint | None:
    """The decision point that a place stands in."""
    return next((point for point in points if point.evidence.start <= position < point.evidence.end), None)


def _goes_on(document: Document, candidate: Candidate) -> bool:
    """Whether a particle makes another verb of it: "arbeta fram", "följa upp"."""
    return bool(re.match(r"\s(?:fram|upp|igenom|om|ut|vidare)\b", document.text[candidate.end : candidate.end + 12]))


def _has_a_time(sentence: str) -> bool:
    """Whether the sentence says by when, or how often."""
    return bool(_TIME.search(sentence))


_SHALL = re.compile(r"\b(?:ska|skall|skulle|förväntas|har\satt|hade\satt|får|fick)\b", re.IGNORECASE)
# "senast den 3 maj", "till nästa möte", "varje kvartal": a time to come
_TIME = re.compile(
    r"\b(?:senast|inför|före|(?:till|vid|på|i|under)\s(?:\w+\s){0,3}?(?:\w*mötet?|\w*sammanträdet?|januari|februari|mars|april|"
    r"maj|juni|juli|augusti|september|oktober|november|december|hösten|våren|sommaren|höst|vår|årsskiftet|20\d\d)|"
    r"(?:varje|varannan|var\stredje)\s(?:\w*månad|kvartal|tertial|halvår|år|vecka|\w*möte|\w*sammanträde)|"
    r"(?:en\sgång|två|tre|fyra)\s(?:gånger\s)?(?:per|om)\s\w+|årligen|halvårsvis|kvartalsvis|månadsvis|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
# "Motionen bifalls på så sätt att …", "med tillägget att …"
_WITH = re.compile(
    r"\b(?:bifall\w*|bifölls|godkänn\w*|godkändes|antas|antogs|fastställ\w*|besvar\w*|med)\b[^.;:]*$", re.IGNORECASE
)
_DECIDES_NOW = re.compile(
    r"\b(?:beslut(?:ar|ade|at|a)|beslöt|bestämmer|bestämde|bestämt|bestäms|enas\som|enades|överens|överenskom|slår\sfast|slog\sfast|"
    r"fastslår|fastslog|ställde\ssig\sbakom)\b",
    re.IGNORECASE,
)


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
    r"\b(?:avsluta|avslutas|avskriva|avskrivs|förklara|förklaras|anse|anses|återkalla|återkallas|upphäva|upphävs|upphör|"
    r"upphörde|bortfaller|"
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
    r"\b(?:beslut(?:ar|ade|at|a|et)?|beslöt|bestäm(?:mer|de|t|s)|anges|överens|står|ställde\ssig\sbakom|antog|uttalade|ena[ds]+(?:es)?|"
    r"överenskom|slår\sfast|slog\sfast|fastsl\wr|fastslog|fastställer|fastställde)\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(?:lag(?:en)?|\w+lagen|förordning(?:en)?|reglement\w*|föreskrift\w*|instruktion(?:en)?|arbetsordning\w*)\b",
    re.IGNORECASE,
)
