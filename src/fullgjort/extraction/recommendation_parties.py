"""Who recommends and to whom: the auditors or a committee, and the body that an item, lead-in or heading names."""

from __future__ import annotations

import re

from fullgjort.language.actors import find_actors
from fullgjort.reading.document import BlockKind, Document

_AUDITOR = re.compile(
    r"\b(?:(?:lekmanna|region|kommun|landstings|stads|de förtroendevalda )?revisorer(?:na|nas)?|revisionen?s?|"
    r"revisonen|revisionsrapport\w*|revisionskontoret|PwC|KPMG|EY|Deloitte|Komrev|Helseplan)\b",
)
_VI = re.compile(r"\b(?:vi|vår|våra)\b", re.IGNORECASE)
_COMMITTEE = re.compile(r"\b(?:[A-ZÅÄÖ][\wåäö]*\s)?(?:\w+[- ])?\w*beredning(?:en|ens)?\b", re.IGNORECASE)
_COMMITTEE_NAME = re.compile(
    r"\b(?P<name>(?:(?:regionala|tillfälliga|politiska)\s)?[a-zåäöA-ZÅÄÖ-]*beredningen|"
    r"hälso- och sjukvårdsberedning(?:en)?(?:\s(?:norr|söder|öster|väster|mitt|mellersta))?)s?\b",
    re.IGNORECASE,
)
_REPORT_TITLE = re.compile(
    r"(?P<name>(?:revisionsrapport(?:en)?|granskningsrapport(?:en)?|granskning av|uppföljande granskning|"
    r"förstudie)\b.{3,140})",
    re.IGNORECASE,
)
_AUDIT_REPORT = re.compile(
    r"\b(?:revisionsrapport|granskningsrapport|revisionsfråga|revisionell bedömning|revisionsmetod|"
    r"revisionskriterier|vår (?:samlade )?bedömning|vi har (?:granskat|genomfört)|"
    r"revisorerna i .{3,40} har (?:granskat|uppdragit))\b",
    re.IGNORECASE,
)
_ADMINISTRATION = re.compile(
    r"\b(?:förslag till beslut|beslutsförslag|tjänsteskrivelse|tjänsteutlåtande|yttrande över|återrapportering|"
    r"beslutade att|svar på revision\w*|protokoll)\b",
    re.IGNORECASE,
)
_GENERIC = {"styrelsen": ("styrelsen",), "nämnden": ("nämnden",)}


class Parties:
    """The parties of one document. `auditors` is the name shown for auditors and consultants; `has_auditors` tells
    whether any are named; `auditors_speak` whether the document is their own report, where "vi" are they;
    `report` is the name of the audit report, or None."""

    def __init__(self, document: Document) -> None:
        self.document = document
        text = document.text
        self.auditors = "Revisorerna"
        self.has_auditors = (
            _AUDITOR.search(text) is not None or re.search(r"\b[Rr]evisorer|\b[Gg]ranskning", text) is not None
        )
        self.auditors_speak = (
            self.has_auditors and bool(_AUDIT_REPORT.search(text)) and not _ADMINISTRATION.search(text)
        )
        self.report = self._report_name()
        self.own_committee = self._own_committee()
        self._bodies = self._named_bodies()

    def _report_name(self) -> str | None:
        """The report that the recommendations stand in: the longest printed title of an audit report."""
        best: str | None = None
        for block in self.document.blocks:
            if block.kind is BlockKind.TABLE or block.end - block.start > 200:
                continue
            quote = self.document.quote(block.start, block.end)
            match = _REPORT_TITLE.match(quote)
            if (
                match
                and not quote.endswith((".", ":"))
                and len(quote.split()) > 2
                and (best is None or block.kind is BlockKind.HEADING)
            ):
                best = best or quote
        return best

    def _own_committee(self) -> str | None:
        """The committee whose report the document is, told by its beginning; None for other documents."""
        beginning = self.document.text[:400]
        match = _COMMITTEE_NAME.search(beginning)
        if (
            match is None
            or self.has_auditors
            or not re.search(r"\b(?:rapport|slutrapport|verksamhetsberättelse)", beginning, re.I)
        ):
            return None
        return _shown(match.group("name"))

    def _named_bodies(self) -> set[str]:
        return {
            actor.name
            for actor in find_actors(self.document.text)
            if actor.role == "body" and actor.name.casefold() not in _GENERIC
        }

    def source_of(self, sentence: str, around: str) -> str | None:
        """Who recommends in a sentence: "Revisorerna", the committee by name, or None where it names neither and the
        document is not the auditors' own."""
        if _AUDITOR.search(sentence) or _AUDITOR.search(around) or re.search(r"\b[Rr]evisor|\b[Rr]evision", sentence):
            return self.auditors
        if committee := self.committee_of(sentence):
            return committee
        if self.auditors_speak and (_VI.search(sentence) or re.search(r"\brekommend", sentence, re.IGNORECASE)):
            return self.auditors
        return None

    def committee_of(self, sentence: str) -> str | None:
        """The committee (beredning) that speaks in a sentence: the one named there, "beredningen" being the one whose
        report this is; in such a report also where none is named. None otherwise."""
        match = _COMMITTEE_NAME.search(sentence)
        if match is None:
            return self.own_committee
        name = _shown(match.group("name"))
        return self.own_committee or name if name == "Beredningen" else name

    def addressee_of(self, words: str, source: str | None) -> str | None:
        """The body or office that the words name as addressee; the speaker is none. "nämnden" is the only
        committee that the document names, where there is just one."""
        for actor in find_actors(words):
            if actor.role not in {"body", "office"} or actor.genitive:
                continue
            if actor.name.casefold().startswith(("revis", "lekmannarevis")) or "beredning" in actor.name.casefold():
                continue
            return self._resolved(actor.name)
        return None

    def addressee_at_start(self, words: str, source: str | None) -> str | None:
        """The addressee that an item begins with: "Att nämnden ser över ...", "Styrelsen bör ..."."""
        for actor in find_actors(words, 0, min(len(words), 90)):
            if (
                actor.role == "body"
                and not actor.genitive
                and not words[: actor.start].strip(" •–-\t").casefold().removeprefix("att").strip()
                and not actor.name.casefold().startswith("revis")
                and actor.name != source
            ):
                return self._resolved(actor.name)
        return None

    def _resolved(self, name: str) -> str:
        endings = _GENERIC.get(name.casefold())
        if endings is None:
            return name
        candidates = {body for body in self._bodies if body.casefold().endswith(endings)}
        return candidates.pop() if len(candidates) == 1 else name


def _shown(name: str) -> str:
    """A committee's name with a capital and in the definite form without genitive."""
    plain = " ".join(name.split())
    return plain[:1].upper() + plain[1:]
