"""What an assignment's mentions tell, in order: whose words count, what was answered, which dates were set."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from fullgjort_web.register.models import Mention
from fullgjort_web.register.recognition import day_of
from fullgjort_web.register.state import Standing

_ROLES = {"given": 0, "proposed": 1, "reported": 2, "cited": 3}


def in_order(members: Iterable[Mention]) -> list[Mention]:
    """Oldest first, undated last; within a day what gives before what reports."""
    return sorted(members, key=_said_order)


def ranked(members: Iterable[Mention]) -> list[Mention]:
    """In the order of whose words count for wording, giver, assignee: what a person stood for, then what gave it, then
    the oldest; last the decisions that close it."""
    return sorted(members, key=_weight)


def main_parts(members: list[Mention]) -> list[Any]:
    """The parts of the first mention (in that order) that has any; empty for an assignment of one piece."""
    return next((m.attributes["parts"] for m in members if m.attributes.get("parts")), [])


def answers(told: Iterable[Mention]) -> list[tuple[Mention, dict[str, Any], date | None]]:
    """Every report with its day, oldest first; of one day and document the main one is last."""
    found = []
    for mention in told:
        said = mention.attributes.get("reports") or []
        for number, report in enumerate(said):
            day = day_of(report.get("date")) or mention.document.meeting_date
            place = (day is not None, day or date.min, mention.document.digest, mention.start, -number)
            found.append((place, mention, report, day))
    found.sort(key=lambda row: row[0])
    return [(mention, report, day) for _, mention, report, day in found]


def dues(told: Iterable[Mention]) -> list[tuple[Mention, dict[str, Any]]]:
    """One deadline of each mention that names any, oldest mention first: the first that was still ahead when it was
    said, else the last it names. "Tidigast" is none."""
    found = []
    for mention in told:
        named = [due for due in mention.attributes.get("due") or [] if due.get("bound") != "not_before"]
        if not named:
            continue
        dated = sorted((d for d in named if latest(d)), key=lambda due: str(due["latest"]))
        ahead = [due for due in dated if mention.day is None or str(due["latest"]) >= mention.day.isoformat()]
        found.append((mention, ahead[0] if ahead else dated[-1] if dated else named[0]))
    return found


def latest(due: dict[str, Any] | None) -> date | None:
    """The last day of a deadline; None where it has none or there is no deadline."""
    return day_of((due or {}).get("latest"))


def _said_order(mention: Mention) -> tuple[Any, ...]:
    return (mention.day is None, mention.day or date.min, _ROLES[mention.role], mention.document.digest, mention.start)


def _weight(mention: Mention) -> tuple[Any, ...]:
    return (
        "closes" in mention.attributes,
        mention.standing != Standing.CONFIRMED,
        mention.to_check,
        _ROLES[mention.role],
        *_said_order(mention),
    )
