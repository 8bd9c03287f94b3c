"""The questions that the register leaves to a person: to which assignment a place belongs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from fullgjort_web.register.selectors.assignments import page
from fullgjort_web.register.selectors.questions import OpenQuestions
from fullgjort_web.register.services.answering import answer
from fullgjort_web.register.services.verdicts import VerdictError
from fullgjort_web.register.state import FindingType
from fullgjort_web.site import messages
from fullgjort_web.site.person import name_of_user
from fullgjort_web.site.today import today

NONE = "-"


def questions_page(request: HttpRequest) -> HttpResponse:
    """Every question nobody has answered, its candidates side by side; one board's with `?body=`."""
    found = OpenQuestions(today().day, request.GET.get("body", ""))
    return render(request, "site/questions.html", {"questions": page(found, request.GET.get("page")), "none": NONE})


@require_POST
def answer_question(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the answer: one of the candidates, or none of them."""
    chosen = request.POST.get("chosen", "")
    if not chosen:
        messages.refused(request, gettext("Välj ett av förslagen, eller inget av dem."))
    else:
        try:
            verdict = answer(
                code,
                None if chosen == NONE else chosen,
                by=name_of_user(),
                note=request.POST.get("note", "")[:500],
                place=request.POST.get("place", ""),
            )
        except VerdictError as error:
            messages.refused(request, str(error))
        else:
            if chosen != NONE:
                said = gettext("Svaret är sparat: stället hör till %(code)s.") % {"code": chosen}
            elif verdict.type == FindingType.ASSIGNMENT:
                said = gettext("Svaret är sparat: stället är ett eget uppdrag.")
            else:
                said = gettext("Svaret är sparat: stället hör inte till något av förslagen.")
            messages.done(request, said, [verdict])
    return messages.back(request, reverse("questions"))
