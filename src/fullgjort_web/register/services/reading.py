"""Recording what was read: documents, their statements, and files that could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from fullgjort.extraction.finding import Findings
from fullgjort.reading.document import Document
from fullgjort_web.register import shape
from fullgjort_web.register.models import Document as DocumentRow
from fullgjort_web.register.models import Event, Failure, Finding, Mention
from fullgjort_web.register.projection import hold_register, project
from fullgjort_web.register.recognition import day_of
from fullgjort_web.register.services.withdrawing import put_back

READING = "läsningen"


class Recorded(StrEnum):
    """What became of a document that was given to the register."""

    READ = "read"
    READ_AGAIN = "read_again"  # known bytes, newer rules: its statements were replaced
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read and what the rules found in it; `source` is where the file was found."""

    document: Document
    findings: Findings
    source: str = ""
    size: int = 0


def known_rulesets(digests: Iterable[str]) -> dict[str, str]:
    """For those digests that the register knows: the rule-set that read them last."""
    found: dict[str, str] = {}
    wanted = list(digests)
    for start in range(0, len(wanted), 400):
        found.update(
            DocumentRow.objects.filter(digest__in=wanted[start : start + 400]).values_list("digest", "ruleset")
        )
    return found


def record_reading(document: Document, findings: Findings, *, source: str = "", size: int = 0) -> Recorded:
    """What became of the document: read, read again or unchanged. Same bytes are the same document."""
    return record_readings([Reading(document, findings, source, size)])[0]


@transaction.atomic
def record_readings(readings: Sequence[Reading], *, now: datetime | None = None) -> list[Recorded]:
    """What became of each reading, in order: all of them are recorded and shown, or none.

    A newer rule-set replaces a document's statements and never touches what people said about them."""
    hold_register()
    now = now or timezone.now()
    rows = {
        row.digest: row
        for row in DocumentRow.everything.filter(digest__in=[r.document.digest for r in readings]).defer(
            "text", "structure"
        )
    }
    outcomes: list[Recorded] = []
    changed: list[int] = []
    statements: list[Finding] = []
    for reading in readings:
        row = rows.get(reading.document.digest)
        if row is not None and row.ruleset == reading.findings.ruleset and row.withdrawn_at is None:
            outcomes.append(Recorded.UNCHANGED)
            continue
        if row is not None and row.withdrawn_at is not None:
            put_back(row, by=READING, now=now)
            if row.ruleset == reading.findings.ruleset:
                changed.append(row.pk)
                outcomes.append(Recorded.READ)
                continue
        outcome = Recorded.READ if row is None else Recorded.READ_AGAIN
        row = _write(row, reading, now)
        rows[row.digest] = row
        changed.append(row.pk)
        statements.extend(_statements(row, reading.findings))
        Event.objects.create(
            kind=outcome.value,
            happened_on=day_of(reading.findings.meeting_date),
            learnt_at=now,
            actor=READING,
            digest=row.digest,
            payload={"name": row.name, "ruleset": row.ruleset},
        )
        Failure.objects.filter(digest=row.digest).delete()
        outcomes.append(outcome)
    solve_failures(reading.source for reading in readings)
    Finding.objects.bulk_create(statements, batch_size=500)
    if changed:
        project(changed)
    return outcomes


def solve_failures(sources: Iterable[str]) -> None:
    """None, after the failures of files at these places are gone: a mended file has other bytes at the same place."""
    places = [shape.storable(source) for source in sources if source]
    if places:
        Failure.objects.filter(source__in=places).delete()


def _write(row: DocumentRow | None, reading: Reading, now: datetime) -> DocumentRow:
    document, findings = reading.document, reading.findings
    values = {
        "file_kind": document.kind.value,
        "text": shape.storable(document.text),
        "structure": shape.structure_of(document),
        "notes": list(document.notes),
        "attributes": shape.document_attributes(findings),
        "ruleset": findings.ruleset,
        "read_at": now,
    }
    if row is None:
        return DocumentRow.everything.create(
            learnt_at=now,
            digest=document.digest,
            name=shape.storable(document.name)[:500],
            source=shape.storable(reading.source),
            size=reading.size,
            **values,
        )
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    Mention.objects.filter(document=row).update(finding=None)
    stale = Finding.objects.filter(document=row)
    stale._raw_delete(stale.db)
    return row


def _statements(row: DocumentRow, findings: Findings) -> list[Finding]:
    return [
        Finding(
            document=row,
            type=type_.value,
            start=evidence.start,
            end=evidence.end,
            quote=shape.storable(evidence.quote),
            page=evidence.page,
            rule=evidence.rule[:120],
            certainty=evidence.certainty.value,
            doubtful=evidence.doubtful,
            attributes=attributes,
            ruleset=findings.ruleset,
        )
        for type_, evidence, attributes in shape.statements(findings)
    ]


def record_failure(
    name: str, why: str, *, digest: str = "", source: str = "", reason: str = "", advice: str = ""
) -> Failure:
    """The row that says which file could not be read, why, and what can be done; the same file fails only once."""
    now = timezone.now()
    row, made = Failure.objects.update_or_create(
        digest=digest,
        name=shape.storable(name)[:500],
        source=shape.storable(source),
        defaults={"reason": reason[:40], "why": shape.storable(why), "advice": shape.storable(advice), "at": now},
    )
    if made:
        Event.objects.create(
            kind="failed", learnt_at=now, actor=READING, digest=digest, payload={"name": row.name, "why": row.why}
        )
    return row
