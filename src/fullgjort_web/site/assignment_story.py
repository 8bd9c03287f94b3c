"""An assignment's story as its page tells it: steps with headings and marks, parts, keys, dates, the first sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext, gettext_lazy

from fullgjort_web.register.closing import decisive_words
from fullgjort_web.register.models import Assignment, Mention, Part, Report
from fullgjort_web.register.selectors.latest import decisive
from fullgjort_web.register.selectors.story import Closing, Step, Story, TiedTo, closed_by, latest_closing
from fullgjort_web.register.state import OF_ASSIGNMENTS, Outcome, SignalName, State, Status, TieKind
from fullgjort_web.site import wording


@dataclass(frozen=True, slots=True)
class Told:
    """A step as it is shown: its look (board, signal, silence, ahead or empty), heading and marked words."""

    step: Step
    look: str
    heading: str
    marks: tuple[str, ...] = ()
    text: str = ""


@dataclass(slots=True)
class PartAnswer:
    """A part, and the answer that takes up its words (None: no answer names it)."""

    part: Part
    answer: Report | None = None


@dataclass(frozen=True, slots=True)
class Keys:
    """The two keys: what the administration says, and what the giver decided; each with its sentence."""

    reported: bool
    reported_words: str
    closed: bool
    closed_words: str
    giver: str = ""
    proposal: Closing | None = None
    proposal_words: str = ""
    outcome_words: str = ""


@dataclass(frozen=True, slots=True)
class Dates:
    """All dates ever given, oldest first; `moved` is the sentence about moves, empty where there are none."""

    words: list[str] = field(default_factory=list)
    current: str = ""
    moved: str = ""


def main_mention(mentions: list[Mention]) -> Mention | None:
    """The mention whose words are corrected: the one that gives the assignment, else the first."""
    own = [mention for mention in mentions if not mention.attributes.get("place")]
    ranked = sorted(own, key=lambda m: ["given", "proposed", "reported", "cited"].index(m.role))
    return ranked[0] if ranked else None


def told(step: Step, assignment: Assignment, day: date) -> Told:
    """A step with its heading and its look."""
    who = _giver(assignment)
    if step.kind == "silence":
        return Told(step, "silence", "", text=_silence(step, assignment, day))
    if step.kind == "ahead":
        return Told(step, "ahead", gettext("Ska redovisas"), text=step.reason)
    if step.kind == "closing" and step.closes:
        decides = gettext("%(who)s beslutar att avsluta uppdraget") % {"who": step.closes.who or who}
        marks = decisive_words(step.quote)
        if step.status:
            return Told(step, "board", f"{decides}: {str(Outcome(step.status).label).lower()}", marks)
        waits = gettext("Beslutet är läst men inte bekräftat. Uppdraget räknas som avslutat.")
        return Told(step, "", decides, marks, waits)
    if step.kind == "closed":
        outcome = str(Outcome(step.status).label).lower()
        return Told(
            step, "board", gettext("%(who)s avslutar uppdraget: %(outcome)s") % {"who": who, "outcome": outcome}
        )
    if step.kind == "moved":
        heading = gettext("Nytt datum: %(day)s") % {"day": step.moved_to}
        said = gettext("Tidigare: %(day)s") % {"day": step.moved_from}
        if step.reason:
            said += ". " + gettext("Skäl: %(why)s.") % {"why": step.reason}
        return Told(step, "", heading, (step.moved_to,), said)
    if step.kind == "reported":
        return Told(step, "", _answer(step), tuple(w for w in (step.marked, *_promises(step)) if w))
    marks = decisive(step.mention) if step.mention else ()
    heading = {
        "given": gettext("%(who)s ger uppdraget") % {"who": who},
        "proposed": gettext("Uppdraget föreslås"),
        "cited": gettext("Uppdraget nämns"),
    }.get(step.kind, gettext("Uppdraget nämns"))
    return Told(step, "board" if step.kind == "given" else "", heading, marks)


def with_signals(steps: list[Told], assignment: Assignment, day: date) -> list[Told]:
    """The steps with what the register noticed, each on the day from which it holds, with its reason. They stand before
    the silence that lasts until today. What the state says already (late, soon, undated) is not said again."""
    noticed = [
        Told(
            Step("signal", spell.since if spell.since > date.min else None, quote=spell.quote),
            "signal",
            wording.signal_words(spell.name, assignment.moves),
            text=spell.why,
        )
        for spell in getattr(assignment, "noticed", ())
        if spell.name in OF_ASSIGNMENTS
    ]
    if not noticed:
        return steps
    noticed.sort(key=lambda one: one.step.day or day)
    place = len(steps)
    while place and (steps[place - 1].look == "ahead" or steps[place - 1].step.until == day):
        place -= 1
    return [*steps[:place], *noticed, *steps[place:]]


def holds(assignment: Assignment, name: SignalName) -> bool:
    """Whether a signal holds for an assignment on the day it was fetched for."""
    return any(spell.name == name for spell in getattr(assignment, "noticed", ()))


def _giver(assignment: Assignment) -> str:
    name = assignment.giver or (assignment.body.name if assignment.body else "")
    return name[:1].upper() + name[1:] if name else gettext("Uppdragsgivaren")


def _answer(step: Step) -> str:
    who = f" ({step.unit})" if step.unit else ""
    words = {
        Status.DONE: gettext("Redovisas som genomfört"),
        Status.ONGOING: gettext("Arbetet pågår"),
        Status.NOT_STARTED: gettext("Arbetet har inte börjat"),
        Status.POSTPONED: gettext("Arbetet skjuts upp"),
        Status.REJECTED: gettext("Uppdraget genomförs inte"),
        Status.TRANSFERRED: gettext("Redovisas i annan ordning"),
    }.get(Status(step.status) if step.status in Status.values else Status.UNCLEAR, gettext("Uppdraget redovisas"))
    return words + who


def _promises(step: Step) -> tuple[str, ...]:
    quote = " ".join(step.quote.split())
    return tuple(w for w in (decisive(step.mention) if step.mention else ()) if " ".join(w.split()) in quote)


def _silence(step: Step, assignment: Assignment, day: date) -> str:
    said = gettext("Inget nytt på %(days)s.") % {"days": wording.days_words(step.silent_days)}
    if step.until == day and getattr(assignment, "state", "") == State.OVERDUE and assignment.due_latest:
        late = wording.days_words((day - assignment.due_latest).days)
        said += " " + gettext("Svaret är %(days)s sent.") % {"days": late}
    return said


def part_answers(shown: Story, day: date) -> list[PartAnswer]:
    """The parts, each with the latest answer that answers it up to the day."""
    reports = list(
        Report.objects.filter(assignment=shown.assignment).select_related("document").order_by("day", "pk")
        if shown.parts
        else ()
    )
    told = [report for report in reports if report.day is None or report.day <= day]
    return [
        PartAnswer(part, next((r for r in reversed(told) if part.number - 1 in r.parts_answered), None))
        for part in shown.parts
    ]


TIE_WORDS = {
    TieKind.AMENDS: (gettext_lazy("Ändrar ett äldre uppdrag"), gettext_lazy("Ändras av ett senare uppdrag")),
    TieKind.REPLACES: (gettext_lazy("Ersätter"), gettext_lazy("Ersätts av")),
    TieKind.MERGES: (gettext_lazy("Slår samman flera, bland dem"), gettext_lazy("Slås samman i")),
    TieKind.SPLITS: (gettext_lazy("Är en del av det som delades upp"), gettext_lazy("Delas upp i")),
    TieKind.FOLLOWS_FROM: (gettext_lazy("Följer av"), gettext_lazy("Ledde till")),
    TieKind.REPEATS: (gettext_lazy("Upprepar ett äldre uppdrag"), gettext_lazy("Upprepas i ett senare uppdrag")),
}


def ties(shown: Story) -> list[tuple[str, TiedTo]]:
    """The assignments that belong together with this one, each with how."""
    return [(str(TIE_WORDS[TieKind(tie.kind)][0 if tie.newer else 1]), tie) for tie in shown.ties]


def suggested_outcome(closing: Closing, assignment: Assignment) -> Outcome:
    """The outcome that confirming a closing decision gives: what its words say; where they only close, an assignment
    whose last answer says that it is not carried out is closed as not done."""
    if closing.outcome == Outcome.AS_DECIDED and assignment.status == Status.REJECTED:
        return Outcome.NOT_DONE
    return Outcome(closing.outcome)


def keys(assignment: Assignment, mentions: list[Mention]) -> Keys:
    """The two keys of an assignment, and the closing decision that was read and nobody confirmed yet."""
    done = assignment.status == Status.DONE
    if done:
        when = wording.day_words(assignment.reported_on) if assignment.reported_on else gettext("dag okänd")
        said = gettext("Ja, %(day)s") % {"day": when}
    elif assignment.reports:
        said = gettext("Nej, senaste svaret säger: %(status)s") % {
            "status": str(Status(assignment.status).label).lower() if assignment.status else gettext("oklart")
        }
    else:
        said = gettext("Nej, inget svar finns i det som är läst")
    if assignment.outcome:
        outcome = str(Outcome(assignment.outcome).label).lower()
        when = f", {wording.day_words(assignment.closed_on)}" if assignment.closed_on else ""
        decision = closed_by(mentions)
        closed = gettext("Ja: %(outcome)s") % {"outcome": outcome} + when + (f" ({decision})" if decision else "")
    else:
        closed = gettext("Nej")
    proposal = None if assignment.outcome else latest_closing(mentions)
    if proposal is None:
        return Keys(done, said, bool(assignment.outcome), closed, _giver(assignment))
    where = {"decision": proposal.decision, "day": wording.day_words(proposal.on)}
    return Keys(
        done, said, False, gettext("Läst, inte bekräftat"), _giver(assignment), proposal,
        gettext("Förslag: %(decision)s, %(day)s") % where,
        str(suggested_outcome(proposal, assignment).label).lower(),
    )  # fmt: skip


def dates(shown: Story) -> Dates:
    """Every date ever given."""
    words = [due.words for due in shown.due_dates if not due.current]
    current = next((due.words for due in shown.due_dates if due.current), "")
    assignment = shown.assignment
    moved = ""
    if assignment.moves:
        count = gettext("en gång") if assignment.moves == 1 else gettext("%(n)s gånger") % {"n": assignment.moves}
        moved = gettext("Flyttat %(times)s.") % {"times": count}
        first, last = assignment.first_due_latest, assignment.due_latest
        if first and last and last > first:
            months = (last.year - first.year) * 12 + last.month - first.month
            span = gettext("%(n)s månader") % {"n": months} if months > 1 else wording.days_words((last - first).days)
            moved = gettext("Flyttat %(times)s, sammanlagt %(span)s.") % {"times": count, "span": span}
    return Dates(words, current, moved)


def lead(shown: Story, day: date) -> str:
    """One or a few sentences: who gave it and when, what was answered, what is missing."""
    assignment = shown.assignment
    told_ = []
    if assignment.given_on:
        told_.append(
            gettext("%(who)s gav uppdraget i %(month)s.")
            % {"who": _giver(assignment), "month": wording.month_words(assignment.given_on)}
        )
    elif assignment.proposed_only:
        told_.append(gettext("Uppdraget är föreslaget. Inget beslut om det är läst."))
    elif assignment.origin_text:
        told_.append(gettext("Uppdraget kommer från %(origin)s.") % {"origin": assignment.origin_text})
    if assignment.outcome:
        told_.append(gettext("Det är avslutat: %(o)s.") % {"o": str(Outcome(assignment.outcome).label).lower()})
    elif closing := latest_closing(shown.mentions):
        where = {"decision": closing.decision, "day": wording.day_words(closing.on)}
        told_.append(
            gettext("Ett beslut om avslut är läst: %(decision)s, %(day)s. Det väntar på att du bekräftar det.") % where
        )
    elif assignment.status == Status.DONE:
        told_.append(gettext("Förvaltningen säger att det är genomfört. Uppdragsgivaren har inte beslutat om avslut."))
    elif not assignment.reports and not assignment.proposed_only:
        told_.append(gettext("Inget svar finns i det som är läst."))
    elif assignment.reported_on:
        told_.append(gettext("Det senaste svaret kom %(day)s.") % {"day": wording.day_words(assignment.reported_on)})
    if holds(assignment, SignalName.VANISHED):
        told_.append(gettext("Uppdraget saknas i de senaste listorna."))
    if getattr(assignment, "state", "") == State.UNDATED:
        told_.append(gettext("Beslutet har inget datum."))
    return " ".join(told_)
