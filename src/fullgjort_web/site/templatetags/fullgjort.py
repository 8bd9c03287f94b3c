"""Template tags: states with sign and word, days, quotations with marks, addresses."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from django import template
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from fullgjort_web.register import titles
from fullgjort_web.register.models import Assignment, Body, Document
from fullgjort_web.register.state import DocumentKind, Fate, SignalName, Standing, State, Status
from fullgjort_web.site import labels, wording
from fullgjort_web.site import messages as page_messages
from fullgjort_web.site.reportbacks import KINDS

register = template.Library()

STATE_LOOKS = {
    State.OVERDUE: ("late", "overdue"),
    State.SOON: ("near", "due"),
    State.OPEN: ("", "open"),
    State.UNDATED: ("unknown", "undated"),
    State.DONE: ("answered", "reported"),
    State.CLOSED: ("settled", "closed"),
}
SIGNAL_LOOKS = {
    SignalName.UNOWNED: ("unknown", "undated"),
    SignalName.SILENT: ("unknown", "silent"),
    SignalName.NEVER_REPORTED: ("unknown", "never"),
    SignalName.UNANSWERED_PART: ("near", "part"),
    SignalName.VANISHED: ("unknown", "vanished"),
    SignalName.NO_NEWS: ("near", "silent"),
    SignalName.DRIFTING: ("near", "moved"),
    SignalName.CLOSED_WITHOUT_EVIDENCE: ("late", "question"),
    SignalName.DUPLICATE: ("", "question"),
    SignalName.REDIRECTED_MISSING: ("unknown", "vanished"),
    SignalName.RECURRING_MISSING: ("unknown", "silent"),
    SignalName.DRAFT_INCOMPLETE: ("near", "proposal"),
}
STANDING_LOOKS = {
    Standing.PROPOSED: ("", "proposal"),
    Standing.CONFIRMED: ("settled", "confirmed"),
    Standing.REJECTED: ("late", "remove"),
}
STATUS_LOOKS = {
    Status.DONE: ("answered", "reported"),
    Status.ONGOING: ("", "open"),
    Status.NOT_STARTED: ("near", "part"),
    Status.POSTPONED: ("near", "moved"),
    Status.REJECTED: ("unknown", "noaction"),
    Status.TRANSFERRED: ("", "gives"),
    Status.UNCLEAR: ("unknown", "question"),
}
FATE_LOOKS = {
    Fate.GIVES: ("answered", "gives"),
    Fate.CHANGES: ("near", "changes"),
    Fate.ANSWERS: ("answered", "answers"),
    Fate.NOTHING: ("quiet", "noaction"),
}


def _state(family: str, sign_name: str, words: str) -> SafeString:
    return format_html('<span class="state {}">{}{}</span>', family, sign(sign_name), words)


@register.simple_tag
def sign(name: str) -> SafeString:
    """The sign with that name, hidden from screen readers (a word always stands beside it)."""
    return format_html('<svg class="sign" aria-hidden="true" viewBox="0 0 16 16"><use href="#sign-{}"/></svg>', name)


@register.simple_tag
def state(assignment: Assignment, day: date) -> SafeString:
    """The läge of an assignment on the day."""
    now = getattr(assignment, "state", "")
    if not now:
        return mark_safe("")
    family, name = STATE_LOOKS[State(now)]
    return _state(family, name, wording.state_words(assignment, day))


@register.simple_tag
def signals(assignment: Assignment) -> list[SafeString]:
    """The iakttagelser of an assignment, each with sign and word."""
    found = []
    held = {spell.name for spell in getattr(assignment, "noticed", ())}
    for signal, (family, name) in SIGNAL_LOOKS.items():
        if signal not in held:
            continue
        found.append(_state(family, name, wording.signal_words(signal, assignment.moves)))
    if assignment.proposed_only:
        found.append(_state("", "proposal", gettext("Bara föreslaget")))
    if assignment.to_check:
        found.append(_state("near", "question", gettext("Att kontrollera")))
    if assignment.question and SignalName.DUPLICATE not in held:
        found.append(_state("", "question", gettext("Möjlig dubblett")))
    return found


@register.simple_tag
def signal_look(name: str) -> SafeString:
    """A signal with its sign and word, wherever it is told of; those that are about no assignment are questions."""
    signal = SignalName(name)
    family, sign_name = SIGNAL_LOOKS.get(signal, ("near", "question"))
    return _state(family, sign_name, str(signal.label))


@register.simple_tag
def standing(value: str, added: bool = False) -> SafeString:
    """Who stands for a finding."""
    if added and value == Standing.CONFIRMED:
        return _state("settled", "confirmed", gettext("Tillagt"))
    family, name = STANDING_LOOKS[Standing(value)]
    return _state(family, name, str(Standing(value).label))


@register.simple_tag
def status(value: str) -> SafeString:
    """What a report says of the work."""
    if value not in Status.values:
        return mark_safe("")
    family, name = STATUS_LOOKS[Status(value)]
    return _state(family, name, str(Status(value).label))


@register.simple_tag
def fate(value: str, proposed: bool = False, closes: bool = False) -> SafeString:
    """What a decision point became."""
    family, name = FATE_LOOKS[Fate(value)]
    words = str(Fate(value).label)
    if closes:
        words = gettext("Föreslår avslut") if proposed else gettext("Avslutar uppdrag")
    if proposed and value == Fate.GIVES:
        words = gettext("Föreslår uppdrag")
    return _state(family, name, words)


@register.simple_tag
def day(value: date | None) -> SafeString:
    """A day as people write it, in a `<time>`; nothing for None."""
    if value is None:
        return mark_safe("")
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), wording.day_words(value))


@register.filter
def day_words(value: date | None) -> str:
    """A day as people write it, without markup."""
    return wording.day_words(value) if value else ""


@register.filter
def days_since(value: date | None, now: date) -> int | None:
    """How many days ago; None where nobody knows."""
    return (now - value).days if value else None


@register.simple_tag
def marked(quote: str, *marks: str) -> SafeString:
    """The quotation in Swedish marks, with the marked words under the pen. Everything is marked where `marks` are empty
    or do not stand in it."""
    quote = " ".join(quote.split())
    spans = []
    for words in marks:
        folded = " ".join((words or "").split())
        if folded and (at := quote.find(folded)) >= 0:
            spans.append((at, at + len(folded)))
    if not spans:
        return format_html("”<mark>{}</mark>”", quote)
    pieces: list[str] = []
    last = 0
    for start, end in sorted(spans):
        if start < last:
            continue
        pieces += [escape(quote[last:start]), "<mark>", escape(quote[start:end]), "</mark>"]
        last = end
    pieces.append(escape(quote[last:]))
    return mark_safe(f"”{''.join(pieces)}”")  # noqa: S308 (every piece is escaped)


@register.filter
def folded(text: str, length: int = 0) -> str:
    """The text on one line, cut at a word after `length` signs (0: whole)."""
    line = " ".join((text or "").split())
    if not length or len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0] + " …"


_JOINTS = (
    "administrations", "ambulans", "arbets", "avfalls", "avgifts", "barn", "barnhälso", "behandlings", "beredskaps", "budget",
    "cancer", "distributions", "ekonomi", "fastighets", "förskrivnings", "försörjnings", "förvaltnings", "genomförande",
    "handlings", "hjälpmedels", "hälso", "informations", "infrastruktur", "investerings", "kollektivtrafik",
    "kommun", "kompetens", "kostnads", "kultur", "kvalitets", "lednings", "lokal", "läkemedels", "läns", "miljö", "myndighets",
    "patient", "patientsäkerhets", "personal", "primärvårds", "psykiatri", "region", "resurs", "samverkans",
    "sjukhus", "sjukresor", "sjukvårds", "säkerhets", "tandvårds", "tillgänglighets", "trafik", "uppföljnings",
    "upphandlings", "utbildnings", "utvecklings", "utvärderings", "verksamhets", "vård",
)  # fmt: skip
_ADDRESSED = re.compile(
    r"^till\b\s*:?\s*[\w\s-]{0,40}(?:styrelsen?|nämnd(?:en)?|fullmäktige|utskott(?:et)?)\W*$", re.IGNORECASE
)
_ENDING = re.compile(r"\.[A-Za-z]{2,5}$")
_LONG = re.compile(r"[^\W\d_]{15,}")
_JOINT = re.compile("|".join(f"(?<={joint})" for joint in sorted(_JOINTS, key=len, reverse=True)), re.IGNORECASE)


@register.filter
def soft(text: str) -> str:
    """The text with soft hyphens in its long compounds."""

    def hyphened(match: re.Match[str]) -> str:
        word = match.group()
        places = [at.start() for at in _JOINT.finditer(word) if 3 <= at.start() <= len(word) - 4]
        for place in reversed(places):
            word = f"{word[:place]}\u00ad{word[place:]}"
        return word

    return _LONG.sub(hyphened, text or "")


@register.filter
def title_of(assignment: Assignment) -> str:
    """The assignment's title; where that says too little, its task. Begins with a capital."""
    return soft(titles.title_words(assignment.title, assignment.wording, assignment.code))


@register.filter
def due(assignment: Assignment) -> str:
    """When it is due, short enough for a list."""
    return wording.due_words(assignment)


@register.filter
def origin(assignment: Assignment) -> str:
    """Where it comes from: board, day and §, else the plan."""
    return wording.origin_words(assignment)


@register.filter
def document_title(document: Document, length: int = 0) -> str:
    """What a document is called: kind, board and day where they are known, else its title or file name."""
    kind = str(DocumentKind(document.kind).label) if document.kind != DocumentKind.OTHER else ""
    if kind and document.body and document.meeting_date:
        body = document.body.abbreviation or document.body.name
        return f"{kind} {body} {wording.day_words(document.meeting_date)}"
    own = own_title(document)
    name = soft(folded(own or _ENDING.sub("", PurePosixPath(document.name).name), length))
    if document.meeting_date and not own:
        return f"{name}, {wording.day_words(document.meeting_date)}"
    return name


@register.filter
def own_title(document: Document) -> str:
    """The document's title as read; empty where it names no matter: whom it is addressed to, a day, a single §."""
    title = document.title or ""
    if not titles.says_something(title) or _ADDRESSED.match(title) or title.lstrip().startswith("§"):
        return ""
    return title


@register.filter
def short_digest(digest: str) -> str:
    """The part of a digest that stands in addresses."""
    return digest[:16]


@register.simple_tag
def place(document: Document, page: int | None = None, type_: str = "", start: int | None = None) -> str:
    """The address of a page in a document, at a finding where its type and start are given."""
    address = reverse("document", args=[document.digest[:16]])
    if page and page > 1:
        address += f"?sida={page}"
    return f"{address}#{type_}-{start}" if type_ and start is not None else address


@register.simple_tag(takes_context=True)
def address_with(context: dict[str, Any], **changes: Any) -> str:
    """This page's address with some values in it changed ("" or None takes the value out)."""
    request: HttpRequest = context["request"]
    query: QueryDict = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.filter
def undo_ids(message: Any) -> list[int]:
    """The verdicts that a message can take back."""
    return page_messages.undo_ids(message.extra_tags or "")


@register.filter
def paragraph_sign(number: int | None) -> str:
    """ "§ 23" with a hard space; empty where there is none."""
    return f"§\u00a0{number}" if number is not None else ""


@register.filter
def capital(text: str) -> str:
    """The text with a capital first."""
    text = str(conditional_escape(text)) if text else ""
    return mark_safe(text[:1].upper() + text[1:])  # noqa: S308 (escaped above)


@register.filter
def in_words(number: int) -> str:
    """The number in words, to begin a sentence."""
    return wording.in_words(number)


@register.inclusion_tag("site/parts/pages.html", takes_context=True)
def pages(context: dict[str, Any], page: Any) -> dict[str, Any]:
    """Numbered links to the pages of a list."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {"request": context["request"], "page": page, "numbers": numbers}


@register.inclusion_tag("site/parts/reportback.html")
def reportback(body: Body, day: date) -> dict[str, Any]:
    """Links to the report-back to the board's meeting on the day, one for each kind of file."""
    return {"body": body, "day": day, "kinds": KINDS}


@register.filter
def field_name(name: str) -> str:
    """The name of a field as people read it."""
    return labels.field_name(name)


@register.filter
def recurrence_words(value: str) -> str:
    """How often, in words."""
    return labels.recurrence(value)


_SAME = {
    "Samma beslut: ": gettext_lazy("Samma beslut: "),
    "Samma möte och samma ordalydelse: ": gettext_lazy("Samma möte och samma ordalydelse: "),
    "Samma rad i samma plan: ": gettext_lazy("Samma rad i samma plan: "),
}


@register.filter
def reason_words(reason: str) -> str:
    """Why a place belongs to the assignment, in the language that is active; the register keeps it in Swedish."""
    for swedish, words in _SAME.items():
        if reason.startswith(swedish):
            return f"{words}{reason.removeprefix(swedish)}"
    return reason


@register.filter
def unlocalized(value: float) -> str:
    """A number as SVG writes it: with a point, whatever the language."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


@register.filter
def width(rect: Any) -> float:
    """A rectangle's width."""
    return float(rect.right - rect.left)


@register.filter
def height(rect: Any) -> float:
    """A rectangle's height."""
    return float(rect.bottom - rect.top)


@register.filter
def is_proposed(value: str) -> bool:
    """Whether a decision point is only proposed."""
    return value == "proposed"
