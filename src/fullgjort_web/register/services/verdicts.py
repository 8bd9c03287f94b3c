"""What a person does with findings: confirm, reject, correct, add, close, undo. Rows are only ever added."""

from __future__ import annotations

from typing import Any

from fullgjort_web.register.models import Verdict


def confirm(finding_id: int, *, by: str, note: str = "") -> Verdict:
    """The verdict that the finding is right; it keeps the finding as it was confirmed."""
    raise NotImplementedError


def reject(finding_id: int, *, by: str, note: str = "") -> Verdict:
    """The verdict that the finding is wrong: it leaves the register and stays in the history."""
    raise NotImplementedError


def correct(finding_id: int, field: str, value: Any, *, by: str, note: str = "") -> Verdict:
    """The verdict that a field of the finding reads `value` (in the finding's own shape; None: the text does not say).
    Raises VerdictError for a field that the finding's type does not have, naming those it has."""
    raise NotImplementedError


def judge_report(digest: str, start: int, end: int, act: str, *, field: str = "", value: Any = None, by: str, note: str = "") -> Verdict:
    """A verdict (confirm, reject, correct status/date/unit) on one report inside an assignment."""
    raise NotImplementedError


def add_missing(digest: str, type_: str, start: int, end: int, attributes: dict[str, Any], *, by: str, note: str = "") -> Verdict:
    """What the reading missed, at words that the user marked in the document's text."""
    raise NotImplementedError


def correct_document(digest: str, field: str, value: Any, *, by: str, note: str = "") -> Verdict:
    """A document's kind, title, body (a name) or meeting_date (ISO) as the user tells it."""
    raise NotImplementedError


def close_assignment(code: str, outcome: str, *, by: str, on: Any, decision: str = "", note: str = "") -> Verdict:
    """The giver's closing of an assignment with its outcome (state.Outcome), the day and the decision (§)."""
    raise NotImplementedError


def undo(verdict_id: int, *, by: str, note: str = "") -> Verdict:
    """The verdict that takes an earlier one back. Raises VerdictError where it is already taken back."""
    raise NotImplementedError
