"""The day that a person wants to see the register of: kept in the session until they go back to the day of this run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from fullgjort_web.site import messages
from fullgjort_web.site.today import looking_at, today

_KEPT = "dag"


class ChosenDay:
    """Middleware: the day in the address (`?day=2022-03-01`, for that page alone), else the one in the session. The day
    of this run is no other day, whoever asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = day_in(request) or read_day(request.session.get(_KEPT, ""))
        with looking_at(wanted if wanted != today().day else None):
            return self.get_response(request)


def day_in(request: HttpRequest) -> date | None:
    """The day that the address asks for: what links from the page to itself must carry on. None without one."""
    return read_day(request.GET.get("day", ""))


def read_day(words: str) -> date | None:
    """The day in ISO form; None for anything else."""
    try:
        return date.fromisoformat(words) if len(words) == 10 else None
    except ValueError:
        return None


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the day that the pages show from now on; an empty one goes back to the day of this run."""
    said = request.POST.get("day", "").strip()
    day = read_day(said)
    if day:
        request.session[_KEPT] = day.isoformat()
    elif said:
        messages.refused(
            request, gettext("”%(day)s” är ingen dag. Skriv år, månad och dag: 2022-03-01.") % {"day": said}
        )
    else:
        request.session.pop(_KEPT, None)
    return messages.back(request, "/")
