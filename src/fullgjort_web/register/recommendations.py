"""Recommendations and what became of them, as the register shows them: a projection of findings and mentions.

A document's keys tell which other documents its chains can touch; only those that hang together with it are built
anew. `forget` is called before documents are projected and `project` after their mentions and assignments are."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from fullgjort.following.wording import day_words
from fullgjort.linking.recommendations import (
    Chain,
    GivenAssignment,
    RecommendationMention,
    chains,
    keys,
    keys_of_assignment,
)
from fullgjort_web.register.bodies import BodyIndex
from fullgjort_web.register.models import (
    Document,
    Finding,
    Mention,
    Recommendation,
    RecommendationKey,
    RecommendationStep,
    SignalSpell,
    Verdict,
)
from fullgjort_web.register.neighbourhood import chunks, digest_of
from fullgjort_web.register.recognition import day_of
from fullgjort_web.register.standing import EffectiveFinding, effective_findings
from fullgjort_web.register.state import FindingType, SignalName, Standing

BEFORE = 500  # characters before a recommendation in which its lead-in stands
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)")
_LINE = re.compile(r"\S[^\n]*")
_HEAD = re.compile(r"(?:[A-ZÅÄÖ]{1,4}\s*)?(?:§\s*\d+|\d+\s*§)[.:]?(?:\s+(?P<title>\S.{0,200}))?$")
_NUMBER = re.compile(
    r"\b(?:Ärendenummer|Ärendenr|Diarienummer|Diarienr|Dnr)\W{0,3}(?P<number>(?:[A-ZÅÄÖ]{1,5}[\s/-])?\d{2,4}[-/:]\d{1,6})",
    re.IGNORECASE,
)


def day_of_document(document: Document) -> date | None:
    """The day of a document: its meeting, the day it was published, or the day that its file's name begins with or
    holds ("2021-03-25 Granskning.pdf"); None where nobody knows."""
    if document.meeting_date:
        return document.meeting_date
    header = document.attributes.get("header") or {}
    published = day_of(header.get("published"))
    if published:
        return published
    named = _IN_NAME.search(document.name)
    return day_of(named[1]) if named else None


def forget(document_ids: Iterable[int]) -> set[int]:
    """The documents (without these) whose chains touch these documents or share a key with them, after all that is
    shown of these is gone. Give them to `project` as `neighbours`."""
    ids = sorted(set(document_ids))
    together = _sharing(ids)
    for chunk in chunks(ids):
        together.update(
            RecommendationStep.objects.filter(document__in=chunk).values_list("recommendation__document_id", flat=True)
        )
        together.update(
            RecommendationStep.objects.filter(recommendation__document__in=chunk).values_list("document_id", flat=True)
        )
    for chunk in chunks(ids):
        _drop(RecommendationStep.objects.filter(document__in=chunk))
        _drop(RecommendationKey.objects.filter(document__in=chunk))
    _drop_chains(ids)
    return together - set(ids)


def project(documents: list[Document], bodies: BodyIndex, neighbours: Iterable[int] = ()) -> None:
    """Bring the recommendations of these documents, and of all that hangs together with them, up to date.
    `neighbours` are the documents that `forget` gave."""
    own = {document.pk for document in documents}
    rows = _read(documents, bodies)
    _write_keys(rows, own)
    start = {pk for pk in own if rows[pk].recommendations or rows[pk].followers} | set(neighbours)
    if not start:
        return
    together = _closure(start)
    missing = sorted(together - own)
    for chunk in chunks(missing):
        found = (
            Document.objects.filter(pk__in=chunk, withdrawn_at__isnull=True).select_related("body").defer("structure")
        )
        rows.update(_read(list(found), bodies))
    wanted = [row for pk, row in sorted(rows.items()) if pk in together]
    _drop_chains([row.document.pk for row in wanted])
    _show(wanted, bodies)


def rebuild_from_nothing() -> None:
    """None, after everything that this module shows is gone."""
    _drop(SignalSpell.objects.filter(recommendation__isnull=False))
    _drop(RecommendationStep.objects.all())
    _drop(Recommendation.objects.all())
    _drop(RecommendationKey.objects.all())


def _drop(rows: Any) -> None:
    rows._raw_delete(rows.db)


def _drop_chains(document_ids: Iterable[int]) -> None:
    """Drop the recommendations that these documents give, with their steps and signals."""
    for chunk in chunks(document_ids):
        shown = list(Recommendation.objects.filter(document__in=chunk).values_list("pk", flat=True))
        for part in chunks(shown):
            _drop(SignalSpell.objects.filter(recommendation__in=part))
            _drop(RecommendationStep.objects.filter(recommendation__in=part))
            _drop(Recommendation.objects.filter(pk__in=part))


def _sharing(document_ids: Iterable[int]) -> set[int]:
    """The documents with recommendations that share a key with these or with the assignments in them."""
    together: set[int] = set()
    for chunk in chunks(document_ids):
        shared = RecommendationKey.objects.filter(document__in=chunk).order_by().values_list("key", flat=True)
        together |= _with_keys(set(shared), assignments=False)
    return together


def _with_keys(keys_: set[str], *, assignments: bool) -> set[int]:
    """The documents whose recommendations (and, where wanted, assignments) have one of the keys."""
    found: set[int] = set()
    for chunk in chunks(keys_):
        rows = RecommendationKey.objects.filter(key__in=chunk).order_by()
        if not assignments:
            rows = rows.filter(mention__isnull=True)
        found.update(rows.values_list("document_id", flat=True))
    return found


def _closure(start: set[int]) -> set[int]:
    """The documents that hang together with these through keys of recommendations. A document that only gives
    assignments leads no further: what follows from one recommendation says nothing about another."""
    known = start | _sharing(start)
    fresh = set(known)
    seen: set[str] = set()
    while fresh:
        found: set[str] = set()
        for chunk in chunks(fresh):
            rows = RecommendationKey.objects.filter(document__in=chunk, mention__isnull=True).order_by()
            found.update(rows.values_list("key", flat=True))
        found -= seen
        seen |= found
        fresh = _with_keys(found, assignments=True) - known
        known |= fresh
    return known


@dataclass(slots=True)
class _Row:
    """A document with its recommendations and the assignments that may follow from one, by their ids."""

    document: Document
    day: date | None
    recommendations: dict[str, tuple[EffectiveFinding, RecommendationMention]]
    followers: dict[str, tuple[Mention, GivenAssignment]]


def _read(documents: list[Document], bodies: BodyIndex) -> dict[int, _Row]:
    """What these documents tell of recommendations, after people's verdicts."""
    ids = [document.pk for document in documents]
    digests = [document.digest for document in documents]
    findings: dict[int, list[Finding]] = {}
    for finding in Finding.objects.filter(document__in=ids, type=FindingType.RECOMMENDATION):
        findings.setdefault(finding.document_id, []).append(finding)
    said: dict[str, list[Verdict]] = {}
    for verdict in Verdict.objects.filter(digest__in=digests):
        said.setdefault(verdict.digest, []).append(verdict)
    mentions: dict[int, list[Mention]] = {}
    for mention in Mention.objects.filter(document__in=ids).select_related("code").order_by("start", "end", "pk"):
        mentions.setdefault(mention.document_id, []).append(mention)
    rows = {}
    for document in documents:
        row = _Row(document, day_of_document(document), {}, {})
        rows[document.pk] = row
        if document.withdrawn_at:
            continue
        own = findings.get(document.pk, [])
        verdicts = said.get(document.digest, [])
        cases = _Cases(document)
        if own or verdicts:
            effective, _ = effective_findings(document, own, verdicts)
            for told in effective:
                if told.type == FindingType.RECOMMENDATION and told.standing != Standing.REJECTED and not told.doubtful:
                    one = _mention_of(document, told, row.day, cases, bodies)
                    row.recommendations[one.id] = (told, one)
        for mention in mentions.get(document.pk, []):
            if mention.role in (Mention.Role.GIVEN, Mention.Role.PROPOSED) or _from_audit(mention):
                given = _given_of(document, mention, row.day, cases, bodies)
                row.followers[given.id] = (mention, given)
    return rows


def _from_audit(mention: Mention) -> bool:
    return (mention.recognised_by or {}).get("origin_kind") == "audit"


class _Cases:
    """The cases of minutes, by the headings with a §: title and registry number. A memo is one case, its own title."""

    def __init__(self, document: Document) -> None:
        header = document.attributes.get("header") or {}
        self._whole = (document.title, header.get("diary_number") or "")
        self._heads: list[tuple[int, str, str]] = []
        if document.kind not in ("minutes", "notice", "decision_summary"):
            return
        lines = [(match.start(), match.group().strip()) for match in _LINE.finditer(document.text)]
        for number, (place, line) in enumerate(lines):
            found = _HEAD.match(line)
            if not found:
                continue
            title = found["title"] or (lines[number + 1][1] if number + 1 < len(lines) else "")
            numbered = _NUMBER.search(" ".join(line for _, line in lines[number : number + 4]))
            title = _NUMBER.split(title, maxsplit=1)[0].strip()
            self._heads.append((place, title, numbered["number"] if numbered else ""))

    def at(self, start: int) -> tuple[str, str]:
        """The title and the registry number of the case in which a place stands; the document's where there is none."""
        place = bisect(self._heads, start, key=lambda head: head[0])
        return self._heads[place - 1][1:] if place else self._whole


def _board(name: str | None, bodies: BodyIndex) -> str | None:
    """How a board is told from others: the one that has taken over its assignments where one has. None for an
    addressee that is no board: it tells no two recommendations apart."""
    body = bodies.heir(bodies.giver(name)) if name else None
    return (body.abbreviation or body.name) if body else None


def _mention_of(
    document: Document, told: EffectiveFinding, day: date | None, cases: _Cases, bodies: BodyIndex
) -> RecommendationMention:
    attributes = told.attributes
    title, number = cases.at(told.start)
    return RecommendationMention(
        id=f"{document.digest}:{told.start:09d}-{told.end:09d}",
        document=document.digest,
        quote=told.quote,
        document_kind=document.kind,
        document_title=title,
        day=day.isoformat() if day else "",
        source=attributes.get("source"),
        to=_board(attributes.get("to"), bodies),
        about=attributes.get("about"),
        kind=attributes.get("kind") or "recommendation",
        case_number=number,
        context=document.text[max(0, told.start - BEFORE) : told.start],
    )


def _given_of(
    document: Document, mention: Mention, day: date | None, cases: _Cases, bodies: BodyIndex
) -> GivenAssignment:
    known = mention.recognised_by or {}
    title, number = cases.at(mention.start)
    body = bodies.heir(bodies.giver(known.get("decision_body") or known.get("giver")) or document.body)
    said = known.get("decision_day") or known.get("day") or (day.isoformat() if day else "")
    return GivenAssignment(
        id=f"{document.digest}:{mention.start:09d}-{mention.end:09d}",
        document=document.digest,
        wording=mention.quote,
        document_kind=document.kind,
        document_title=document.title,
        day=said,
        body=(body.abbreviation or body.name) if body else None,
        title=title or known.get("title") or "",
        origin_kind=known.get("origin_kind") or "unknown",
        source=known.get("source") or "",
        case_number=known.get("case_number") or number,
        context=known.get("context") or "",
    )


def _write_keys(rows: dict[int, _Row], own: set[int]) -> None:
    written: list[RecommendationKey] = []
    for pk in sorted(own):
        row = rows[pk]
        found = {key for _, told in row.recommendations.values() for key in keys(told)}
        written.extend(RecommendationKey(document_id=pk, key=digest_of(key)) for key in sorted(found))
        for mention, given in row.followers.values():
            written.extend(
                RecommendationKey(document_id=pk, mention=mention, key=digest_of(key))
                for key in keys_of_assignment(given)
            )
    RecommendationKey.objects.bulk_create(written, batch_size=500)


def _show(rows: list[_Row], bodies: BodyIndex) -> None:
    """Write the chains of these documents' recommendations."""
    told = {id_: (row, finding, one) for row in rows for id_, (finding, one) in row.recommendations.items()}
    followers = {id_: (row, mention) for row in rows for id_, (mention, _) in row.followers.items()}
    made = chains([one for _, _, one in told.values()], [given for row in rows for _, given in row.followers.values()])
    shown: list[Recommendation] = []
    for chain in made:
        row, finding, one = told[chain.given.id]
        body = bodies.giver(finding.attributes.get("to"))
        shown.append(
            Recommendation(
                document=row.document, finding_id=finding.finding_id, start=finding.start, end=finding.end,
                page=finding.page, quote=finding.quote, kind=one.kind, source=(one.source or "")[:300],
                to=(finding.attributes.get("to") or "")[:300], body=body, about=one.about or "", day=row.day,
                year=row.day.year if row.day else None,
            )
        )  # fmt: skip
    Recommendation.objects.bulk_create(shown, batch_size=200)
    steps: list[RecommendationStep] = []
    spells: list[SignalSpell] = []
    for chain, recommendation in zip(made, shown, strict=True):
        for kind, chosen in (("answer", chain.answers), ("came_back", chain.came_back)):
            for step in chosen:
                row, finding, _ = told[step.id]
                steps.append(
                    RecommendationStep(
                        recommendation=recommendation, kind=kind, document=row.document, finding_id=finding.finding_id,
                        start=finding.start, end=finding.end, page=finding.page, quote=finding.quote, day=row.day,
                        reason=step.reason,
                    )
                )  # fmt: skip
        for step in chain.assignments:
            row, mention = followers[step.id]
            steps.append(
                RecommendationStep(
                    recommendation=recommendation, kind="assignment", document=row.document, mention=mention,
                    start=mention.start, end=mention.end, page=mention.page, quote=mention.quote,
                    day=mention.day or row.day, reason=step.reason,
                )
            )  # fmt: skip
        spells.extend(_came_back(chain, recommendation, told))
    RecommendationStep.objects.bulk_create(steps, batch_size=200)
    SignalSpell.objects.bulk_create(spells, batch_size=200)


def _came_back(
    chain: Chain, recommendation: Recommendation, told: dict[str, tuple[_Row, EffectiveFinding, RecommendationMention]]
) -> list[SignalSpell]:
    """The signal that a recommendation came back, from the first later audit whose day is known."""
    dated = [(told[step.id], step) for step in chain.came_back if told[step.id][0].day]
    if not dated:
        return []
    (row, finding, one), _ = min(dated, key=lambda pair: (pair[0][0].day, pair[1].id))
    assert row.day is not None
    given = f" den {day_words(recommendation.day)}" if recommendation.day else ""
    return [
        SignalSpell(
            name=SignalName.CAME_BACK,
            since=row.day,
            why=f"Rekommendationen gavs{given} och ges igen i ”{one.document_title or row.document.name}” den {day_words(row.day)}.",
            act="check",
            recommendation=recommendation,
            document=row.document,
            start=finding.start,
            quote=finding.quote,
        )
    ]
