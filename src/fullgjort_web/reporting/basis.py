"""What the report-back says of itself: how much it holds and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fullgjort_web.register.models import Body, Document, MeetingMention
from fullgjort_web.register.selectors.coverage import coverage
from fullgjort_web.reporting.wording import (
    NUMBERS,
    counted,
    day_words,
    genitive,
    joined,
    mid_sentence,
    opening,
    sentence_case,
    writable,
)

SHOWN_MINUTES = 12  # meetings named on the first page; the workbook names all


def missing_minutes(body: Body, day: date) -> list[date]:
    """The board's known meetings before the day without minutes among the documents, newest first."""
    mentions = MeetingMention.objects.filter(body=body, day__lt=day).order_by()
    known = set(mentions.values_list("day", flat=True))
    return sorted(known - set(mentions.filter(minutes=True).values_list("day", flat=True)), reverse=True)


def summary(body: Body, day: date, now: int, earlier: int, silent: int) -> str:
    """How many assignments are reported to the meeting, were reported before, and have no answer; that there are none,
    where so."""
    if not now + earlier + silent:
        return (
            f"Inga av {genitive(mid_sentence(body.name))} uppdrag var öppna före mötet den {day_words(day)}, och inga "
            "redovisas till det, enligt de handlingar som är lästa."
        )
    before = (
        "redovisat tidigare men inte som genomfört" if earlier == 1 else "redovisade tidigare men inte som genomförda"
    )
    sums = (
        (now, "redovisas till mötet"),
        (earlier, f"är {before}"),
        (silent, "har inget svar i det som är läst"),
    )
    told = [(f"{counted(number, 'uppdrag', 'uppdrag')} {what}", number) for number, what in sums if number]
    if max(number for _, number in told) < len(NUMBERS):  # all in letters or all in figures
        return sentence_case(joined([opening(words).lower() for words, _ in told])) + "."
    return joined([words.replace("ett uppdrag", "1 uppdrag", 1) for words, _ in told]) + "."


def basis(body: Body, day: date, entries: int, confirmed: int) -> tuple[str, ...]:
    """The sentences about what was read up to the day, which of the board's minutes are missing, and how many of the
    assignments (`entries`) a person confirmed."""
    read = coverage(day)
    if not read.documents:
        return ("Inga dokument är lästa.",)
    between = ""
    if read.first_day and read.last_day:
        between = f", från {day_words(read.first_day)} till {day_words(read.last_day)}"
    number = counted(read.documents, "dokument", "dokument")
    told = [
        f"Dokumentet bygger på {number} som är {'läst' if read.documents == 1 else 'lästa'}{between}.",
        *undated(),
        _minutes(body, day),
        *unread(read.failures),
        *confirmed_of(entries, confirmed),
    ]
    return tuple(map(writable, told))


def undated(whole: str = "dem") -> list[str]:
    """How many documents have no known day; nothing where all have one. `whole` is what the documents are called."""
    number = Document.objects.filter(meeting_date__isnull=True).count()
    return [f"Av {whole} saknar {number} en känd dag."] if number else []


def unread(failures: int) -> list[str]:
    """How many files could not be read; nothing for none."""
    if not failures:
        return []
    return [f"{opening(counted(failures, 'fil', 'filer', common=True))} gick inte att läsa."]


def confirmed_of(entries: int, confirmed: int) -> list[str]:
    """How many of the assignments a person confirmed; nothing where there are no assignments."""
    if not entries:
        return []
    how_many = f"{confirmed} bekräftade" if confirmed > 1 else f"{'ett' if confirmed else 'inget'} bekräftat"
    return [
        "Uppgifterna är lästa ur handlingarna av program.",
        f"Av de {entries} uppdragen är {how_many} av en person."
        if entries > 1
        else f"Uppdraget är {'' if confirmed else 'inte '}bekräftat av en person.",
    ]


def _minutes(body: Body, day: date) -> str:
    known = MeetingMention.objects.filter(body=body, day__lt=day).order_by().values("day").distinct().count()
    return minutes_words(body.name, known, missing_minutes(body, day), f"före {day_words(day)}")


def minutes_words(board: str, known: int, missing: Sequence[date], until: str) -> str:
    """Which minutes are missing of the board's `known` meetings; `until` says up to when ("före 9 februari 2022").
    `missing` stands newest first."""
    name = mid_sentence(board)
    if not known:
        return f"Inget möte med {name} {until} är känt."
    if not missing:
        return f"Protokoll är lästa från alla {genitive(name)} {known} kända möten {until}."
    shown = joined([day_words(meeting) for meeting in missing[:SHOWN_MINUTES]])
    which = shown if len(missing) <= SHOWN_MINUTES else f"de senaste {SHOWN_MINUTES} är {shown}"
    return f"Protokoll saknas från {len(missing)} av {genitive(name)} {known} kända möten {until}: {which}."
