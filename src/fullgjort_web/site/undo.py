"""Taking back what was done: from a message, a history or a finding."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from fullgjort_web.register.services.verdicts import VerdictError, undo
from fullgjort_web.site import messages
from fullgjort_web.site.person import name_of_user


@require_POST
def undo_act(request: HttpRequest) -> HttpResponse:
    """Take back the verdicts in `verdict`; the answer can itself be taken back."""
    wanted = [int(one) for one in request.POST.getlist("verdict") if one.isdecimal()]
    taken, trouble = [], ""
    for verdict in sorted(wanted, reverse=True):
        try:
            taken.append(undo(verdict, by=name_of_user()))
        except VerdictError as error:
            trouble = str(error)
    if taken:
        messages.done(request, gettext("Det är ångrat. Det står kvar i historiken."))
    elif trouble:
        messages.refused(request, trouble)
    return messages.back(request, reverse("start"))
