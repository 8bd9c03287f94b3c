"""What is asked about assignments, as facts: which reports may be of them, and which of them may be a part of another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fullgjort.following.facts import Asked, AssignmentFacts
from fullgjort.linking.parts import parts_answered
from fullgjort_web.register.facts import learnt
from fullgjort_web.register.models import Link, Mention
from fullgjort_web.register.neighbourhood import chunks
from fullgjort_web.register.shape import plain
from fullgjort_web.register.told import answers


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked about some assignments (by id): the mentions that may belong to each, and those that ask
    themselves."""

    may_belong: dict[int, list[Mention]]
    asking: frozenset[int]

    def told_in(self, assignment: int, facts: AssignmentFacts) -> dict[str, Any]:
        """The fields of an assignment's facts that questions give: `asked` and `in_question`."""
        parts = facts.parts
        found = []
        for mention, report, day in answers(self.may_belong.get(assignment, ())):
            of_parts = parts_answered(parts, report["quote"])
            found.append(
                Asked(
                    day=day,
                    learnt=learnt(mention.document),
                    document=mention.document.digest,
                    name=mention.document.name,
                    start=report["start"],
                    quote=report["quote"],
                    status=report.get("status") or "unclear",
                    evidence=plain(report.get("evidence")),
                    answers=of_parts.answered,
                    unit=report.get("unit") or "",
                    other=of_parts.other,
                )
            )
        return {"asked": tuple(found), "in_question": assignment in self.asking}


def asked_about(assignments: Iterable[int]) -> Questions:
    """The open questions about these assignments. A mention that may belong to an assignment counts once for it, and
    not at all for the one it stands in; two queries for each lot."""
    may_belong: dict[int, dict[int, int]] = {}
    asking: set[int] = set()
    wanted: set[int] = set()
    for chunk in chunks(assignments):
        about = Link.objects.filter(candidate__assignment__in=chunk)
        for mention, home, candidate in about.values_list(
            "mention_id", "mention__assignment_id", "candidate__assignment_id"
        ):
            if home != candidate:
                may_belong.setdefault(candidate, {})[mention] = mention
                wanted.add(mention)
        asking.update(
            Link.objects.filter(mention__assignment__in=chunk).values_list("mention__assignment_id", flat=True)
        )
    rows: dict[int, Mention] = {}
    for chunk in chunks(wanted):
        some = Mention.objects.filter(pk__in=chunk).select_related("document")
        rows.update((row.pk, row) for row in some.defer("document__text", "document__structure"))
    return Questions(
        {candidate: [rows[pk] for pk in sorted(mentions)] for candidate, mentions in may_belong.items()},
        frozenset(asking),
    )
