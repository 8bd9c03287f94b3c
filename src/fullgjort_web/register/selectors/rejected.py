"""Assignments that a person rejected: they have left the register and can be brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from fullgjort_web.register.models import AssignmentCode, Document, Verdict
from fullgjort_web.register.standing import holding
from fullgjort_web.register.state import FindingType

_ONE_ACT = timedelta(seconds=2)  # rejecting an assignment writes one verdict for each place that speaks of it


@dataclass(frozen=True, slots=True)
class Rejected:
    """A rejected place: the code that it had (empty where it had none), its latest rejection, the document (None where
    it is gone), and all the verdicts of the same act."""

    code: str
    verdict: Verdict
    document: Document | None
    act: tuple[Verdict, ...]


def rejected_assignments() -> list[Rejected]:
    """Every place whose assignment a person rejected and nobody brought back, latest first."""
    latest: dict[tuple[str, int, int], Verdict] = {}
    for verdict in holding(Verdict.objects.filter(type=FindingType.ASSIGNMENT)):
        if verdict.act in (Verdict.Act.CONFIRM, Verdict.Act.ADD, Verdict.Act.REJECT):
            latest[verdict.digest, verdict.start, verdict.end] = verdict
    gone = [verdict for verdict in latest.values() if verdict.act == Verdict.Act.REJECT]
    gone.sort(key=lambda verdict: -verdict.pk)
    digests = {verdict.digest for verdict in gone}
    documents = {
        document.digest: document
        for document in Document.objects.filter(digest__in=digests).select_related("body").defer("text", "structure")
    }
    codes: dict[str, list[AssignmentCode]] = {}
    for code in AssignmentCode.objects.filter(digest__in=digests).order_by("pk"):
        codes.setdefault(code.digest, []).append(code)
    return [
        Rejected(
            next((c.code for c in codes.get(v.digest, []) if c.start < v.end and v.start < c.end), ""),
            v,
            documents.get(v.digest),
            tuple(o for o in gone if o.by == v.by and abs(o.at - v.at) <= _ONE_ACT),
        )
        for v in gone
    ]


def rejected_by_code(code: str) -> Rejected | None:
    """The rejection of the assignment with that code; None where it was not rejected."""
    known = AssignmentCode.objects.filter(code=code.upper()).first()
    if known is None:
        return None
    return next(
        (
            one
            for one in rejected_assignments()
            if one.verdict.digest == known.digest and one.verdict.start < known.end and known.start < one.verdict.end
        ),
        None,
    )
