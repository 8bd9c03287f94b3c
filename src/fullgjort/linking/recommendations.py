"""Recommendations through the years: given in an audit, answered in a memo, followed by assignments, given again.

A recommendation is told by its wording, the board it is put to, and what was audited: audits use many words alike
("stärka uppföljningen av fattade beslut"), so that wording alone says little unless it names its matter. Papers that
share a key (what was audited, the rare words of a recommendation, a case number) are compared and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from fullgjort.linking.matter import AuditMatter, names_audit, same_wording, specific, stems_of, words_of
from fullgjort.linking.matter import matter as matter_of

REPEATS = re.compile(
    r"\b(?:vi\s+upprepar|upprepas|upprepa[rd]?\b|kvarst(?:å|od)\w*|återkommande\s+rekommendation|"
    r"(?:tidigare|föregående|förra)\s+(?:års\s+)?(?:lämnade\s+)?(?:rekommendation|granskning)\w*|"
    r"åter(?:igen)?\s+rekommender|ännu\s+inte\s+(?:åtgärdat|omhändertag)\w*|inte\s+(?:är\s+)?omhändertag\w*)",
    re.IGNORECASE,
)
AUDITS = frozenset({"audit_report"})
ANSWERING = frozenset(
    {"decision_memo", "minutes", "notice", "report_back", "director_report", "list", "decision_summary"}
)
ONE_PAPER = 120  # days within which an audit and its covering letter are one giving
ENOUGH = 2  # points from which a paper answers an audit
_ONLY_REPORTS = re.compile(
    r"^.{0,80}?\bska(?:ll)?\s+(?:återkomma\s+med|lämna)\s+(?:en\s+)?(?:redovisning|återrapportering|rapport)"
    r"(?:\s+(?:senast|till|i|vid|under|före|årligen|varje|en\sgång)\b.*|\W*)$",
    re.IGNORECASE | re.DOTALL,
)
_LATE = "9999"


@dataclass(frozen=True, slots=True)
class RecommendationMention:
    """One place where a document states a recommendation or a need. `id` is unique and the same each time; `day` the
    ISO day of its document ("" unknown); `document_title` and `about` tell what was audited; `to` the body it is put to;
    `kind` recommendation or need; `context` the words before it ("" unknown)."""

    id: str
    document: str
    quote: str
    document_kind: str = "other"
    document_title: str = ""
    day: str = ""
    source: str | None = None
    to: str | None = None
    about: str | None = None
    kind: str = "recommendation"
    case_number: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class GivenAssignment:
    """An assignment as far as a recommendation can lead to it: `id` is the mention that gives or proposes it, `title`
    its case, `context` the words around it."""

    id: str
    document: str
    wording: str
    document_kind: str = "other"
    document_title: str = ""
    day: str = ""
    body: str | None = None
    title: str = ""
    origin_kind: str = "unknown"
    source: str = ""
    case_number: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A mention (`id`) in a recommendation's chain, and in a Swedish sentence why it belongs there."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Chain:
    """One recommendation: where it was first given, where it is printed again in an answer, which assignments follow
    from it (ids of `GivenAssignment`), and which later audits give it again. All but `given` may be empty.

    `given` stands in an audit report where one was read; else in the first paper that tells of the recommendation."""

    given: RecommendationMention
    answers: tuple[Step, ...] = ()
    assignments: tuple[Step, ...] = ()
    came_back: tuple[Step, ...] = ()


def keys(recommendation: RecommendationMention) -> tuple[str, ...]:
    """The index keys of a recommendation, sorted: what was audited, the rare words of its wording in pairs with the
    board, its case. Empty for one that only general words tell; it is found through the others of its paper."""
    found = {f"matter|{matter.key}" for matter in _matters(recommendation)}
    found.update(_pairs(recommendation.quote))
    if recommendation.case_number:
        found.add(_case(recommendation.case_number))
    return tuple(sorted(found))


def keys_of_assignment(given: GivenAssignment) -> tuple[str, ...]:
    """The index keys of an assignment, sorted: its case, and where its words name an audit what was audited and its
    rare words. Empty for one that no recommendation can lead to by its words."""
    found = {f"matter|{matter.key}" for matter in _matters_of(given)}
    if _speaks_of_audit(given):
        found.update(_pairs(given.wording))
    if given.case_number:
        found.add(_case(given.case_number))
    return tuple(sorted(found))


def chains(
    recommendations: Iterable[RecommendationMention], assignments: Iterable[GivenAssignment]
) -> tuple[Chain, ...]:
    """One chain for each recommendation, oldest first; empty for none. The order of what is given makes no difference.

    To build a chain anew after a change, give every recommendation that hangs together with the changed ones through
    `keys` or through its document, and every assignment that shares a key or a document with them."""
    papers = _papers(recommendations)
    near = _near(papers)
    origins: dict[str, _Origin] = {}
    for line in _givings([paper for paper in papers if paper.is_source], near):
        for told in line.told:
            origins[told.mention.id] = line
    loose = _answers(papers, near, origins)
    for line in _retold(loose, near):
        origins[line.given.mention.id] = line
    lines = sorted({id(line): line for line in origins.values()}.values(), key=lambda line: line.given.order)
    _followers(lines, papers, list(assignments))
    return tuple(line.chain() for line in lines)


def _case(number: str) -> str:
    return f"case|{re.sub(r'[^a-zåäö0-9]+', '', number.casefold())}"


def _pairs(wording: str) -> Iterator[str]:
    rare = sorted(specific(stems_of(wording)), key=lambda stem: (-len(stem), stem))[:5]
    for pair in combinations(sorted(rare), 2):
        yield "words|" + "|".join(pair)


def _matters(told: RecommendationMention) -> tuple[AuditMatter, ...]:
    named = [told.about or ""]
    if told.document_kind in AUDITS or names_audit(told.document_title):
        named.append(told.document_title)
    if told.document_kind not in AUDITS:
        named.extend(audits_named(told.context))
    found = [matter for matter in map(matter_of, named) if matter]
    return tuple(dict.fromkeys(found))


def _matters_of(given: GivenAssignment) -> tuple[AuditMatter, ...]:
    named = [title for title in (given.title, given.document_title, given.source) if names_audit(title)]
    found = [matter for matter in map(matter_of, named) if matter]
    return tuple(dict.fromkeys(found))


_NAMED = re.compile(
    r"\b(?:revisions|gransknings)?(?:rapporten|granskningen|rapport)\s+(?:av\s+|om\s+)?[”\"»]?((?-i:[A-ZÅÄÖ])[^”\".,;:()\n]{4,110})",
    re.IGNORECASE,
)


def audits_named(context: str) -> tuple[str, ...]:
    """The names of audits that words cite ("rapporten Granskning av vårdens köer"), in order; empty for none."""
    return tuple(" ".join(match[1].split()) for match in _NAMED.finditer(" ".join(context.split())))


def _speaks_of_audit(given: GivenAssignment) -> bool:
    spoken = (given.title, given.document_title, given.source, given.context, given.wording)
    return given.origin_kind == "audit" or any(names_audit(words) for words in spoken)


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two boards can be the same: equal, or one is not told."""
    return not one or not other or one.casefold() == other.casefold()


def _days(one: str, other: str) -> int | None:
    """The days from one ISO day to another; None where either is not known to the day."""
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)).days
    except ValueError:
        return None


@dataclass(slots=True)
class _Told:
    """A recommendation with what it is compared by."""

    mention: RecommendationMention
    stems: tuple[str, ...]
    repeats: bool

    @property
    def order(self) -> tuple[str, bool, str, str]:
        return (self.mention.day or _LATE, self.repeats, self.mention.document, self.mention.id)


@dataclass(slots=True)
class _Paper:
    """A document with its recommendations, each wording once, and what was audited."""

    document: str
    told: list[_Told]
    matters: tuple[AuditMatter, ...]

    @property
    def first(self) -> RecommendationMention:
        return self.told[0].mention

    @property
    def is_source(self) -> bool:
        return self.first.document_kind in AUDITS

    def keys(self) -> set[str]:
        return {key for told in self.told for key in keys(told.mention)}


@dataclass(slots=True)
class _Origin:
    """A recommendation through the years, while its chain is made."""

    told: list[_Told]
    answers: dict[str, tuple[_Told, str]] = field(default_factory=dict)
    back: dict[str, tuple[_Told, str]] = field(default_factory=dict)
    followed: dict[str, tuple[GivenAssignment, str]] = field(default_factory=dict)

    @property
    def given(self) -> _Told:
        return self.told[0]

    def chain(self) -> Chain:
        return Chain(
            self.given.mention,
            _steps((told.order, told.mention.id, why) for told, why in self.answers.values()),
            _steps((((a.day or _LATE), a.document, a.id), a.id, why) for a, why in self._tasks()),
            _steps((told.order, told.mention.id, why) for told, why in self.back.values()),
        )

    def _tasks(self) -> list[tuple[GivenAssignment, str]]:
        """The assignments, without sentences that only tell when another of their document is reported on."""
        rows = list(self.followed.values())
        whole = {given.document for given, _ in rows if not _ONLY_REPORTS.search(given.wording)}
        return [row for row in rows if row[0].document not in whole or not _ONLY_REPORTS.search(row[0].wording)]


def _steps(rows: Iterable[tuple[tuple[object, ...], str, str]]) -> tuple[Step, ...]:
    return tuple(Step(id_, why) for _, id_, why in sorted(rows, key=lambda row: (str(row[0]), row[1])))


def _papers(recommendations: Iterable[RecommendationMention]) -> list[_Paper]:
    by_document: dict[str, list[_Told]] = {}
    for mention in sorted(recommendations, key=lambda one: (one.document, one.id)):
        spoken = f"{mention.document_title} {mention.context}"
        told = _Told(mention, stems_of(mention.quote), bool(REPEATS.search(spoken)) or _follows_up(mention))
        own = by_document.setdefault(mention.document, [])
        if not any(told.stems == other.stems and _agree(mention.to, other.mention.to) for other in own):
            own.append(told)
    papers = []
    for document, own in by_document.items():
        matters = tuple(dict.fromkeys(matter for told in own for matter in _matters(told.mention)))
        papers.append(_Paper(document, own, matters))
    return sorted(papers, key=lambda paper: (paper.first.day or _LATE, paper.document))


def _follows_up(mention: RecommendationMention) -> bool:
    return mention.document_kind in AUDITS and bool(
        re.match(r"\W*uppföljande\s|\W*uppföljning\s+(?:av|–|-)", mention.document_title, re.IGNORECASE)
    )


def _near(papers: list[_Paper]) -> dict[str, list[_Paper]]:
    """The papers that share a key with each paper, in order; itself not among them."""
    by_key: dict[str, list[_Paper]] = {}
    own_keys = {paper.document: paper.keys() for paper in papers}
    for paper in papers:
        for key in own_keys[paper.document]:
            by_key.setdefault(key, []).append(paper)
    near: dict[str, list[_Paper]] = {}
    for paper in papers:
        others = {other.document: other for key in own_keys[paper.document] for other in by_key[key]}
        others.pop(paper.document, None)
        near[paper.document] = sorted(others.values(), key=lambda other: (other.first.day or _LATE, other.document))
    return near


def _alike(one: _Told, other: _Told) -> bool:
    return (
        one.mention.kind == other.mention.kind
        and _agree(one.mention.to, other.mention.to)
        and same_wording(one.stems, other.stems)
    )


def _givings(papers: list[_Paper], near: dict[str, list[_Paper]]) -> list[_Origin]:
    """The recommendations of audits, each once, with the later audits that give them again."""
    told = {one.mention.id: one for paper in papers for one in paper.told}
    parent = {id_: id_ for id_ in told}

    def root(id_: str) -> str:
        while parent[id_] != id_:
            parent[id_] = parent[parent[id_]]
            id_ = parent[id_]
        return id_

    for paper in papers:
        for other in near[paper.document]:
            if not other.is_source or other.document < paper.document:
                continue
            for one in paper.told:
                for two in other.told:
                    if _alike(one, two) and _given_again(one, paper, two, other):
                        parent[root(one.mention.id)] = root(two.mention.id)
    grouped: dict[str, list[_Told]] = {}
    for id_, one in told.items():
        grouped.setdefault(root(id_), []).append(one)
    lines = []
    for group in grouped.values():
        line = _Origin(sorted(group, key=lambda one: one.order))
        # an audit without a day that says it repeats is later than one that does not
        line.told.sort(key=lambda one: (one.repeats and not one.mention.day, *one.order))
        for later in line.told[1:]:
            apart = _days(line.given.mention.day, later.mention.day)
            if later.repeats or (apart is not None and apart > ONE_PAPER):
                line.back[later.mention.id] = (later, _why_back(line.given, later))
        lines.append(line)
    return lines


def _given_again(one: _Told, paper: _Paper, two: _Told, other: _Paper) -> bool:
    """Whether two alike recommendations of two audits are one and the same, given twice: of one matter, or the later
    says that it repeats. General words alone, without saying so, do not come back in a new audit years later."""
    later = max(one, two, key=lambda told: told.order)
    if set(paper.matters) & set(other.matters):
        shared = sum(any(_alike(a, b) for b in other.told) for a in paper.told)
        return later.repeats or shared > 1 or len(specific(one.stems) & specific(two.stems)) > 1
    if not later.repeats:
        return False
    if any(a.within(b) or b.within(a) for a in paper.matters for b in other.matters):
        return True
    return len(specific(one.stems) & specific(two.stems)) >= 3


def _why_back(given: _Told, later: _Told) -> str:
    where = f" till {_name(given.mention.to)}" if given.mention.to else ""
    said = "Granskningen säger själv att den upprepas." if later.repeats else "Orden är desamma."
    return f"Rekommendationen{where} ges igen i en senare granskning. {said}"


def _name(board: str | None) -> str:
    if not board:
        return ""
    return board if board.isupper() else board[:1].lower() + board[1:]


def _answers(papers: list[_Paper], near: dict[str, list[_Paper]], origins: dict[str, _Origin]) -> list[_Paper]:
    """Put each retold recommendation with the one it retells; what is left over is given back as papers."""
    left: list[_Paper] = []
    for paper in papers:
        if paper.is_source:
            continue
        loose = []
        for told in paper.told:
            line, why = _answered(told, paper, near[paper.document], origins)
            if line is None:
                loose.append(told)
            else:
                line.answers[told.mention.id] = (told, why)
        if loose:
            left.append(replace(paper, told=loose))
    return left


def _answered(
    told: _Told, paper: _Paper, near: list[_Paper], origins: dict[str, _Origin]
) -> tuple[_Origin | None, str]:
    """The recommendation that a paper's words retell, and why; None where none fits, or several fit equally well.
    Of audits that fit equally well by their words the nearest in time is meant."""
    found: dict[int, tuple[tuple[int, int], _Origin, str]] = {}
    for audit in near:
        same = [one for one in audit.told if _alike(one, told)] if audit.is_source else []
        after = _after(audit.first.day, told.mention.day)
        if not same or after is None:
            continue
        points, why = _points(told, paper, audit)
        line = origins[min(same, key=lambda one: (one.stems != told.stems, one.order)).mention.id]
        rank = (-points, after)
        if points >= ENOUGH and (id(line) not in found or rank < found[id(line)][0]):
            found[id(line)] = (rank, line, why)
    ranked = sorted(found.values(), key=lambda row: (row[0], row[1].given.order))
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None, ""
    return ranked[0][1], ranked[0][2]


def _after(audit: str, answer: str) -> int | None:
    """How many days after an audit an answer came (0 where a day is not known); None where it came before: what bears
    an earlier day than the audit is no answer to it, whatever it names."""
    apart = _days(audit, answer)
    return None if apart is not None and apart < 0 else apart or 0


def _points(told: _Told, paper: _Paper, audit: _Paper) -> tuple[int, str]:
    """How surely a paper speaks of an audit, and the strongest reason."""
    shared = sum(any(_alike(one, two) for two in audit.told) for one in paper.told)
    rare = len(specific(told.stems)) >= 2
    points = min(shared - 1, 3) + 2 * rare
    same = set(paper.matters) & set(audit.matters)
    number = told.mention.case_number
    if same:
        return points + 5, f"Samma ordalydelse, och handlingen svarar på granskningen ”{_title(audit)}”."
    if number and any(_case(number) == _case(one.mention.case_number) for one in audit.told if one.mention.case_number):
        return points + 4, f"Samma ordalydelse och samma ärendenummer, {number}."
    if any(a.within(b) or b.within(a) for a in paper.matters for b in audit.matters):
        return points + 2, f"Samma ordalydelse, och handlingen nämner granskningen ”{_title(audit)}”."
    if paper.matters and audit.matters:
        points -= 1
    if shared > 1:
        return points, f"Samma ordalydelse, och handlingen återger {shared} av granskningens rekommendationer."
    return points, "Samma ordalydelse, med samma ovanliga ord."


def _title(paper: _Paper) -> str:
    return paper.first.document_title or paper.first.about or ""


def _retold(papers: list[_Paper], near: dict[str, list[_Paper]]) -> list[_Origin]:
    """Recommendations whose audit was not read, and a committee's needs: each with the later papers that retell it."""
    left = {paper.document: paper for paper in papers}
    told = [(one, paper) for paper in papers for one in paper.told]
    told.sort(key=lambda row: (row[0].mention.document_kind in ANSWERING, row[0].order))
    taken: set[str] = set()
    lines = []
    for one, paper in told:
        if one.mention.id in taken:
            continue
        taken.add(one.mention.id)
        line = _Origin([one])
        lines.append(line)
        for known in near[paper.document]:
            other = left.get(known.document)
            apart = _days(one.mention.day, known.first.day)
            if other is None or (apart is not None and apart < 0):
                continue
            for two in other.told:
                if two.mention.id in taken or not _alike(one, two):
                    continue
                points, why = _points(two, other, paper)
                if points < ENOUGH:
                    continue
                taken.add(two.mention.id)
                if two.mention.document_kind in ANSWERING:
                    line.answers[two.mention.id] = (two, why)
                else:
                    line.back[two.mention.id] = (two, why)
    return lines


def _followers(lines: list[_Origin], papers: list[_Paper], assignments: list[GivenAssignment]) -> None:
    """Put each assignment with the recommendations that it follows from."""
    by_matter: dict[AuditMatter, list[_Paper]] = {}
    for paper in papers:
        if paper.is_source:
            for matter in paper.matters:
                by_matter.setdefault(matter, []).append(paper)
    line_of = {told.mention.id: line for line in lines for told in line.told}
    printed: dict[str, list[tuple[_Told, _Origin]]] = {}
    cases: dict[str, list[tuple[_Told, _Origin]]] = {}
    words: dict[str, list[tuple[_Told, _Origin]]] = {}
    for line in lines:
        retold = [line.given] if line.given.mention.document_kind not in AUDITS else []
        for told in [*retold, *(one for one, _ in line.answers.values())]:
            printed.setdefault(told.mention.document, []).append((told, line))
            if told.mention.case_number:
                cases.setdefault(_case(told.mention.case_number), []).append((told, line))
        for told in line.told:
            for pair in _pairs(told.mention.quote):
                words.setdefault(pair, []).append((told, line))
    for given in sorted(assignments, key=lambda one: one.id):
        for told, line in printed.get(given.document, ()):
            if _one_case(told.mention, given) and _agree(told.mention.to, given.body):
                line.followed.setdefault(given.id, (given, "Ges i den handling som svarar på rekommendationen."))
        for told, line in cases.get(_case(given.case_number), ()) if given.case_number else ():
            if _agree(told.mention.to, given.body) and _after(line.given.mention.day, given.day) is not None:
                why = f"Samma ärende som svaret på rekommendationen, {given.case_number}."
                line.followed.setdefault(given.id, (given, why))
        named = _answers_audit(given, by_matter)
        for audit in named:
            for told in audit.told:
                if _agree(told.mention.to, given.body):
                    why = f"Ges i ett ärende om granskningen ”{_title(audit)}”."
                    line_of[told.mention.id].followed.setdefault(given.id, (given, why))
        if not named and _speaks_of_audit(given):
            stems = stems_of(given.wording)
            for pair in _pairs(given.wording):
                for told, line in words.get(pair, ()):
                    if _by_words(told, stems, given):
                        why = "Uppdraget nämner granskningen och delar rekommendationens ovanliga ord."
                        line.followed.setdefault(given.id, (given, why))


def _one_case(told: RecommendationMention, given: GivenAssignment) -> bool:
    """Whether a recommendation and an assignment of one document stand in one case: a memo is about one; minutes
    about many, told by their headings."""
    if told.document_kind == "decision_memo":
        return True
    return bool(given.title) and words_of(told.document_title) == words_of(given.title)


def _answers_audit(given: GivenAssignment, by_matter: dict[AuditMatter, list[_Paper]]) -> list[_Paper]:
    """The audit of that matter that is nearest in time before the assignment; all where the days are not known."""
    audits = {paper.document: paper for matter in _matters_of(given) for paper in by_matter.get(matter, ())}
    fitting = [(after, paper) for paper in audits.values() if (after := _after(paper.first.day, given.day)) is not None]
    dated = [(after, paper) for after, paper in fitting if _days(paper.first.day, given.day) is not None]
    if dated:
        nearest = min(after for after, _ in dated)
        return [paper for after, paper in dated if after == nearest]
    return [paper for _, paper in fitting]


def _by_words(told: _Told, stems: tuple[str, ...], given: GivenAssignment) -> bool:
    apart = _days(told.mention.day, given.day)
    if (apart is not None and apart < 0) or not _agree(told.mention.to, given.body):
        return False
    rare = specific(told.stems)
    return len(rare & specific(stems)) >= max(2, round(0.75 * len(rare)))
