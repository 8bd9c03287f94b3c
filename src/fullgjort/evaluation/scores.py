"""Precision, recall and F1 of findings against gold, the agreement of attributes, and the precision of each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from fullgjort.evaluation.agreement import (
    Agreement,
    assignment_agreement,
    dates_due,
    detail_agreement,
    document_agreement,
)
from fullgjort.evaluation.matching import Json, Pair, match_items
from fullgjort.evaluation.quotes import TYPES, absent_quotes
from fullgjort.evaluation.source import Source

ROWS = ("assignments", "parts", *TYPES[1:])


@dataclass(frozen=True, slots=True)
class Count:
    """How many items of a type agree (`hits`), how many of the gold were missed, how many found are wrong."""

    hits: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def gold(self) -> int:
        return self.hits + self.missed

    @property
    def found(self) -> int:
        return self.hits + self.wrong

    @property
    def precision(self) -> float:
        """The share of the found items that are right; 1 where nothing was found."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold items that were found; 1 where there are none."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the compared values agree."""

    agree: int = 0
    compared: int = 0

    @property
    def value(self) -> float:
        """The share that agrees; 1 where nothing was compared."""
        return self.agree / self.compared if self.compared else 1.0


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at: `what` is missed, wrong, differs or absent; `about` the type or attribute; `rule` the name
    of the rule that found it, empty for what was missed."""

    document: str
    what: str
    about: str
    quote: str
    rule: str = ""


@dataclass(slots=True)
class Scores:
    """The scores of any number of documents. A document is added with `add`; all other attributes are read."""

    documents: int = 0
    without_findings: int = 0
    quotes_not_in_source: int = 0
    remarks: list[Remark] = field(default_factory=list)
    _hits: Counter[str] = field(default_factory=Counter)
    _missed: Counter[str] = field(default_factory=Counter)
    _wrong: Counter[str] = field(default_factory=Counter)
    _agree: Counter[str] = field(default_factory=Counter)
    _compared: Counter[str] = field(default_factory=Counter)
    _rule_right: Counter[str] = field(default_factory=Counter)
    _rule_found: Counter[str] = field(default_factory=Counter)

    def count(self, row: str) -> Count:
        """The counts of one of `ROWS`."""
        return Count(self._hits[row], self._missed[row], self._wrong[row])

    def attributes(self) -> dict[str, Share]:
        """The agreement per attribute, in the order in which they were first compared."""
        return {name: Share(self._agree[name], compared) for name, compared in self._compared.items()}

    def rules(self) -> dict[str, Share]:
        """Per rule: how many of its findings are right. For the rules of items: those that match a firm gold item,
        of all but those that match a doubtful one. For the rules of deadlines and statuses: those whose date or status the
        gold has too, in matched assignments."""
        return {name: Share(self._rule_right[name], found) for name, found in sorted(self._rule_found.items())}

    def add(self, name: str, found: Json | None, gold: Json, source: Source) -> None:
        """Compare one document's findings with its gold, both in the shape of `extraction.shape.to_json`. `found` is
        None where nothing was found for the document at all. Types that the gold lacks were not annotated and are
        not compared; found items marked doubtful are left out."""
        self.documents += 1
        self.without_findings += found is None
        found = found or {}
        for attribute, agrees in document_agreement(found, gold):
            self._judge(attribute, agrees)
        for kind in TYPES:
            if kind in gold:
                self._add_type(name, kind, found, gold, source)
        for kind, quote in absent_quotes(found, source):
            self.quotes_not_in_source += 1
            self._remark(name, "absent", kind, {"quote": quote})

    def _add_type(self, name: str, kind: str, found: Json, gold: Json, source: Source) -> None:
        items = [item for item in found.get(kind) or [] if not item.get("doubtful")]
        pairs = match_items(kind, items, gold[kind], source)
        firm = [pair for pair in pairs if not pair.gold.get("doubtful")]
        matched = {id(item) for pair in pairs for item in pair}
        self._hits[kind] += len(firm)
        for item in gold[kind]:
            if id(item) not in matched and not item.get("doubtful"):
                self._missed[kind] += 1
                self._remark(name, "missed", kind, item)
        for item in items:
            if id(item) not in matched:
                self._wrong[kind] += 1
                self._rule_found[item.get("rule") or ""] += 1
                self._remark(name, "wrong", kind, item)
        for pair in firm:
            self._rule_found[pair.found.get("rule") or ""] += 1
            self._rule_right[pair.found.get("rule") or ""] += 1
            agreement = assignment_agreement(pair, source) if kind == "assignments" else detail_agreement(kind, pair)
            self._add_attributes(name, pair, agreement)
            if kind == "assignments":
                self._add_parts(pair, source)
                self._add_reading_rules(pair)

    def _add_attributes(self, name: str, pair: Pair, agreement: Iterable[Agreement]) -> None:
        for attribute, agrees in agreement:
            self._judge(attribute, agrees)
            if agrees is False:
                self._remark(name, "differs", attribute, {**pair.gold, "rule": pair.found.get("rule")})

    def _add_parts(self, pair: Pair, source: Source) -> None:
        if "parts" in (pair.gold.get("disputed") or ()):
            return
        found, gold = ([{"quote": part} for part in item.get("parts") or []] for item in pair)
        common = len(match_items("parts", found, gold, source))
        self._hits["parts"] += common
        self._missed["parts"] += len(gold) - common
        self._wrong["parts"] += len(found) - common

    def _add_reading_rules(self, pair: Pair) -> None:
        disputed = pair.gold.get("disputed") or ()
        judged: list[Agreement] = []
        if "due" not in disputed:
            dates = dates_due(pair.gold)
            judged += [
                (due.get("rule") or "", due.get("edtf") in dates)
                for due in pair.found.get("due") or []
                if due.get("edtf")
            ]
        report, gold_report = pair.found.get("report") or {}, pair.gold.get("report") or {}
        if report and "status" not in disputed:
            judged.append((report.get("rule") or "", report.get("status") == gold_report.get("status")))
        for rule, right in judged:
            if rule:
                self._rule_found[rule] += 1
                self._rule_right[rule] += bool(right)

    def _judge(self, attribute: str, agrees: bool | None) -> None:
        if agrees is not None:
            self._compared[attribute] += 1
            self._agree[attribute] += agrees

    def _remark(self, document: str, what: str, about: str, item: Json) -> None:
        quote = " ".join(str(item.get("quote") or "").split())
        rule = "" if what == "missed" else str(item.get("rule") or "")
        self.remarks.append(Remark(document, what, about, quote, rule))


def scores_json(scores: Scores) -> Json:
    """The scores as a dictionary for json.dumps, shares with three decimals: documents, documents_without_findings, types
    (gold, found, precision, recall, f1), attributes, quotes_not_in_source, rules (found, right, precision)."""
    types = {row: scores.count(row) for row in ROWS}
    return {
        "documents": scores.documents,
        "documents_without_findings": scores.without_findings,
        "types": {
            row: {
                "gold": count.gold,
                "found": count.found,
                "precision": round(count.precision, 3),
                "recall": round(count.recall, 3),
                "f1": round(count.f1, 3),
            }
            for row, count in types.items()
        },
        "attributes": {name: round(share.value, 3) for name, share in scores.attributes().items()},
        "quotes_not_in_source": scores.quotes_not_in_source,
        "rules": {
            name or "(utan regel)": {"found": share.compared, "right": share.agree, "precision": round(share.value, 3)}
            for name, share in scores.rules().items()
        },
    }
