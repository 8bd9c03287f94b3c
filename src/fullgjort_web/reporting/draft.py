"""The report-back drafted from the register: which assignments it takes up, and what it says of each.

Only what was said up to and including the meeting's day counts. An assignment is summed up anew from those mentions,
so that the document for an old meeting says what could be said then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Q
from django.utils.translation import override

from fullgjort.reading.document import Document as ReadDocument
from fullgjort_web.register.assignment import parts as parts_of
from fullgjort_web.register.assignment import summarise
from fullgjort_web.register.bodies import BodyIndex
from fullgjort_web.register.models import Assignment, Body, Document, MeetingMention, Mention, Part, Report
from fullgjort_web.register.selectors.coverage import Coverage, coverage
from fullgjort_web.register.shape import plain, restore
from fullgjort_web.register.state import Outcome, Standing, Status
from fullgjort_web.reporting.casename import case_name
from fullgjort_web.reporting.quoted import paragraphs_of
from fullgjort_web.reporting.reportback import (
    Answer,
    BriefList,
    BriefRow,
    Entry,
    Group,
    PartLine,
    ReportBack,
    Source,
)
from fullgjort_web.reporting.unanswered import unmentioned
from fullgjort_web.reporting.wording import (
    counted,
    date_words,
    day_words,
    days_words,
    genitive,
    joined,
    mid_sentence,
    opening,
    sentence_case,
    writable,
)
from fullgjort_web.reporting.wordparts import split_wording

NO_ANSWER = "Inget svar"
SHOWN_MINUTES = 12
LONG_ANSWER = 300  # characters; a longer answer is shown in its paragraphs
_BY_DAY = ("minutes", "decision_summary", "notice", "decision_memo", "report_back")
_RECURRENCES = {
    "yearly": "varje år",
    "half_yearly": "varje halvår",
    "tertial": "varje tertial",
    "quarterly": "varje kvartal",
    "monthly": "varje månad",
    "each_meeting": "vid varje möte",
    "ongoing": "löpande",
}
_ORIGINS = {
    "plan": "Från planen",
    "audit": "Från revisionen",
    "agreement": "Från en överenskommelse",
    "authority": "Från en myndighet",
    "law": "Enligt lag",
}


def draft(body: Body, day: date) -> ReportBack:
    """The report-back to `body`'s meeting on `day`: every assignment of the board that was open before that day, and
    every one that is reported to the meeting. Those reported as done before are listed briefly, as are those that
    were only proposed. Doubtful ones are left out: they are questions to a person."""
    with override("sv"):
        return _Draft(body, day).made()


class _BoardsAsTheyAre(BodyIndex):
    """Looks boards up and never writes one: a name that is not in the register gives an unsaved row."""

    def make(self, name: str, abbreviation: str, *, kind: str = "", added_by: str = "") -> Body:
        return Body(name=name, abbreviation=abbreviation, kind=kind, added_by=added_by)


class _Known:
    """An assignment with what was said of it up to the day."""

    def __init__(
        self, kept: Assignment, then: Assignment, mentions: list[Mention], parts: list[Part], reports: list[Report]
    ) -> None:
        self.kept = kept
        self.then = then
        self.mentions = mentions
        self.parts = parts
        self.reports = reports  # latest first

    @property
    def since(self) -> date | None:
        """The first day it is known from: when it was given, else when it was first spoken of."""
        if self.then.given_on:
            return self.then.given_on
        return min((mention.day for mention in self.mentions if mention.day), default=None)

    @property
    def order(self) -> tuple[bool, date, str]:
        return self.since is None, self.since or date.min, self.kept.code


class _Draft:
    def __init__(self, body: Body, day: date) -> None:
        self.body = body
        self.day = day
        self.name = mid_sentence(body.name)
        self.boards = _BoardsAsTheyAre()
        self.read: dict[int, ReadDocument] = {}  # the documents with long answers, as they were read
        lists = Document.objects.filter(kind="report_back", meeting_date__lte=day)
        self.list_days = sorted(
            lists.filter(Q(body=body) | Q(body__isnull=True)).values_list("meeting_date", flat=True)
        )
        self.listed_now = lists.filter(body=body, meeting_date=day).exists()

    # --- which assignments ------------------------------------------------------------------------------------------

    def known(self) -> list[_Known]:
        """The board's assignments and those reported to the meeting, as of the day, oldest first."""
        at_meeting = Report.objects.filter(document__body=self.body, document__meeting_date=self.day)
        rows = Assignment.objects.filter(doubtful=False).filter(
            Q(body=self.body) | Q(pk__in=at_meeting.values("assignment_id"))
        )
        rows = rows.select_related("body").defer("stems")
        mentions = _by_assignment(
            Mention.objects.filter(assignment__in=rows.values("pk"))
            .select_related("document", "document__body")
            .defer("document__text", "document__structure")
        )
        reports = _by_assignment(
            Report.objects.filter(assignment__in=rows.values("pk"))
            .select_related("document", "document__body")
            .defer("document__text", "document__structure")
        )
        found = []
        for kept in rows:
            told = mentions.get(kept.pk, [])
            then = [mention for mention in told if mention.day is None or mention.day <= self.day]
            if not told or (not then and not (kept.given_on and kept.given_on < self.day)):
                continue  # nothing known of it on that day
            said = [r for r in reports.get(kept.pk, []) if r.day is None or r.day <= self.day]
            said.sort(key=lambda r: (r.day or date.min, r.document.digest, -r.start), reverse=True)
            members = then or told
            summed = summarise(members, self.boards)
            found.append(_Known(kept, summed, members, parts_of(summed, members), said))
        return sorted(found, key=lambda known: known.order)

    def at_meeting(self, report: Report) -> bool:
        document = report.document
        return document.meeting_date == self.day and document.body_id in (self.body.pk, None)

    def closed(self, known: _Known) -> bool:
        """Whether it was closed before the meeting (a closing without a day counts as earlier)."""
        closed_on = known.kept.closed_on
        return bool(known.kept.outcome) and (closed_on is None or closed_on < self.day)

    def made(self) -> ReportBack:
        now: list[_Known] = []
        earlier: list[_Known] = []
        silent: list[_Known] = []
        finished: list[_Known] = []
        proposed: list[_Known] = []
        for known in self.known():
            if any(map(self.at_meeting, known.reports)):
                now.append(known)
            elif self.closed(known) or (known.since and known.since >= self.day):
                continue  # given at this meeting, after it, or settled
            elif known.then.proposed_only:
                if known.since:  # an undated proposal may be younger than the meeting
                    proposed.append(known)
            elif not known.reports:
                silent.append(known)
            elif known.reports[0].status == Status.DONE:
                finished.append(known)
            else:
                earlier.append(known)
        groups = []
        number = 0
        for heading, members in (
            ("Redovisas till mötet", now),
            ("Redovisade tidigare, inte som genomförda", earlier),
            ("Utan svar", silent),
        ):
            entries = tuple(self.entry(known, number + n) for n, known in enumerate(members, start=1))
            number += len(entries)
            if entries:
                groups.append(Group(heading, entries))
        given_to = {known.then.assignee for known in (*now, *earlier, *silent) if known.then.assignee}
        to = f" till {mid_sentence(given_to.pop())}" if len(given_to) == 1 else ""
        missing = self.missing_minutes()
        confirmed = sum(k.kept.standing == Standing.CONFIRMED for k in (*now, *earlier, *silent))
        return ReportBack(
            title=writable(f"Återrapportering av {genitive(self.name)} uppdrag{to} den {day_words(self.day)}"),
            body=self.body.name,
            day=self.day,
            summary=self.summary(len(now), len(earlier), len(silent)),
            basis=self.basis(coverage(self.day), missing, number, confirmed),
            missing_minutes=tuple(missing),
            groups=tuple(groups),
            lists=tuple(self.lists(finished, proposed)),
        )

    # --- the document's own sentences -------------------------------------------------------------------------------

    def summary(self, now: int, earlier: int, silent: int) -> str:
        if not now + earlier + silent:
            return (
                f"Inga av {genitive(self.name)} uppdrag var öppna före mötet den {day_words(self.day)}, och inga "
                "redovisas till det, enligt de handlingar som är lästa."
            )
        sums = (
            (now, "redovisas till mötet"),
            (earlier, f"{'är redovisat' if earlier == 1 else 'är redovisade'} tidigare men inte som {_done(earlier)}"),
            (silent, "har inget svar i det som är läst"),
        )
        said = [f"{counted(n, 'uppdrag', 'uppdrag')} {what}" for n, what in sums if n]
        return f"{opening(joined(said))}."

    def missing_minutes(self) -> list[date]:
        """The board's known meetings before this one without minutes among the documents, newest first."""
        mentions = MeetingMention.objects.filter(body=self.body, day__lt=self.day).order_by()
        known = set(mentions.values_list("day", flat=True))
        return sorted(known - set(mentions.filter(minutes=True).values_list("day", flat=True)), reverse=True)

    def basis(self, read: Coverage, missing: list[date], entries: int, confirmed: int) -> tuple[str, ...]:
        if not read.documents:
            return ("Inga dokument är lästa.",)
        between = ""
        if read.first_day and read.last_day:
            between = f", från {day_words(read.first_day)} till {day_words(read.last_day)}"
        number = counted(read.documents, "dokument", "dokument")
        verb = "är läst" if read.documents == 1 else "är lästa"
        told = [f"Dokumentet bygger på {number} som {verb}{between}."]
        undated = Document.objects.filter(meeting_date__isnull=True).count()
        if undated:
            told.append(f"Av dem saknar {undated} en känd dag.")
        held = MeetingMention.objects.filter(body=self.body, day__lt=self.day).order_by().values("day").distinct()
        if missing:
            shown = joined([day_words(day) for day in missing[:SHOWN_MINUTES]])
            which = f"{shown}." if len(missing) <= SHOWN_MINUTES else f"de senaste {SHOWN_MINUTES}: {shown}."
            told.append(
                f"Protokoll saknas från {len(missing)} av {genitive(self.name)} {held.count()} kända möten före "
                f"{day_words(self.day)}: {which}"
            )
        elif held.count():
            told.append(f"Protokoll är lästa från alla {genitive(self.name)} {held.count()} kända möten före mötet.")
        else:
            told.append(f"Inget möte med {self.name} före {day_words(self.day)} är känt.")
        if read.failures:
            told.append(f"{opening(counted(read.failures, 'fil', 'filer', common=True))} gick inte att läsa.")
        if entries:
            by_person = "inget" if not confirmed else str(confirmed)
            told.append(
                f"Uppgifterna är lästa ur handlingarna av program. Av de {entries} uppdragen är {by_person} "
                f"{'bekräftade' if confirmed > 1 else 'bekräftat'} av en person."
            )
        return tuple(map(writable, told))

    def lists(self, finished: list[_Known], proposed: list[_Known]) -> list[BriefList]:
        made = []
        if finished:
            made.append(
                BriefList(
                    "Redovisade som genomförda före mötet",
                    "Genomförda före mötet",
                    "Inget beslut om avslut är registrerat för dessa uppdrag.",
                    tuple(self.brief(k, k.reports[0].day, self.source(k.reports[0])) for k in finished),
                )
            )
        if proposed:
            made.append(
                BriefList(
                    "Föreslagna uppdrag",
                    "Föreslagna uppdrag",
                    "Dessa uppdrag är föreslagna i tjänsteskrivelser. Något beslut om dem finns inte i det som är läst.",
                    tuple(self.brief(k, None, self.source(k.mentions[0])) for k in proposed),
                )
            )
        return made

    # --- one assignment ---------------------------------------------------------------------------------------------

    def entry(self, known: _Known, number: int) -> Entry:
        then = known.then
        answers = tuple(self.answer(report) for report in known.reports)
        wording = split_wording(then.wording, [part.words for part in known.parts])
        main = next((m for m in known.mentions if m.quote == then.wording), known.mentions[0])
        return Entry(
            number=number,
            code=known.kept.code,
            heading=self.heading(known),
            origin=self.origin(then),
            given_on=then.given_on,
            wording_source=self.wording_source(main),
            lead=writable(wording.lead),
            parts=self.parts(wording.parts, known.reports),
            tail=writable(wording.tail),
            assignee=writable(then.assignee),
            due=writable(self.due(then, known)),
            due_latest=then.due_latest,
            days_late=self.days_late(then, known),
            status=answers[0].status if answers else NO_ANSWER,
            answers=answers,
            silence="" if answers else self.silence(known.since),
            notes=self.notes(known),
        )

    def brief(self, known: _Known, answered_on: date | None, source: Source) -> BriefRow:
        return BriefRow(
            code=known.kept.code,
            heading=self.heading(known),
            origin=self.origin(known.then),
            given_on=known.then.given_on,
            answered_on=answered_on,
            source=source.words,
        )

    def heading(self, known: _Known) -> str:
        """What the case is called: the title of the mention that gave it, else another's; never a document's own."""
        documents = {mention.document.title for mention in known.mentions}
        titles = [known.then.title, known.kept.title]
        titles += [plain(mention.attributes.get("title")) for mention in known.mentions]
        return writable(case_name([title for title in titles if title not in documents], known.then.wording))

    def origin(self, then: Assignment) -> str:
        board = then.body.name if then.body else then.origin_body
        section = f", §\u00a0{then.origin_paragraph}" if then.origin_paragraph is not None else ""
        when = f"den {day_words(then.given_on)}" if then.given_on else date_words(then.origin_date)
        named = _ORIGINS.get(then.origin_kind, "")
        text = then.origin_text.strip(" .,;:")
        if board and when:
            told = f"{board} beslutade {when}{section}"
            return writable(f"{told} ({text})." if named and text else f"{told}.")
        if named:
            return writable(f"{named}: {text}." if text else f"{named}.")
        if when:
            return writable(f"Beslutat {when}{section}.")
        if then.giver:
            return writable(f"Gett av {mid_sentence(then.giver)}. Dagen framgår inte av det som är läst.")
        return "Varifrån uppdraget kommer framgår inte av det som är läst."

    def wording_source(self, main: Mention) -> str:
        source = self.source(main).words
        if main.role == Mention.Role.GIVEN:
            return writable(f"Beslutet är läst i {source}.")
        if main.role == Mention.Role.PROPOSED:
            return writable(f"Uppdraget är läst som förslag i {source}. Beslutet är inte läst.")
        return writable(f"Lydelsen är hämtad ur {source}. Beslutet är inte läst.")

    def parts(self, parts: Sequence[str], reports: Sequence[Report]) -> tuple[PartLine, ...]:
        if not reports:
            return tuple(PartLine(n, writable(p), "Inget svar.") for n, p in enumerate(parts, start=1))
        left_out = unmentioned(parts, [report.quote for report in reports])
        if all(left_out):
            left_out = (False,) * len(parts)  # said of them together, see `notes`
        return tuple(
            PartLine(n, writable(part), "Inget av svaren nämner delpunkten." if missed else "")
            for n, (part, missed) in enumerate(zip(parts, left_out, strict=True), start=1)
        )

    def due(self, then: Assignment, known: _Known) -> str:
        said = []
        if then.due_words:
            said.append(f"{sentence_case(' '.join(then.due_words.split()).rstrip('.'))}.")
        if then.recurrence:
            said.append(f"Redovisas {_RECURRENCES.get(then.recurrence, then.recurrence)}.")
        if not said:
            return "Beslutet har inget datum."
        late = self.days_late(then, known)
        if late:
            said.append(f"Försenat {days_words(late)}.")
        if then.moves:
            first = f" Först: {then.first_due_words}." if then.first_due_words else ""
            said.append(f"Flyttat {'en gång' if then.moves == 1 else f'{then.moves} gånger'}.{first}")
        return " ".join(said)

    def days_late(self, then: Assignment, known: _Known) -> int:
        """How many days the date has passed; 0 where it has not, there is none, or the assignment is done."""
        settled = known.kept.outcome or (known.reports and known.reports[0].status == Status.DONE)
        if settled or not then.due_latest:
            return 0
        return max(0, (self.day - then.due_latest).days)

    def answer(self, report: Report) -> Answer:
        paragraphs = tuple(map(writable, self.paragraphs(report)))
        marked = writable(report.evidence)
        return Answer(
            day=report.day,
            status=str(Status(report.status).label),
            paragraphs=paragraphs,
            marked=marked if marked in " ".join(paragraphs) else "",
            source=self.source(report),
            unit=writable(report.unit),
            at_meeting=self.at_meeting(report),
        )

    def paragraphs(self, report: Report) -> tuple[str, ...]:
        """The report's words, a long one in the paragraphs of its document."""
        if len(report.quote) < LONG_ANSWER:
            return (report.quote,)
        if report.document_id not in self.read:
            self.read[report.document_id] = restore(Document.objects.get(pk=report.document_id))
        found = paragraphs_of(self.read[report.document_id], report.start, report.end)
        return found if " ".join(found) == report.quote else (report.quote,)

    def silence(self, since: date | None) -> str:
        """The sentence that says among which report-backs no answer was found."""
        heard = [day for day in self.list_days if since is None or (day and day > since)]
        from_day = f" sedan {day_words(since)}" if since else ""
        if not heard:
            return f"Ingen återrapportering till {self.name} är läst{from_day}. Inget svar finns i det som är läst."
        if len(heard) == 1:
            return f"Inget svar finns i den återrapportering som är läst{from_day}."
        return f"Inget svar finns i de {len(heard)} återrapporteringar som är lästa{from_day}."

    def notes(self, known: _Known) -> tuple[str, ...]:
        said = []
        parts = [part.words for part in known.parts]
        if known.reports and parts and all(unmentioned(parts, [report.quote for report in known.reports])):
            said.append("Svaren säger inte vilka av delpunkterna de gäller.")
        if self.listed_now and known.reports and not any(map(self.at_meeting, known.reports)):
            said.append("Uppdraget finns inte i den återrapportering till mötet som är läst.")
        closed_on = known.kept.closed_on
        if known.kept.outcome and closed_on and closed_on <= self.day:
            outcome = str(Outcome(known.kept.outcome).label).lower()
            said.append(f"Avslutat den {day_words(closed_on)}: {outcome}.")
        if known.kept.question:
            said.append("Uppdraget kan vara samma som ett annat i registret. Det är inte avgjort.")
        return tuple(said)

    def source(self, place: Report | Mention) -> Source:
        document = place.document
        title = str(document.get_kind_display())
        if document.kind not in _BY_DAY:
            title = document.title or title
        elif document.body_id and document.body_id != self.body.pk and document.body:
            title = f"{title}, {mid_sentence(document.body.name)}"
        if document.meeting_date and document.kind in _BY_DAY:
            title = f"{title} {day_words(document.meeting_date)}"
        elif document.meeting_date and str(document.meeting_date) not in title:
            title = f"{title}, {day_words(document.meeting_date)}"
        source = Source(writable(title), writable(document.name), place.page)
        return source if document.file_kind == "pdf" else replace(source, page=None)


def _done(number: int) -> str:
    return "genomfört" if number == 1 else "genomförda"


def _by_assignment[Row: (Mention, Report)](rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        if row.assignment_id is not None:
            found.setdefault(row.assignment_id, []).append(row)
    return found
