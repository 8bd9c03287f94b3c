"""Who recommends and to whom: the auditors or a committee, and the body that an item, lead-in or heading names."""

from __future__ import annotations

import re
from functools import cached_property

from fullgjort.language.actors import find_actors
from fullgjort.language.mention import ActorMention
from fullgjort.reading.document import BlockKind, Document

_AUDITOR = re.compile(
    r"\b(?:(?:[Ll]ekmanna|[Rr]egion|[Kk]ommun|[Ll]andstings|[Ss]tads|[Dd]e förtroendevalda )?revisorer(?:na|nas)?|"
    r"(?:[Rr]egion|[Kk]ommun|[Ll]andstings|[Ss]tads)?[Rr]evisionen?s?|"
    r"[Ll]ekmannarevisor(?:n|s|ns)?|revisonen|revisionsrapport\w*|revisionskontoret|PwC|KPMG|EY|Deloitte|Komrev|Helseplan)\b",
)
_VI = re.compile(r"\b(?:vi|vår|våra)\b", re.IGNORECASE)
_COMMITTEE_NAME = re.compile(
    r"\b(?!val|budget)(?P<name>(?:(?:regionala|tillfälliga|politiska)\s)?[a-zåäöA-ZÅÄÖ-]*beredningen|"
    r"(?<=ens\s)(?!val|budget)[a-zåäö]+beredning(?!\w)|(?<=ges\s)(?!val|budget)[a-zåäö]+beredning(?!\w)|"
    r"hälso- och sjukvårdsberedning(?:en)?(?:\s(?:norr|söder|öster|väster|mitt|mellersta))?|"
    r"patientnämnden)s?\b",
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
    r"revisorerna i .{3,40} har (?:granskat|uppdragit)|"
    r"på uppdrag av .{0,40}revisor\w+ .{0,20}har .{2,60} granskat|på uppdrag av oss har)\b",
    re.IGNORECASE,
)
# An administration's or a board's paper: told by its beginning and its headings, for auditors cite protokoll as well
_ADMINISTRATION = re.compile(
    r"\b(?:förslag till beslut|beslutsförslag|tjänsteskrivelse|tjänsteutlåtande|yttrande|återrapportering|"
    r"svar (?:på|till)(?! revisionsfråg)|\w*protokoll|kallelse|protokollsutdrag)\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\b(?:förslag till beslut|beslutsförslag|tjänsteskrivelse|tjänsteutlåtande|yttrande (?:över|på)|"
    r"svar (?:på|till)(?! revisionsfråg)|kallelse|protokollsutdrag)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\sför\s[a-zåäö]+(?:\s[a-zåäö]+)?(?:\soch\s[a-zåäö]+)?(?=\s(?:bör|ska|behöver|att)\b)")
# "Revisorerna bedömer ...", "I rapporten konstaterar revisionen ...": the auditors are who the sentence speaks of
_SUBJECT = re.compile(
    r"(?P<before>(?:\S+\s){0,4}?)(?:\w+s\s)?(?:\w*[Rr]evisorer(?:na)?|\w*[Rr]evisionen|PwC|KPMG|EY|Deloitte)\b"
)
_NO_SUBJECT = re.compile(
    r"(?:\b(?:till|av|från|hos|med|för|åt)\s\Z|nämnd|styrels|förvaltning|\bsvar|direktion)", re.IGNORECASE
)
# "Revisorerna i Granviks kommun", "Regionens revisorer" on a line of its own
_SENDER = re.compile(
    r"(?:(?:[\wåäöÅÄÖ]+\s)?[\wåäöÅÄÖ]+s\s)?(?:(?:[Kk]ommun|[Rr]egion|[Ll]andstings|[Ss]tads)?[Rr]evisor(?:er|erna)|"
    r"(?:Kommun|Region|Landstings|Stads)revisionen)(?:\si\s[\wåäöÅÄÖ ]{3,40})?"
)
# "Revisionsrapport nr 7/2031", "Granskningsrapport": the line that names the auditors' own report
_AUDIT_NUMBER = re.compile(r"(?:revisions|gransknings)rapport(?:\s(?:nr\s)?\d[\d/:-]*)?$", re.IGNORECASE)
_BEGINNING = 300
_SHORT = 5000


class Parties:
    """The parties of one document; `kind` is the document's kind where it has been told.

    `auditors` is the name shown for auditors and consultants; `has_auditors` tells
    whether any are named; `own_speaker` is who says "vi" in a report of the auditors or a committee, otherwise None;
    `report` is the name of the audit report, or None; `is_short` tells a letter from a report."""

    def __init__(self, document: Document, kind: str = "") -> None:
        self.document = document
        text = document.text
        self.auditors = "Revisorerna"
        self.has_auditors = (
            _AUDITOR.search(text) is not None or re.search(r"\b[Rr]evisorer|\b[Gg]ranskning", text) is not None
        )
        self.is_short = len(text) < _SHORT
        self.report = self._report_name()
        titles = " | ".join(document.quote(block.start, block.end) for block in document.headings())
        sent = kind == "audit_report" or self._is_from_auditors()
        beginning = text[:_BEGINNING]
        if sent:  # a report of the auditors has a chapter "Återrapportering" too
            by_administration = _ANSWERS.search(beginning)
        else:
            by_administration = _ADMINISTRATION.search(beginning) or _ADMINISTRATION.search(titles)
        own = sent or _AUDIT_REPORT.search(text)
        self.auditors_speak = self.has_auditors and bool(own) and (kind == "audit_report" or not by_administration)
        self.own_committee = self._own_committee()
        self.own_speaker = self.auditors if self.auditors_speak else self.own_committee

    def _is_from_auditors(self) -> bool:
        """Whether the auditors are the sender: they head the letter, or sign it ("För kommunens revisorer")."""
        quotes = [self.document.quote(block.start, block.end) for block in self.document.blocks]
        if any(_AUDIT_NUMBER.match(quote) for quote in quotes[:8]):
            return True
        return any(_SENDER.fullmatch(quote) for quote in quotes[:4]) or any(
            quote.startswith("För ") and _SENDER.fullmatch(quote[4:]) for quote in quotes[-6:]
        )

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
        reports = re.search(r"\b(?:slut)?rapport|verksamhetsberättelse", beginning, re.IGNORECASE)
        if match is None or not reports or self.auditors_speak or _AUDITOR.search(beginning):
            return None
        for block in self.document.blocks[:6]:  # "Beredningen för nära vård" on a line of its own is the full name
            quote = self.document.quote(block.start, block.end)
            if _COMMITTEE_NAME.match(quote) and len(quote.split()) <= 8 and not quote.endswith("."):
                return quote
        return _shown(match.group("name"))

    def source_of(self, sentence: str, around: str) -> str | None:
        """Who recommends in a sentence: "Revisorerna", the committee by name, or None where it names neither and the
        document is not the auditors' own."""
        if _AUDITOR.search(sentence) or (around is not sentence and _AUDITOR.search(around)):
            return self.auditors
        if re.search(r"\b[Rr]evisor|\b[Rr]evision", sentence):
            return self.auditors
        if re.match(r"(?:De|Dessa|Man|Granskarna)\b", sentence) and re.search(r"\b(?:[Rr]evisor|[Rr]evision)", around):
            return self.auditors  # "Revisorerna har granskat … De lämnar följande rekommendationer:"
        if committee := self.committee_of(sentence):
            return committee
        if self.auditors_speak and (_VI.search(sentence) or re.search(r"\brekommend", sentence, re.IGNORECASE)):
            return self.auditors
        return None

    def speaks_on(self, sentence: str) -> str | None:
        """Who "De" is in the sentence after this one: the auditors or the committee that this one is about; else
        None."""
        match = _SUBJECT.match(sentence)
        if match and not _NO_SUBJECT.search(match["before"]):
            return self.auditors
        named = _COMMITTEE_NAME.search(sentence[:60])
        return self.committee_of(sentence) if named and not _NO_SUBJECT.search(sentence[: named.start()]) else None

    def committee_of(self, sentence: str) -> str | None:
        """The committee (beredning) that speaks in a sentence: the one named there, "beredningen" being the one whose
        report this is; in such a report also where none is named. None otherwise."""
        match = _COMMITTEE_NAME.search(sentence) if "beredning" in sentence.casefold() else None
        if match is None:
            return self.own_committee
        name = _shown(match.group("name"))
        return self.own_committee or name if name == "Beredningen" else name

    def addressee_of(self, words: str, source: str | None) -> str | None:
        """The body or office that the words name as addressee; the speaker is none."""
        for actor in find_actors(words):
            if actor.role not in {"body", "office"} or actor.genitive:
                continue
            if re.search(r"revisor|revision|beredning", actor.name, re.IGNORECASE):
                continue
            if (name := self._full_name(words, actor)) != source:
                return name
        return None

    def addressee_at_start(self, words: str, source: str | None) -> str | None:
        """The addressee that an item begins with: "Att nämnden ser över ...", "Styrelsen bör ..."."""
        for actor in find_actors(words, 0, min(len(words), 90)):
            if (
                actor.role == "body"
                and not actor.genitive
                and not words[: actor.start].strip(" •–-\t").casefold().removeprefix("att").strip()
                and not re.search(r"revisor|revision|beredning", actor.name, re.IGNORECASE)
                and (name := self._full_name(words, actor)) != source
            ):
                return name
        return None

    def _full_name(self, words: str, actor: ActorMention) -> str:
        """The actor's name; "nämnden" with what it is for ("Nämnden för nära vård bör"), or the only committee that
        the document names."""
        if actor.name != "Nämnden":
            return actor.name
        if purpose := _PURPOSE.match(words[actor.end :]):
            return " ".join(f"{actor.name}{purpose.group()}".split())
        return next(iter(self._committees)) if len(self._committees) == 1 else actor.name

    @cached_property
    def _committees(self) -> set[str]:
        names = {actor.name for actor in find_actors(self.document.text) if actor.role == "body"}
        return {name for name in names if name.endswith("nämnden") and name != "Nämnden"}


def _shown(name: str) -> str:
    """A committee's name with a capital and in the definite form without genitive."""
    plain = " ".join(name.split())
    if plain.endswith("beredning") and " " not in plain:
        plain += "en"  # "kommunens demokratiberedning"
    return plain[:1].upper() + plain[1:]
