"""Findings after people's verdicts: what the reading said, what people said about it, and what holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone

from fullgjort_web.register.models import Document, Finding, Verdict
from fullgjort_web.register.state import FindingType, Standing


@dataclass(frozen=True, slots=True)
class EffectiveFinding:
    """A finding as it holds: `attributes` with corrections applied, `standing`, and the row of the reading
    (`finding_id`, None where a person added it or the rules no longer find it: then `to_check` tells which)."""

    type: str
    start: int
    end: int
    quote: str
    page: int
    rule: str
    certainty: str
    doubtful: bool
    attributes: dict[str, Any]
    standing: str = Standing.PROPOSED.value
    finding_id: int | None = None
    added: bool = False
    to_check: bool = False
    corrected: tuple[str, ...] = ()
    verdict: Verdict | None = None  # the latest act about it that holds
    outcome: dict[str, Any] | None = None
    rejected_reports: tuple[tuple[int, int], ...] = ()
    confirmed_reports: tuple[tuple[int, int], ...] = ()
    answer: dict[str, Any] | None = None  # {"candidate": place or None}: to which assignment a person said it belongs


@dataclass(frozen=True, slots=True)
class Checked:
    """A verdict whose finding the rules no longer find: shown to a person, never dropped."""

    verdict: Verdict


type _Key = tuple[str, int, int]


@dataclass(slots=True)
class _Place:
    """What people said about one place, in order."""

    type: str
    start: int
    end: int
    quote: str
    verdicts: list[Verdict] = field(default_factory=list)


def holding(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The verdicts that have not been taken back, oldest first; undoing an undo makes the first hold again."""
    rows = sorted(verdicts, key=lambda verdict: verdict.pk)
    gone: set[int] = set()
    for row in reversed(rows):
        if row.undoes_id is not None and row.pk not in gone:
            gone.add(row.undoes_id)
    return [row for row in rows if row.pk not in gone and row.act != Verdict.Act.UNDO]


def effective_findings(
    document: Document,
    findings: Iterable[Finding] | None = None,
    verdicts: Iterable[Verdict] | None = None,
) -> tuple[list[EffectiveFinding], list[Checked]]:
    """A document's findings in the order of the text, after verdicts, and the verdicts that lost their finding.

    A verdict belongs to the finding of its type with the same span. Where the text no longer has the verdict's words at
    its place (the file is read in another way), it belongs to the finding with those words, if there is one only and
    nobody said anything about it; else a person has to look."""
    rows = list(Finding.objects.filter(document=document) if findings is None else findings)
    said = holding(Verdict.objects.filter(digest=document.digest) if verdicts is None else verdicts)
    effective = [
        EffectiveFinding(
            type=row.type,
            start=row.start,
            end=row.end,
            quote=row.quote,
            page=row.page,
            rule=row.rule,
            certainty=row.certainty,
            doubtful=row.doubtful,
            attributes=row.attributes,
            finding_id=row.pk,
        )
        for row in rows
    ]
    places: dict[_Key, _Place] = {}
    for verdict in said:
        if verdict.type == "document":
            continue
        key = (verdict.type, verdict.start, verdict.end)
        places.setdefault(key, _Place(verdict.type, verdict.start, verdict.end, verdict.quote)).verdicts.append(verdict)
    lost: list[Checked] = []
    text, judged = _text(document), set(places)
    for place in places.values():
        if place.type == "report":
            lost.extend(_judge_report(effective, place, judged, text))
        else:
            lost.extend(_judge(effective, place, judged, text))
    effective.sort(key=lambda f: (f.start, f.end, f.type, f.finding_id or 0))
    return effective, lost


def _text(document: Document) -> Callable[[], str]:
    """The document's text, asked for only where a verdict has lost its place."""
    return lambda: document.text


def _moved(place: _Place, text: Callable[[], str]) -> bool:
    """Whether the text no longer has the words of a place there."""
    here = text()[place.start : place.end]
    return " ".join(here.split()) != " ".join(place.quote.split())


def _first(judged: set[_Key], key: _Key) -> bool:
    """Whether nobody said anything about a place before; from now on somebody has."""
    if key in judged:
        return False
    judged.add(key)
    return True


def _match(effective: list[EffectiveFinding], place: _Place, judged: set[_Key], text: Callable[[], str]) -> int | None:
    same = [i for i, f in enumerate(effective) if f.type == place.type and not f.added]
    exact = [i for i in same if (effective[i].start, effective[i].end) == (place.start, place.end)]
    if exact:
        return exact[0]
    worded = [i for i in same if effective[i].quote == place.quote]
    if len(worded) != 1 or not _moved(place, text):
        return None
    found = effective[worded[0]]
    return worded[0] if _first(judged, (found.type, found.start, found.end)) else None


def _judge(
    effective: list[EffectiveFinding], place: _Place, judged: set[_Key], text: Callable[[], str]
) -> list[Checked]:
    index = _match(effective, place, judged, text)
    lost: list[Checked] = []
    if index is None:
        kept = next((v for v in reversed(place.verdicts) if v.act in (Verdict.Act.ADD, Verdict.Act.CONFIRM)), None)
        if kept is None:
            return [Checked(verdict) for verdict in place.verdicts]
        finding = _from_value(place, kept)
        if kept.act == Verdict.Act.CONFIRM:
            lost.append(Checked(kept))
        effective.append(finding)
        index = len(effective) - 1
    finding = effective[index]
    for verdict in place.verdicts:
        finding = _apply(finding, verdict)
    effective[index] = finding
    return lost


def _from_value(place: _Place, verdict: Verdict) -> EffectiveFinding:
    value = verdict.value or {}
    return EffectiveFinding(
        type=place.type,
        start=place.start,
        end=place.end,
        quote=place.quote,
        page=value.get("page", 1),
        rule=value.get("rule", ""),
        certainty=value.get("certainty", "sure"),
        doubtful=False,
        attributes=value.get("attributes", {}),
        added=verdict.act == Verdict.Act.ADD,
        to_check=verdict.act == Verdict.Act.CONFIRM,
    )


def _apply(finding: EffectiveFinding, verdict: Verdict) -> EffectiveFinding:
    match verdict.act:
        case Verdict.Act.CONFIRM | Verdict.Act.ADD:
            return replace(finding, standing=Standing.CONFIRMED.value, doubtful=False, verdict=verdict)
        case Verdict.Act.REJECT:
            return replace(finding, standing=Standing.REJECTED.value, verdict=verdict)
        case Verdict.Act.CORRECT:
            return replace(
                finding,
                attributes={**finding.attributes, verdict.field: verdict.value},
                corrected=tuple(sorted({*finding.corrected, verdict.field})),
                standing=Standing.CONFIRMED.value,
                doubtful=False,
                verdict=verdict,
            )
        case Verdict.Act.CLOSE:
            learnt = timezone.localdate(verdict.at).isoformat()
            outcome = {**(verdict.value or {}), "learnt": learnt}
            return replace(finding, outcome=outcome, doubtful=False, verdict=verdict)
        case Verdict.Act.ANSWER:
            return replace(finding, answer={"candidate": verdict.value})
        case _:
            return finding


def _report_at(
    effective: list[EffectiveFinding], place: _Place, judged: set[_Key], text: Callable[[], str]
) -> tuple[int, int] | None:
    """Which finding holds the report of a place, and its number there; the same rules as for findings."""
    held = [
        (index, number, report)
        for index, finding in enumerate(effective)
        if finding.type == FindingType.ASSIGNMENT
        for number, report in enumerate(finding.attributes.get("reports") or [])
    ]
    exact = [one for one in held if (one[2]["start"], one[2]["end"]) == (place.start, place.end)]
    if exact:
        return exact[0][:2]
    worded = [one for one in held if one[2]["quote"] == place.quote]
    if len({(one[2]["start"], one[2]["end"]) for one in worded}) != 1 or not _moved(place, text):
        return None
    index, number, report = worded[0]
    return (index, number) if _first(judged, ("report", report["start"], report["end"])) else None


def _judge_report(
    effective: list[EffectiveFinding], place: _Place, judged: set[_Key], text: Callable[[], str]
) -> list[Checked]:
    """Apply verdicts on a report to the assignment finding that holds it."""
    found = _report_at(effective, place, judged, text)
    if found is None:
        return [Checked(verdict) for verdict in place.verdicts]
    index, number = found
    finding = effective[index]
    report = finding.attributes["reports"][number]
    span = (report["start"], report["end"])
    for verdict in place.verdicts:
        if verdict.act == Verdict.Act.REJECT:
            finding = replace(
                finding,
                rejected_reports=(*finding.rejected_reports, span),
                confirmed_reports=tuple(s for s in finding.confirmed_reports if s != span),
            )
        elif verdict.act == Verdict.Act.CORRECT:
            changed = [dict(r) for r in finding.attributes["reports"]]
            changed[number][verdict.field] = verdict.value
            finding = replace(
                finding,
                attributes={**finding.attributes, "reports": changed},
                confirmed_reports=(*finding.confirmed_reports, span),
                rejected_reports=tuple(s for s in finding.rejected_reports if s != span),
            )
        else:
            finding = replace(
                finding,
                confirmed_reports=(*finding.confirmed_reports, span),
                rejected_reports=tuple(s for s in finding.rejected_reports if s != span),
            )
    effective[index] = finding
    return []
