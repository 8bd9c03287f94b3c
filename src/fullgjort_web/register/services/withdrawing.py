"""Taking documents back: what rests on them alone leaves the lists, their bytes, findings and history stay."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from fullgjort_web.register.models import Assignment, Document, Event, Mention
from fullgjort_web.register.projection import hold_register, project

WITHDRAWN, RETURNED = "withdrawn", "returned"


class WithdrawError(ValueError):
    """A document that cannot be taken back or put back: says which and why."""


def find_document(name: str) -> Document:
    """The document, withdrawn or not, with that file name or with a digest that begins so (at least 6 figures).

    Raises WithdrawError where none or several fit."""
    found = list(Document.everything.filter(name=name).order_by("digest")[:6])
    if not found and len(name) >= 6:
        found = list(Document.everything.filter(digest__startswith=name.lower()).order_by("digest")[:6])
    if not found:
        raise WithdrawError(f"Inget dokument i registret heter {name}. Se namnen på sidan Dokument.")
    if len(found) > 1:
        which = ", ".join(document.digest[:12] for document in found)
        raise WithdrawError(f"Flera dokument heter {name}. Skriv början av ett av deras fingeravtryck: {which}.")
    return found[0]


@transaction.atomic
def withdraw(document: Document, *, by: str, note: str = "") -> int:
    """How many assignments left the lists when the document was taken back. Raises WithdrawError for one that is
    withdrawn already."""
    hold_register()
    document.refresh_from_db(fields=["withdrawn_at"])  # another may have been quicker
    if document.withdrawn_at is not None:
        raise WithdrawError(f"{document.name} är redan återtaget.")
    before = _assignments(document)
    document.withdrawn_at = timezone.now()
    document.save(update_fields=["withdrawn_at"])
    Event.objects.create(
        kind=WITHDRAWN, learnt_at=document.withdrawn_at, actor=by, digest=document.digest,
        payload={"name": document.name, "note": note},
    )  # fmt: skip
    project([document.pk])
    codes = {code for code, _ in before}
    left = set(Assignment.objects.filter(code__in=codes).values_list("code", flat=True))
    return len(codes - left)


@transaction.atomic
def give_back(document: Document, *, by: str) -> None:
    """None, after a withdrawn document is in the lists again. Raises WithdrawError for one that is there."""
    hold_register()
    document.refresh_from_db(fields=["withdrawn_at"])  # another may have been quicker
    if document.withdrawn_at is None:
        raise WithdrawError(f"{document.name} är inte återtaget.")
    put_back(document, by=by, now=timezone.now())
    project([document.pk])


def put_back(document: Document, *, by: str, now: datetime) -> None:
    """None, after a document is no longer withdrawn; the caller projects it."""
    document.withdrawn_at = None
    document.save(update_fields=["withdrawn_at"])
    Event.objects.create(
        kind=RETURNED, learnt_at=now, actor=by, digest=document.digest, payload={"name": document.name}
    )


def _assignments(document: Document) -> set[tuple[str, int]]:
    rows = Mention.objects.filter(document=document, assignment__isnull=False)
    return set(rows.values_list("assignment__code", "assignment_id"))
