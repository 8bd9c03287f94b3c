"""Recommendations through the years: given in an audit, answered in a memo, followed by assignments, given again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecommendationMention:
    """One place where a document states a recommendation or a need. `id` is unique and the same each time; `day` the
    ISO day of its document ("" unknown); `document_title` and `about` tell what was audited; `to` the body it is put to;
    `kind` recommendation or need."""

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
    from it (ids of `GivenAssignment`), and which later audits give it again. All but `given` may be empty."""

    given: RecommendationMention
    answers: tuple[Step, ...] = ()
    assignments: tuple[Step, ...] = ()
    came_back: tuple[Step, ...] = ()
