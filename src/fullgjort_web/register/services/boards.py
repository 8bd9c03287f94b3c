"""Boards that the user adds, with the names they go by."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from fullgjort_web.register.bodies import BodyIndex
from fullgjort_web.register.models import Body, Event
from fullgjort_web.register.projection import find_documents, project


class BoardError(ValueError):
    """A board that cannot be added: says in Swedish why."""


@transaction.atomic
def add_body(name: str, abbreviation: str = "", *, kind: str = "", other_names: Iterable[str] = (), by: str) -> Body:
    """The board, added or known from documents and now with these names too; documents that name it are shown anew.

    Raises BoardError for an empty name, and for a name or abbreviation that is another board's."""
    name, abbreviation = " ".join(name.split()), abbreviation.strip()
    names = [" ".join(other.split()) for other in other_names if other.strip()]
    if not name:
        raise BoardError("Skriv organets namn, till exempel Kulturnämnden.")
    body = Body.objects.filter(name__iexact=name).first()
    for other in (abbreviation, *names):
        clash = next((b for b in Body.objects.exclude(pk=body.pk if body else None) if _goes_by(b, other)), None)
        if other and clash:
            raise BoardError(f"{other} är redan ett namn på {clash.name}. Välj ett annat.")
    if body is None:
        body = BodyIndex().make(name, abbreviation, kind=kind, added_by=by)
    body.abbreviation = abbreviation or body.abbreviation
    body.kind = kind or body.kind
    body.other_names = sorted({*body.other_names, *names})
    body.added_by = body.added_by or by
    body.save()
    Event.objects.create(
        kind="body_added",
        learnt_at=timezone.now(),
        actor=by,
        payload={"name": body.name, "abbreviation": body.abbreviation, "other_names": body.other_names},
    )
    project(find_documents([n for n in (body.name, body.abbreviation, *body.other_names) if n]))
    return body


def _goes_by(body: Body, name: str) -> bool:
    return name.casefold() in {n.casefold() for n in (body.name, body.abbreviation, *body.other_names) if n}
