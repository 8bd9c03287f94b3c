"""The report-back drafted from the register: which assignments it takes up, and in which order."""

from __future__ import annotations

from datetime import date

from django.utils.translation import override

from fullgjort_web.register.models import Body
from fullgjort_web.register.state import Standing, Status
from fullgjort_web.reporting.basis import basis, missing_minutes, summary
from fullgjort_web.reporting.entrytext import EntryText
from fullgjort_web.reporting.known import Known, known_assignments
from fullgjort_web.reporting.reportback import BriefList, Group, ReportBack
from fullgjort_web.reporting.wording import day_words, genitive, mid_sentence, writable


def draft(body: Body, day: date) -> ReportBack:
    """The report-back to `body`'s meeting on `day`: every assignment of the board that was open before that day, and
    every one that is reported to the meeting. Those reported as done before are listed briefly, as are those that
    were only proposed. Doubtful ones are left out: they are questions to a person."""
    with override("sv"):
        return _drafted(body, day)


def _drafted(body: Body, day: date) -> ReportBack:
    text = EntryText(body, day)
    now: list[Known] = []
    earlier: list[Known] = []
    silent: list[Known] = []
    finished: list[Known] = []
    proposed: list[Known] = []
    for known in known_assignments(body, day):
        if any(map(text.at_meeting, known.reports)):
            now.append(known)
        elif known.closed_before(day) or (known.since and known.since >= day):
            continue  # given at this meeting, after it, or settled
        elif known.then.proposed_only:
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
        entries = tuple(text.entry(known, number + n) for n, known in enumerate(members, start=1))
        number += len(entries)
        if entries:
            groups.append(Group(heading, entries))
    given_to = {known.then.assignee for known in (*now, *earlier, *silent) if known.then.assignee}
    to = f" till {mid_sentence(given_to.pop())}" if len(given_to) == 1 else ""
    confirmed = sum(k.kept.standing == Standing.CONFIRMED for k in (*now, *earlier, *silent))
    return ReportBack(
        title=writable(f"Återrapportering av {genitive(mid_sentence(body.name))} uppdrag{to} den {day_words(day)}"),
        body=body.name,
        day=day,
        summary=summary(body, day, len(now), len(earlier), len(silent)),
        basis=basis(body, day, number, confirmed),
        missing_minutes=tuple(missing_minutes(body, day)),
        groups=tuple(groups),
        lists=tuple(_brief_lists(text, finished, proposed)),
    )


def _brief_lists(text: EntryText, finished: list[Known], proposed: list[Known]) -> list[BriefList]:
    made = []
    if finished:
        made.append(
            BriefList(
                "Redovisade som genomförda före mötet",
                "Genomförda före mötet",
                "Inget beslut om avslut är registrerat för dessa uppdrag.",
                tuple(text.brief(k, k.reports[0].day, text.source(k.reports[0])) for k in finished),
            )
        )
    if proposed:
        made.append(
            BriefList(
                "Föreslagna uppdrag",
                "Föreslagna uppdrag",
                "Dessa uppdrag är föreslagna i de handlingar som anges. Inget beslut om att ge dem är läst.",
                tuple(text.brief(k, None, text.source(k.mentions[0])) for k in proposed),
            )
        )
    return made
