"""What a person has to decide: to which assignment a place belongs, with the candidates side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import batched
from typing import overload

from django.db.models import F, Q

from fullgjort_web.register.kept import kept
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

    @property
    def place(self) -> str:
        return place_name(self.mention)

    @property
    def names_none(self) -> bool:
        """Whether the place names no assignment: a decision about one, or an answer to one."""
        return bool(self.mention.attributes.get("place"))

    @property
    def kind(self) -> str:
        """Which type of finding the place is."""
        return str(self.mention.attributes.get("place") or "assignment")


def place_name(mention: Mention) -> str:
    """How a place that is asked about is named: the start of its document's digest, and where it stands there."""
    return f"{mention.document.digest[:12]}-{mention.start}"


class OpenQuestions(Sequence[Question]):
    """All questions that nobody has answered, oldest place first; up to a day (with the candidates told of by then) and
    of one board (its slug), if given. Only those that are looked at are fetched: a fixed number of queries, however many there are."""

    def __init__(self, day: date | None = None, body: str = "") -> None:
        self._links = Link.objects.filter(candidate__assignment__isnull=False)
        if day:
            self._links = self._links.filter(Q(candidate__day__isnull=True) | Q(candidate__day__lte=day))
        asked = Mention.objects.filter(pk__in=self._links.values("mention"))
        if day:
            asked = asked.filter(Q(day__isnull=True) | Q(day__lte=day))
        if body:
            asked = asked.filter(document__body__slug=body)
        self._asked = asked.order_by(F("day").asc(nulls_last=True), "document__digest", "start", "pk")

    @cached_property
    def _number(self) -> int:
        return self._asked.count()

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, wanted: int) -> Question: ...

    @overload
    def __getitem__(self, wanted: slice) -> list[Question]: ...

    def __getitem__(self, wanted: int | slice) -> Question | list[Question]:
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        some = list(self._asked.values_list("pk", flat=True)[wanted])
        return [
            question for chunk in batched(some, 400) for question in _questions(self._links.filter(mention__in=chunk))
        ]


def open_questions(day: date | None = None, body: str = "") -> list[Question]:
    """All questions that nobody has answered, oldest place first; up to a day and of one board (its slug), if given."""
    return OpenQuestions(day, body)[:]


def count_questions(day: date | None = None, body: str = "") -> int:
    """How many questions nobody has answered; up to a day and of one board (its slug), if given. Kept until the register
    changes."""
    return kept(f"questions {day} {body}", lambda: len(OpenQuestions(day, body)), patient=False).value


def about(code: str) -> Q:
    """The links of the questions about an assignment, by its code, or about a place that belongs to none, by its own. One
    query."""
    of_assignment = Mention.objects.filter(assignment__code=code).order_by().values_list("pk", flat=True)
    of_place = Mention.objects.filter(assignment__isnull=True, code__code=code).order_by().values_list("pk", flat=True)
    return Q(mention__in=list(of_assignment.union(of_place)))  # asked first: then each table is read by its index


def question_at(code: str) -> Question | None:
    """The open question about the assignment with that code, or about the place that names none; None where there is
    none."""
    found = _questions(Link.objects.filter(about(code)))
    return found[0] if found else None


def _questions(links: Iterable[Link]) -> list[Question]:
    found: dict[int, Question] = {}
    rows = links.select_related(  # type: ignore[attr-defined]
        "mention__document__body", "mention__assignment", "mention__code", "candidate__document__body", "candidate__assignment"
    ).defer(
        "mention__document__text", "mention__document__structure",
        "candidate__document__text", "candidate__document__structure",
    )  # fmt: skip
    for link in rows:
        mention, candidate = link.mention, link.candidate
        if candidate.assignment is None:
            continue
        heading = plain(mention.attributes.get("title"))
        own = mention.assignment.code if mention.assignment else mention.code.code
        question = found.setdefault(mention.pk, Question(mention, own, heading))
        if not any(one.code == candidate.assignment.code for one in question.candidates):
            question.candidates.append(
                Candidate(candidate.assignment.code, str(candidate.assignment), candidate, link.reason)
            )
    earlier = _earlier(found.values())
    for question in found.values():
        question.earlier = earlier.get(question.mention.pk, [])
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


def _earlier(questions: Iterable[Question]) -> dict[int, list[EarlierAnswer]]:
    """For each question (by its place's id) the answers that hold about places with the same heading in documents of
    the same board, newest first. Two queries, however many questions."""
    headed: dict[tuple[int, str], list[int]] = {}
    for question in questions:
        body = question.mention.document.body_id
        if question.heading and body is not None:
            headed.setdefault((body, question.heading), []).append(question.mention.pk)
    answered = (
        Mention.objects.filter(answer__isnull=False, document__body__in={body for body, _ in headed})
        .select_related("document", "assignment")
        .defer("document__text", "document__structure", "assignment__stems")
    )
    told = []
    for mention in answered if headed else ():
        asked = headed.get((mention.document.body_id, plain(mention.attributes.get("title"))))
        if asked:
            told.append((mention, asked))
    said: dict[tuple[str, int, int], list[Verdict]] = {}
    for verdict in Verdict.objects.filter(digest__in={mention.document.digest for mention, _ in told}):
        said.setdefault((verdict.digest, verdict.start, verdict.end), []).append(verdict)
    found: dict[int, list[EarlierAnswer]] = {}
    for mention, asked in told:
        about = holding(said.get((mention.document.digest, mention.start, mention.end), []))
        last = [verdict for verdict in about if verdict.act == Verdict.Act.ANSWER]
        if not last or mention.answer.get("lost"):
            continue
        chosen = mention.assignment.code if last[-1].value and mention.assignment else ""
        one = EarlierAnswer(chosen, last[-1].by, last[-1].at, mention.document, last[-1].pk)
        for pk in asked:
            if pk != mention.pk:
                found.setdefault(pk, []).append(one)
    for answers in found.values():
        answers.sort(key=lambda one: one.at, reverse=True)
    return found
