"""An assignment's page: its story, its parts, its two keys, and what a person can do with it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from fullgjort_web.register.models import Assignment, Mention, Verdict
from fullgjort_web.register.selectors.questions import question_at
from fullgjort_web.register.selectors.rejected import rejected_by_code
from fullgjort_web.register.selectors.story import Story, closing_of, find_by_code, story
from fullgjort_web.register.services.verdicts import VerdictError, close_assignment, judge
from fullgjort_web.register.state import Outcome, Standing
from fullgjort_web.site import messages, wording
from fullgjort_web.site.assignment_story import (
    dates,
    keys,
    lead,
    main_mention,
    part_answers,
    suggested_outcome,
    ties,
    told,
    with_signals,
)
from fullgjort_web.site.person import name_of_user
from fullgjort_web.site.reader.fields import read_day
from fullgjort_web.site.rejected import rejected_page
from fullgjort_web.site.today import today


def assignment_page(request: HttpRequest, code: str) -> HttpResponse:
    """The page of the assignment with that code; older codes lead to the one it is shown by, and a rejected one says
    so."""
    day = today().day
    shown = story(code, day)
    if shown is None:
        heir = find_by_code(code)
        if heir is None or heir == code:
            if gone := rejected_by_code(code):
                return rejected_page(request, gone)
            raise Http404(code)
        return redirect("assignment", code=heir)
    return render(request, "site/assignment.html", context(shown, day))


def context(shown: Story, day: date) -> dict[str, object]:
    """What the template needs."""
    assignment = shown.assignment
    return {
        "story": shown,
        "assignment": assignment,
        "steps": with_signals([told(step, assignment, day) for step in shown.steps], assignment, day),
        "parts": part_answers(shown, day),
        "ties": ties(shown),
        "asked": question_at(assignment.code),
        "keys": keys(assignment, shown.mentions),
        "dates": dates(shown),
        "lead": lead(shown, day),
        "main": main_mention(shown.mentions),
        "outcomes": Outcome.choices,
        "proposed": any(m.standing == Standing.PROPOSED for m in shown.mentions),
    }


def _mentions(code: str) -> list[Mention]:
    found = list(
        Mention.objects.filter(assignment__code=code)
        .select_related("document", "assignment")
        .defer("document__text")
        .order_by("pk")
    )
    if not found:
        raise Http404(code)
    return found


@transaction.atomic
def _all(code: str, act: str) -> list[Verdict]:
    return [
        judge(m.document.digest, m.attributes.get("place") or "assignment", m.start, m.end, act, by=name_of_user())
        for m in _mentions(code)
        if m.standing != (Standing.CONFIRMED if act == Verdict.Act.CONFIRM else "")
    ]


@require_POST
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm every place that speaks of the assignment."""
    try:
        messages.done(request, gettext("Uppdraget är bekräftat."), _all(code, Verdict.Act.CONFIRM))
    except VerdictError as error:
        messages.refused(request, str(error))
    return HttpResponseRedirect(reverse("assignment", args=[code]))


@require_POST
def reject(request: HttpRequest, code: str) -> HttpResponse:
    """Reject every place that speaks of the assignment: it leaves the register and can be brought back."""
    try:
        verdicts = _all(code, Verdict.Act.REJECT)
    except VerdictError as error:
        messages.refused(request, str(error))
        return HttpResponseRedirect(reverse("assignment", args=[code]))
    messages.done(request, gettext("Uppdraget är avvisat och borta ur registret. Historiken finns kvar."), verdicts)
    return HttpResponseRedirect(reverse("assignments"))


@require_POST
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Close the assignment with its outcome, the day and the decision; where something is wrong the page comes back with
    what was written."""
    assignment = _mentions(code)[0].assignment
    given = {name: " ".join(request.POST.get(name, "").split()) for name in ("outcome", "decision", "on")}
    day, errors = _closing_errors(given, assignment)
    if errors:
        shown = story(code, today().day)
        if shown is None:
            raise Http404(code)
        told = {**context(shown, today().day), "closing": given, "errors": errors}
        return render(request, "site/assignment.html", told, status=422)
    try:
        verdict = close_assignment(code, given["outcome"], by=name_of_user(), on=day, decision=given["decision"][:200])
        messages.done(request, gettext("Uppdraget är avslutat."), [verdict])
    except VerdictError as error:
        messages.refused(request, str(error))
    return HttpResponseRedirect(reverse("assignment", args=[code]))


def _closing_errors(given: dict[str, str], assignment: Assignment | None) -> tuple[date | None, dict[str, str]]:
    """The day of a closing as the form gives it, and what is wrong with each field."""
    errors: dict[str, str] = {}
    day: date | None = None
    if given["outcome"] not in Outcome.values:
        errors["outcome"] = gettext("Välj ett av utfallen.")
    if not any(sign.isdigit() for sign in given["decision"]):
        errors["decision"] = gettext("Skriv beslutet som avslutar uppdraget, till exempel RS § 23.")
    try:
        day = date.fromisoformat(read_day(given["on"])) if given["on"] else None
    except ValueError as error:
        errors["on"] = str(error)
    else:
        if day is None:
            errors["on"] = gettext("Skriv dagen för beslutet.")
        elif day > today().day:
            errors["on"] = gettext("Dagen har inte varit än.")
        elif assignment and assignment.given_on and day < assignment.given_on:
            said = gettext("Dagen ligger före den dag då uppdraget gavs, %(day)s.")
            errors["on"] = said % {"day": wording.day_words(assignment.given_on)}
    return day, errors


@require_POST
def confirm_closing(request: HttpRequest, code: str) -> HttpResponse:
    """Close the assignment by the decision in the minutes that stands at the given place: with its §, day and outcome.
    Where the place no longer tells of such a decision, nothing is closed."""
    mentions = _mentions(code)
    place = (request.POST.get("digest", ""), request.POST.get("start", ""))
    closing = next((c for c in map(closing_of, mentions) if c and (c.digest, str(c.start)) == place), None)
    assignment = mentions[0].assignment
    try:
        if closing is None or assignment is None:
            raise VerdictError(gettext("Beslutet om avslut finns inte längre på det stället. Ladda om sidan."))
        outcome = suggested_outcome(closing, assignment)
        verdict = close_assignment(
            code, outcome.value, by=name_of_user(), on=closing.on, decision=closing.decision.replace("\u00a0", " ")
        )
        messages.done(request, gettext("Avslutet är bekräftat."), [verdict])
    except VerdictError as error:
        messages.refused(request, str(error))
    return HttpResponseRedirect(reverse("assignment", args=[code]) + "#nycklar")
