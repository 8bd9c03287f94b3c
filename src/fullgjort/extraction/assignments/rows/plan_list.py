"""Plan lists: the assignments of a plan, each with what has been done on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fullgjort.extraction.assignments.origin import PLAN_NAME, plan_origin
from fullgjort.extraction.assignments.report import report_of
from fullgjort.extraction.finding import Assignment, Evidence, Origin
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.reading.document import BlockKind, Document

RULE_PLAN_LIST = "row.plan-list"


def plan_list(document: Document, identity: Identity, section: Section) -> Iterator[Assignment]:
    """Lists of a plan's assignments with what has been done on each ("Digital målbild: Arbetet pågår …")."""
    title = section.title.quote if section.title else ""
    lead_end = next((b.start for b in section.blocks if b.kind is BlockKind.LIST_ITEM), None)
    if lead_end is None or identity.kind == "notice":
        return
    lead = document.text[section.start : lead_end]
    if not re.search(r"\buppdrag\w*\b", title + " " + lead, re.IGNORECASE) or not PLAN_NAME.search(lead):
        return
    plan = plan_origin(document, section, section.start, lead_end)
    giver = next((a for a in find_actors(lead) if a.role == "body" and not a.genitive), None)
    date = next((d.edtf for d in find_dates(lead) if d.edtf and re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", d.edtf)), None)
    origin = replace(plan, body=giver.abbreviation if giver else None, date=date) if plan else Origin("plan")
    for block in section.blocks:
        if block.kind is not BlockKind.LIST_ITEM:
            continue
        match = re.match(r"(?P<name>[A-ZÅÄÖ][^:.]{2,80}):\s+", document.text[block.start : block.end])
        if not match:
            continue
        name_end = block.start + match.end("name")
        task = re.match(
            r"Uppdraget\s(?:inriktas|avser|innebär|handlar|är|syftar)[^.,]*",
            document.text[block.start + match.end() : block.end],
        )
        quote_end = block.start + match.end() + task.end() if task else name_end
        report = report_of(document, identity, block.start + match.end(), block.end)
        yield Assignment(
            evidence=Evidence(
                block.start,
                quote_end,
                document.quote(block.start, quote_end),
                RULE_PLAN_LIST,
                document.page_at(block.start),
            ),
            title=section.title,
            giver=giver.name if giver else identity.giver,
            assignee=identity.assignee,
            origin=origin,
            due=report[1] if report else (),
            recurrence=report[2] if report else None,
            report=report[0] if report else None,
        )
