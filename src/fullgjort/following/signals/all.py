"""The signals of an assignment, in the order of urgency in which pages show them."""

from __future__ import annotations

from fullgjort.following.signal import SignalName, SignalRule
from fullgjort.following.signals.closing import closed_without_evidence
from fullgjort.following.signals.dates import drifting, due_soon, overdue, undated
from fullgjort.following.signals.drafts import draft_incomplete
from fullgjort.following.signals.papers import redirected_missing, vanished
from fullgjort.following.signals.parts import unanswered_part
from fullgjort.following.signals.people import unowned
from fullgjort.following.signals.silence import never_reported, no_news, recurring_missing, silent
from fullgjort.following.signals.twins import duplicate

SIGNALS: dict[SignalName, SignalRule] = {
    SignalName.OVERDUE: overdue,
    SignalName.SILENT: silent,
    SignalName.VANISHED: vanished,
    SignalName.REDIRECTED_MISSING: redirected_missing,
    SignalName.RECURRING_MISSING: recurring_missing,
    SignalName.NEVER_REPORTED: never_reported,
    SignalName.UNANSWERED_PART: unanswered_part,
    SignalName.CLOSED_WITHOUT_EVIDENCE: closed_without_evidence,
    SignalName.DUE_SOON: due_soon,
    SignalName.NO_NEWS: no_news,
    SignalName.DRIFTING: drifting,
    SignalName.UNDATED: undated,
    SignalName.UNOWNED: unowned,
    SignalName.DUPLICATE: duplicate,
    SignalName.DRAFT_INCOMPLETE: draft_incomplete,
}
"""All but `came_back` (of a recommendation) and `sum_mismatch` (of a document, see `following.sums`)."""
