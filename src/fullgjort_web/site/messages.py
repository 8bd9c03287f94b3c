"""What a page says after an act, with the way back: the verdicts to undo stand in the message's tags."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from fullgjort_web.register.models import Verdict

_UNDO = "undo:"


def done(request: HttpRequest, sentence: str, verdicts: Iterable[Verdict] = ()) -> None:
    """Tell that something is done; it can be undone from the message where verdicts are given."""
    ids = ",".join(str(verdict.pk) for verdict in verdicts)
    messages.success(request, sentence, extra_tags=f"{_UNDO}{ids}" if ids else "")


def refused(request: HttpRequest, sentence: str) -> None:
    """Tell that something could not be done, why, and what to do."""
    messages.error(request, sentence)


def undo_ids(tags: str) -> list[int]:
    """The verdicts that a message can take back, from its tags; empty where there are none."""
    for tag in tags.split():
        if tag.startswith(_UNDO):
            return [int(one) for one in tag.removeprefix(_UNDO).split(",") if one.isdecimal()]
    return []


def back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """A redirection to the address in `next`, where it is one of ours, else to `otherwise`."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(wanted if ours else otherwise)
