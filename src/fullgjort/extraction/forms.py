"""The list of forms in which boards write: which rule reads each, with an example, or why it is not read.

The list is data (`data/forms.toml`). Every example can be run through the whole extraction: `shortcoming` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import Findings
from fullgjort.language.lexicon import LexiconError, check_keys, load
from fullgjort.reading.read import read

_FILE = "forms.toml"
_KEYS = {"section", "form", "rules", "example", "near_miss", "values", "contrast", "unread", "note"}


@dataclass(frozen=True, slots=True)
class Form:
    """One form. `rules` is empty for a false alarm, whose `example` gives no assignment while `contrast` gives one,
    and for a form that is not read, whose `unread` says why. Words of what is found stand between `[[ ]]`."""

    section: str
    form: str
    example: str
    rules: tuple[str, ...] = ()
    near_miss: str = ""
    contrast: str = ""
    unread: str = ""
    note: str = ""
    values: dict[str, str] = field(default_factory=dict)


def load_forms() -> tuple[Form, ...]:
    """All forms, in the order of the file. Raises LexiconError for an unknown key and for an entry that neither is
    read, nor is a false alarm, nor says why it is not read."""
    data = load(_FILE, "fullgjort.extraction")
    check_keys(_FILE, "filen", data, {"form"})
    forms = []
    for number, entry in enumerate(data["form"], start=1):
        check_keys(_FILE, f"[[form]] nummer {number}", entry, _KEYS)
        form = Form(**{**entry, "rules": tuple(entry.get("rules", ()))})
        if sum(map(bool, (form.rules, form.contrast, form.unread))) != 1:
            raise LexiconError(f"{_FILE}, {form.form}: ange antingen rules, contrast eller unread.")
        forms.append(form)
    return tuple(forms)


def unmarked(text: str) -> str:
    """The text without its brackets."""
    return text.replace("[[", "").replace("]]", "")


def shortcoming(form: Form) -> str | None:
    """What the extraction gets wrong on the form's own texts, in a plain sentence; None where all is as it says."""
    findings = _findings(form.example)
    if form.contrast:
        if findings.assignments:
            return f"the example gives an assignment: {findings.assignments[0].evidence.quote}"
        names = {rule for rule, _ in claims(_findings(form.contrast)) if rule.startswith(("assignment.", "row."))}
        return _unfound(form.contrast, tuple(names))
    if form.unread and not form.values:
        firm = [item for item in findings.assignments if not item.evidence.doubtful]
        return f"it is read after all: {firm[0].evidence.quote}" if firm else None
    if form.rules and not form.rules[0].startswith("recurrence."):
        missing = _unfound(form.example, form.rules)
        if missing:
            return missing
        alarms = [quote for rule, quote in claims(_findings(form.near_miss)) if rule in form.rules]
        if alarms:
            return f"the near miss is found: {alarms[0]}"
    elif form.rules and any(item.recurrence for item in _findings(form.near_miss).assignments):
        return "the near miss is read as recurring"
    read_as = _values(findings)
    differing = [f"{name} is {read_as[name]}" for name, value in form.values.items() if read_as[name] != value]
    return "; ".join(differing) or None


def claims(findings: Findings) -> Iterator[tuple[str, str]]:
    """Each rule that found something, with the words it rests on: items, deadlines and statuses."""
    kinds: tuple[Any, ...] = (
        findings.assignments,
        findings.recommendations,
        findings.decision_points,
        findings.references,
        findings.figures,
        findings.grants,
    )
    for items in kinds:
        for item in items:
            yield item.evidence.rule, item.evidence.quote
    for assignment in findings.assignments:
        for due in assignment.due:
            yield due.rule, due.words.quote
        for report in assignment.reports or ((assignment.report,) if assignment.report else ()):
            if report.evidence:
                yield report.rule, report.evidence.quote


def _findings(text: str) -> Findings:
    return extract(read(unmarked(text).encode(), "exempel.txt"))


def _unfound(text: str, rules: tuple[str, ...]) -> str | None:
    wanted = _letters(unmarked(text[text.index("[[") : text.index("]]")]))
    found = list(claims(_findings(text)))
    if any(rule in rules and (wanted in _letters(quote) or _letters(quote) in wanted) for rule, quote in found):
        return None
    return f"the words are not found by {', '.join(rules) or 'any rule'}; found: {found}"


def _letters(text: str) -> str:
    # The reading heals what was encoded twice, which the example shows as printed.
    healed = text.replace("Ã¶", "ö").replace("Ã¤", "ä")
    return "".join(sign for sign in healed.casefold() if sign.isalnum())


def _values(findings: Findings) -> dict[str, str]:
    first = findings.assignments[0] if findings.assignments else None
    return {
        "assignments": str(len(findings.assignments)),
        "origin": first.origin.kind if first else "",
        "body": (findings.decision_points[0].body or "") if findings.decision_points else "",
        "parts": str(len(first.parts)) if first else "",
        "giver": (first.giver or "") if first else "",
        "assignee": (first.assignee or "") if first else "",
        "recurrence": (first.recurrence or "") if first else "",
        "due": ", ".join(due.edtf or "" for due in first.due) if first else "",
    }
