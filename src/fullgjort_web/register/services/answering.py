"""Answers to questions: to which assignment a place belongs, told by a person, kept for ever and never applied to any
other place."""

from __future__ import annotations

from django.db.models import F

from fullgjort_web.register.models import Link, Mention, Verdict
from fullgjort_web.register.selectors.questions import about, place_name
from fullgjort_web.register.services.verdicts import VerdictError, record
from fullgjort_web.register.state import FindingType


def answer(code: str, chosen: str | None, *, by: str, note: str = "", place: str = "") -> Verdict:
    """The verdict that the open question about the assignment `code` is answered with the assignment `chosen` (a code),
    or with none of the candidates (None). Undone by `verdicts.undo`. `place` (`Question.place`) tells which is meant
    where several places of the assignment are asked about.

    Raises VerdictError where there is no such question, the choice is none of its candidates, or it fits several
    places and none is told."""
    links = list(
        Link.objects.filter(about(code))
        .select_related("mention__document", "candidate__document", "candidate__assignment")
        .order_by(
            F("mention__day").asc(nulls_last=True), "mention__document__digest", "mention__start", "candidate__start"
        )
    )
    if not links:
        raise VerdictError(f"Ingen obesvarad fråga gäller uppdraget {code}. Se frågorna på sidan Frågor.")
    if place:
        links = [link for link in links if place_name(link.mention) == place]
        if not links:
            raise VerdictError(f"Ingen obesvarad fråga gäller stället {place}. Se frågorna på sidan Frågor.")
    fits = links
    if chosen is not None:
        fits = [link for link in links if link.candidate.assignment and link.candidate.assignment.code == chosen]
        if not fits:
            known = sorted({link.candidate.assignment.code for link in links if link.candidate.assignment})
            raise VerdictError(f"{chosen} är inget av förslagen. Välj ett av: {', '.join(known)}, eller inget av dem.")
    places = list(dict.fromkeys(place_name(link.mention) for link in fits))
    if len(places) > 1:
        raise VerdictError(f"Flera ställen i {code} har en fråga. Ange vilket svaret gäller: {', '.join(places)}.")
    mention, value = fits[0].mention, _place(fits[0].candidate) if chosen is not None else None
    type_ = FindingType(mention.attributes.get("place") or FindingType.ASSIGNMENT)
    return record(
        mention.document, type_, mention.start, mention.end, mention.quote, Verdict.Act.ANSWER,
        field="same_as", value=value, by=by, note=note,
    )  # fmt: skip


def _place(mention: Mention) -> dict[str, object]:
    return {"digest": mention.document.digest, "start": mention.start, "end": mention.end, "quote": mention.quote}
