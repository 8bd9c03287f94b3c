"""Mentions written in one line, for the tables of the linking's tests."""

from __future__ import annotations

import re
from dataclasses import replace

from fullgjort.linking.mention import Citation, Mention, Role

_DECISION = re.compile(r"(?P<body>\S+) (?P<date>\d{4}(?:-\d\d-\d\d)?)(?: § (?P<paragraph>\d+))?")


def cited(text: str) -> Citation:
    """A citation: "RS 2021-09-14 § 5", "RS 2021 § 5", "RS 2021-09-14" or "dnr RS 12-2021"."""
    match = _DECISION.fullmatch(text.strip())
    if not match:
        return Citation(case_number=text.strip())
    paragraph = match["paragraph"]
    return Citation(match["body"], match["date"], int(paragraph) if paragraph else None)


def told(text: str, **known: object) -> Mention:
    """A mention written as "document | role | decision | heading | wording". The document begins with its day;
    decision is "RS 2021-09-14 § 5", only a part of it, a registry number, or "-"; `known` are more fields."""
    document, role, decision, title, wording = (part.strip() for part in text.split("|"))
    mention = Mention(
        id=f"{document}:{title}:{wording}",
        document=document,
        wording=wording,
        role=Role(role),
        title="" if title == "-" else title,
        day=document[:10] if document[0].isdecimal() else "",
        meeting_body="RS",
    )
    if decision != "-":
        citation = cited(decision)
        full = citation.date and len(citation.date) == len("2024-01-01")
        mention = replace(
            mention,
            decision_body=citation.body,
            decision_day=citation.date if full else None,
            paragraph=citation.paragraph,
            cites=(citation,),
        )
    return replace(mention, **known)  # type: ignore[arg-type]
