"""Signals of documents: sums that do not add up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fullgjort.following.sums import sums_that_fail
from fullgjort_web.register.models import FOREVER, Document, SignalSpell
from fullgjort_web.register.shape import restore
from fullgjort_web.register.state import SignalName


def project(documents: Iterable[Document]) -> None:
    """None, after the sums that fail in these documents are kept; those of withdrawn ones are not."""
    rows = list(documents)
    old = SignalSpell.objects.filter(document__in=[row.pk for row in rows], name=SignalName.SUM_MISMATCH)
    old._raw_delete(old.db)
    SignalSpell.objects.bulk_create(
        SignalSpell(
            name=SignalName.SUM_MISMATCH,
            since=row.meeting_date or date.min,
            until=FOREVER,
            why=mismatch.why,
            act="check",
            document=row,
            start=mismatch.start,
            quote=mismatch.quote,
        )
        for row in rows
        if row.withdrawn_at is None and any(len(block) > 6 for block in row.structure["blocks"])
        for mismatch in sums_that_fail(restore(row))
    )
