"""What a person has to decide: to which assignment a place belongs, with the candidates side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from fullgjort_web.register.models import Document, Link, Mention, Verdict
from fullgjort_web.register.shape import plain
from fullgjort_web.register.standing import holding


@dataclass(frozen=True, slots=True)
class Candidate:
    """An assignment that a place may belong to, by the mention that is chosen with it, and why."""

    code: str
    title: str
    mention: Mention
    reason: str


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """What somebody answered to the same question in an earlier document of the same board and heading. `code` is the
    assignment that was chosen (empty: none of them)."""

    code: str
    by: str
    at: datetime
    document: Document
    verdict: int


@dataclass(slots=True)
class Question:
    """`mention` is the place that is asked about and `own` the code it has by itself; `candidates` oldest first, those
    chosen before for the same heading first; `earlier` newest first, empty where nobody answered the like."""

    mention: Mention
    own: str
    heading: str
    candidates: list[Candidate] = field(default_factory=list)
    earlier: list[EarlierAnswer] = field(default_factory=list)


def open_questions(day: date | None = None, body: str = "") -> list[Question]:
    """All questions that nobody has answered, oldest place first; up to a day and of one board (its slug), if given."""
    links = Link.objects.all()
    if day:
        links = links.filter(Q(mention__day__isnull=True) | Q(mention__day__lte=day))
    if body:
        links = links.filter(mention__document__body__slug=body)
    return _questions(links)


def count_questions() -> int:
    """How many questions nobody has answered."""
    return Link.objects.values("mention").distinct().count()


def question_at(code: str) -> Question | None:
    """The open question about the assignment with that code; None where there is none."""
    found = _questions(Link.objects.filter(mention__assignment__code=code))
    return found[0] if found else None


def _questions(links: Iterable[Link]) -> list[Question]:
    found: dict[int, Question] = {}
    rows = links.select_related(  # type: ignore[attr-defined]
        "mention__document__body", "mention__assignment", "candidate__document__body", "candidate__assignment"
    ).defer(
        "mention__document__text", "mention__document__structure",
        "candidate__document__text", "candidate__document__structure",
    )  # fmt: skip
    for link in rows:
        mention, candidate = link.mention, link.candidate
        if candidate.assignment is None:
            continue
        heading = plain(mention.attributes.get("title"))
        own = mention.assignment.code if mention.assignment else ""
        question = found.setdefault(mention.pk, Question(mention, own, heading))
        if not any(one.code == candidate.assignment.code for one in question.candidates):
            question.candidates.append(
                Candidate(candidate.assignment.code, str(candidate.assignment), candidate, link.reason)
            )
    for question in found.values():
        question.earlier = _earlier(question)
        chosen = [answer.code for answer in question.earlier]
        question.candidates.sort(
            key=lambda one: (
                one.code not in chosen,
                one.mention.day or date.max,
                one.mention.document.digest,
                one.mention.start,
            )
        )
    return sorted(found.values(), key=lambda q: (q.mention.day or date.max, q.mention.document.digest, q.mention.start))


def _earlier(question: Question) -> list[EarlierAnswer]:
    """The answers that hold about places with the same heading in documents of the same board."""
    document = question.mention.document
    if not question.heading or document.body_id is None:
        return []
    answered = Mention.objects.filter(
        answer__isnull=False, document__body=document.body_id, attributes__title__quote=question.heading
    ).exclude(pk=question.mention.pk)
    found = []
    for mention in answered.select_related("document", "assignment").defer("document__text", "document__structure"):
        said = Verdict.objects.filter(digest=mention.document.digest, start=mention.start, end=mention.end)
        last = [verdict for verdict in holding(said) if verdict.act == Verdict.Act.ANSWER]
        if last:
            chosen = mention.assignment.code if last[-1].value and mention.assignment else ""
            found.append(EarlierAnswer(chosen, last[-1].by, last[-1].at, mention.document, last[-1].pk))
    return sorted(found, key=lambda one: one.at, reverse=True)
