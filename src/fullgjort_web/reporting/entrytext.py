"""One assignment as the report-back tells it: sentences around the words of the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Q

from fullgjort.linking.parts import parts_answered
from fullgjort.reading.document import Document as ReadDocument
from fullgjort_web.register.models import Assignment, Body, Document, Mention, Report
from fullgjort_web.register.shape import restore
from fullgjort_web.register.state import Outcome, Status
from fullgjort_web.register.titles import title_words
from fullgjort_web.reporting.known import Known
from fullgjort_web.reporting.quoted import paragraphs_of
from fullgjort_web.reporting.reportback import Answer, BriefRow, Entry, PartLine, Source
from fullgjort_web.reporting.wording import date_words, day_words, days_words, mid_sentence, sentence_case, writable
from fullgjort_web.reporting.wordparts import split_wording

NO_ANSWER = "Inget svar"
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


class EntryText:
    """Tells assignments for one board's meeting, or as they stand on a day; one serves the whole document. Without a
    board (None) the sources name theirs."""

    def __init__(self, body: Body | None, day: date) -> None:
        self.body_id = body.pk if body else None
        self.day = day
        self.name = mid_sentence(body.name) if body else ""
        self.read: dict[int, ReadDocument] = {}  # the documents with long answers, as they were read
        lists = Document.objects.filter(kind="report_back", meeting_date__lte=day)
        self.list_days = sorted(
            lists.filter(Q(body=body) | Q(body__isnull=True)).values_list("meeting_date", flat=True)
        )
        self.listed_now = body is not None and lists.filter(body=body, meeting_date=day).exists()

    def at_meeting(self, report: Report) -> bool:
        """Whether a report stands in a document of the meeting."""
        document = report.document
        return document.meeting_date == self.day and document.body_id in (self.body_id, None)

    def entry(self, known: Known, number: int) -> Entry:
        then = known.then
        answers = tuple(self.answer(report) for report in known.reports)
        wording = split_wording(then.wording, [part.words for part in known.parts])
        main = next((m for m in known.mentions if m.quote == then.wording), known.mentions[0])
        return Entry(
            number=number,
            code=known.kept.code,
            heading=self.heading(known),
            origin=self.origin(then, known.mentions[0]),
            given_on=None if then.proposed_only else then.given_on,
            wording_source=self.wording_source(main, then),
            lead=writable(wording.lead),
            parts=self.parts(wording.parts, known.reports),
            tail=writable(wording.tail),
            assignee=writable(then.assignee),
            due=writable(self.due(then, known)),
            due_latest=then.due_latest,
            days_late=known.days_late(self.day),
            status=answers[0].status if answers else NO_ANSWER,
            answers=answers,
            silence="" if answers else self.silence(known.since),
            notes=self.notes(known),
        )

    def brief(self, known: Known, answered_on: date | None, source: Source) -> BriefRow:
        return BriefRow(
            code=known.kept.code,
            heading=self.heading(known),
            origin=self.origin(known.then, known.mentions[0]),
            given_on=None if known.then.proposed_only else known.then.given_on,
            answered_on=answered_on,
            source=source.words,
        )

    def heading(self, known: Known) -> str:
        """What the site calls it."""
        return writable(title_words(known.kept.title, known.kept.wording, known.kept.code))

    def origin(self, then: Assignment, first: Mention) -> str:
        """Where it comes from. What is only proposed is told by the document `first` that proposes it."""
        if then.proposed_only:
            return self.proposal(then, first)
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

    def proposal(self, then: Assignment, first: Mention) -> str:
        kind = str(first.document.get_kind_display()).lower() if first.document.kind in _BY_DAY else "en handling"
        section = f", §\u00a0{then.origin_paragraph}" if then.origin_paragraph is not None else ""
        when = f"den {day_words(first.day)}" if first.day else "utan känd dag"
        return writable(f"Föreslaget i {kind} {when}{section}.")

    def minutes_read(self, then: Assignment) -> bool:
        """Whether minutes of the body and the day that the assignment comes from are among the documents."""
        if then.body is None or then.body.pk is None or then.given_on is None:
            return False
        return Document.objects.filter(kind="minutes", body=then.body, meeting_date=then.given_on).exists()

    def wording_source(self, main: Mention, then: Assignment) -> str:
        source = self.source(main).words
        if main.role == Mention.Role.GIVEN:
            return writable(f"Beslutet är läst i {source}.")
        if main.role == Mention.Role.PROPOSED:
            return writable(f"Uppdraget är läst som förslag i {source}. Inget beslut om att ge det är läst.")
        missing = "Beslutet är inte läst."
        if self.minutes_read(then):
            missing = "Protokollet från mötet är läst, men beslutet är inte funnet i det."
        return writable(f"Lydelsen är hämtad ur {source}. {missing}")

    def parts(self, parts: Sequence[str], reports: Sequence[Report]) -> tuple[PartLine, ...]:
        if not reports:
            return tuple(PartLine(n, writable(p), "Inget svar.") for n, p in enumerate(parts, start=1))
        taken_up = answers_to_parts(parts, reports)
        if not any(taken_up):
            return tuple(PartLine(n, writable(part), "") for n, part in enumerate(parts, start=1))  # see `notes`
        return tuple(
            PartLine(n, writable(part), _taken_up(answer))
            for n, (part, answer) in enumerate(zip(parts, taken_up, strict=True), start=1)
        )

    def due(self, then: Assignment, known: Known) -> str:
        said = []
        if then.due_words:
            said.append(f"{sentence_case(' '.join(then.due_words.split()).rstrip('.'))}.")
        if then.recurrence:
            said.append(f"Redovisas {_RECURRENCES.get(then.recurrence, then.recurrence)}.")
        if not said:
            return "Beslutet har inget datum."
        late = known.days_late(self.day)
        if late:
            said.append(f"Försenat {days_words(late)}.")
        if then.moves:
            first = f" Först: {then.first_due_words}." if then.first_due_words else ""
            said.append(f"Flyttat {'en gång' if then.moves == 1 else f'{then.moves} gånger'}.{first}")
        return " ".join(said)

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

    def notes(self, known: Known) -> tuple[str, ...]:
        said = []
        parts = [part.words for part in known.parts]
        if known.reports and len(parts) > 1 and not any(answers_to_parts(parts, known.reports)):
            said.append("Svaren säger inte vilka av delpunkterna de gäller.")
        if self.listed_now and known.reports and not any(map(self.at_meeting, known.reports)):
            said.append("Uppdraget finns inte i den återrapportering till mötet som är läst.")
        closed_on = known.kept.closed_on
        if known.kept.outcome and closed_on and closed_on <= self.day:
            outcome = str(Outcome(known.kept.outcome).label).lower()
            said.append(f"Avslutat den {day_words(closed_on)}: {outcome}.")
        elif known.kept.closing_on and known.kept.closing_on <= self.day:
            said.append(
                f"Ett beslut om avslut är läst, från den {day_words(known.kept.closing_on)}. Ingen har bekräftat det."
            )
        if known.kept.question:
            said.append("Uppdraget kan vara samma som ett annat i registret. Det är inte avgjort.")
        return tuple(said)

    def source(self, place: Report | Mention) -> Source:
        document = place.document
        title = str(document.get_kind_display())
        if document.kind not in _BY_DAY:
            title = document.title or title
        elif document.body_id and document.body_id != self.body_id and document.body:
            title = f"{title}, {mid_sentence(document.body.name)}"
        if document.meeting_date and document.kind in _BY_DAY:
            title = f"{title} {day_words(document.meeting_date)}"
        elif document.meeting_date and str(document.meeting_date) not in title:
            title = f"{title}, {day_words(document.meeting_date)}"
        source = Source(writable(title), writable(document.name), place.page)
        return source if document.file_kind == "pdf" else replace(source, page=None)


def answers_to_parts(parts: Sequence[str], reports: Sequence[Report]) -> tuple[Report | None, ...]:
    """For each part the latest of the reports (given latest first) that takes it up; None where none does."""
    found: list[Report | None] = [None] * len(parts)
    for report in reports:
        for index in parts_answered(parts, report.quote).answered:
            found[index] = found[index] or report
    return tuple(found)


def _taken_up(answer: Report | None) -> str:
    if answer is None:
        return "Inget av svaren tar upp delpunkten."
    return f"Besvarad den {day_words(answer.day)}." if answer.day else "Besvarad."
