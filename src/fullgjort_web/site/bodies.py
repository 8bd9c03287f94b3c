"""The boards: those met in documents and those the user adds, and the documents whose board is unknown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from fullgjort_web.register.models import Body
from fullgjort_web.register.selectors.assignments import page
from fullgjort_web.register.selectors.documents import bodies_at, without_body
from fullgjort_web.register.services.boards import BoardError, add_body, succeed
from fullgjort_web.site import messages
from fullgjort_web.site.chosen_day import read_day
from fullgjort_web.site.person import name_of_user
from fullgjort_web.site.today import today


@require_POST
def succeed_body(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep which board takes over another's assignments, and from which day."""
    body = get_object_or_404(Body, slug=slug)
    wanted = request.POST.get("successor", "")
    successor = get_object_or_404(Body, slug=wanted) if wanted else None
    try:
        succeed(body, successor, read_day(request.POST.get("on", "")), by=name_of_user())
    except BoardError as trouble:
        messages.refused(request, str(trouble))
    else:
        said = (
            gettext("%(new)s har tagit över uppdragen från %(old)s.") % {"new": successor.name, "old": body.name}
            if successor
            else gettext("%(name)s har sina uppdrag kvar.") % {"name": body.name}
        )
        messages.done(request, said)
    return HttpResponseRedirect(reverse("bodies"))


def bodies_page(request: HttpRequest) -> HttpResponse:
    """The boards, and the form that adds one."""
    error = ""
    given = {name: request.POST.get(name, "").strip() for name in ("name", "abbreviation", "other_names")}
    if request.method == "POST":
        others = [line for line in request.POST.get("other_names", "").replace(",", "\n").splitlines() if line.strip()]
        try:
            body = add_body(given["name"][:200], given["abbreviation"][:20], other_names=others, by=name_of_user())
        except BoardError as trouble:
            error = str(trouble)
        else:
            messages.done(request, gettext("%(name)s är tillagt.") % {"name": body.name})
            return HttpResponseRedirect(reverse("bodies"))
    known = [b for b in bodies_at(today().day) if b.documents_count or b.assignments_count or b.added_by]
    rest = without_body()
    return render(
        request,
        "site/bodies.html",
        {"bodies": known, "unknown": page(rest, request.GET.get("page")), "error": error, "given": given},
        status=422 if error else 200,
    )
