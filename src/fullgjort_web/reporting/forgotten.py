"""The forgotten list as a document: every assignment that was never reported, for the yearly report to the assembly.

These values are all that the writers (`forgotten_files`) see: finished Swedish sentences and the quoted words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from django.utils.translation import override

from fullgjort.following.wording import TREATED
from fullgjort_web.register.following import house_rules
from fullgjort_web.register.models import Assignment, Body, MeetingMention, Mention
from fullgjort_web.register.selectors.coverage import coverage, missing_minutes
from fullgjort_web.register.selectors.start import never_reported, treated_since
from fullgjort_web.register.state import Standing
from fullgjort_web.reporting.basis import confirmed_of, minutes_words, undated, unread
from fullgjort_web.reporting.entrytext import EntryText
from fullgjort_web.reporting.known import Known, known_of
from fullgjort_web.reporting.wording import counted, day_words, days_words, mid_sentence, opening, writable

NO_BOARD = "Utan känt organ"


@dataclass(frozen=True, slots=True)
class ForgottenRow:
    """One assignment. `decision` names the board and the paragraph where `given_on` is known, else it is the sentence
    that says where the assignment comes from; `days` are those since it was given, or first spoken of where that is
    unknown (None: nobody knows)."""

    number: int
    code: str
    heading: str
    decision: str
    given_on: date | None
    wording: str
    source: str
    assignee: str
    due: str
    due_latest: date | None
    days: int | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForgottenBoard:
    """A board's rows, oldest first, and the sentence that says which of its minutes are missing (empty without a
    board)."""

    name: str
    minutes: str
    rows: tuple[ForgottenRow, ...]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The whole document. `summary` says how many there are among how much (that there are none, where so), `basis`
    what the list rests on; `missing` are the meetings whose minutes were not read, newest first: board and day."""

    title: str
    board: str
    day: date
    summary: str
    basis: tuple[str, ...]
    boards: tuple[ForgottenBoard, ...]
    missing: tuple[tuple[str, date], ...]

    @property
    def rows(self) -> tuple[ForgottenRow, ...]:
        return tuple(row for board in self.boards for row in board.rows)


def forgotten(day: date, body: Body | None = None) -> Forgotten:
    """The list *Aldrig återrapporterade uppdrag* as it stood on `day`, of one board or of all in the alphabet's order.

    Its rows are those of `never_reported`."""
    with override("sv"):
        return _drafted(day, body)


def _drafted(day: date, body: Body | None) -> Forgotten:
    by_board: dict[int | None, list[Known]] = {}
    found = known_of(never_reported(day, body=body.slug if body else ""), day)
    found.sort(key=lambda known: (*known.order[:2], known.then.origin_paragraph or 0, known.kept.code))
    for known in found:
        by_board.setdefault(known.kept.body_id, []).append(known)
    boards = {one.pk: one for one in Body.objects.filter(pk__in=[key for key in by_board if key])}
    order = sorted(by_board, key=lambda key: (key is None, bytes(boards[key].sort_key) if key else b"", key or 0))
    missing = tuple((row.body, row.day) for row in missing_minutes(day) if body is None or row.body_slug == body.slug)
    treated = treated_since(day, (known.kept.code for known in found))
    numbers = count(1)
    shown = []
    for key in order:
        board = boards[key] if key else None
        text = EntryText(board, day)
        rows = tuple(_row(text, known, next(numbers), treated) for known in by_board[key])
        shown.append(ForgottenBoard(board.name if board else NO_BOARD, _minutes(board, day, missing), rows))
    whose = f" från {mid_sentence(body.name)}" if body else ""
    return Forgotten(
        title=writable(f"Aldrig återrapporterade uppdrag{whose} den {day_words(day)}"),
        board=body.name if body else "",
        day=day,
        summary=writable(_summary(day, len(found), len(missing), whose)),
        basis=tuple(map(writable, _basis(day, body, found, missing, len(treated)))),
        boards=tuple(shown),
        missing=missing,
    )


def _summary(day: date, number: int, missing: int, whose: str) -> str:
    read = coverage(day)
    if not read.documents:
        return f"Inga dokument från tiden till och med {day_words(day)} är lästa, så listan är tom."
    among = f"bland de {read.documents} dokument som är lästa"
    if read.documents == 1:
        among = "i det enda dokument som är läst"
    if read.first_day and read.last_day:
        among += f", från {day_words(read.first_day)} till {day_words(read.last_day)}"
    what = f"{opening(counted(number, 'uppdrag', 'uppdrag'))}{whose} har inget svar"
    if not number:
        long_ago = days_words(house_rules().silence_days)
        what = f"Listan är tom: inget uppdrag{whose} som gavs för {long_ago} sedan eller mer saknar svar"
    return f"{what} {among}; protokoll som saknas: {missing or 'inga'}."


def _basis(
    day: date, body: Body | None, found: Sequence[Known], missing: Sequence[tuple[str, date]], treated: int
) -> Iterator[str]:
    yield from undated("dokumenten")
    yield from unread(coverage(day).failures)
    yield (
        f"Ett uppdrag tas upp när {days_words(house_rules().silence_days)} har gått sedan det gavs (eller först "
        "nämndes, där den dagen inte är känd) och inget svar på det finns i det som är läst. Avslutade uppdrag, och "
        "uppdrag som bara är föreslagna, är inte med."
    )
    if treated:
        yield (
            f"{TREATED} för {treated} av uppdragen, utan att någon redovisning av uppdraget har lästs där. Det står vid vart "
            "och ett av dem: se efter om det besvarades."
        )
    yield from confirmed_of(len(found), sum(known.kept.standing == Standing.CONFIRMED for known in found))
    if body and not found:
        yield _minutes(body, day, missing)
    elif missing and body is None:
        yield "Vilka protokoll som saknas står sist i dokumentet."


def _minutes(board: Body | None, day: date, missing: Sequence[tuple[str, date]]) -> str:
    if board is None:
        return ""
    meetings = MeetingMention.objects.filter(body=board, day__lte=day).order_by().values("day").distinct().count()
    lacking = [when for name, when in missing if name == board.name]
    return writable(minutes_words(board.name, meetings, lacking, f"till och med {day_words(day)}"))


def _row(text: EntryText, known: Known, number: int, treated: Mapping[str, str]) -> ForgottenRow:
    then = known.then
    main = next((mention for mention in known.mentions if mention.quote == then.wording), known.mentions[0])
    return ForgottenRow(
        number=number,
        code=known.kept.code,
        heading=text.heading(known),
        decision=_decision(text, then, known.mentions[0]),
        given_on=then.given_on,
        wording=writable(" ".join(then.wording.split())),
        source=text.wording_source(main, then),
        assignee=writable(then.assignee),
        due=writable(text.due(then, known)),
        due_latest=then.due_latest,
        days=(text.day - known.since).days if known.since else None,
        notes=(*text.notes(known), *([writable(treated[known.kept.code])] if known.kept.code in treated else [])),
    )


def _decision(text: EntryText, then: Assignment, first: Mention) -> str:
    board = then.body.name if then.body else then.origin_body
    if not board or not then.given_on or then.proposed_only:
        return text.origin(then, first)
    section = f", §\u00a0{then.origin_paragraph}" if then.origin_paragraph is not None else ""
    return writable(f"{board}{section}")
