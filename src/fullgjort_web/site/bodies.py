"""The boards: those met in documents and those the user adds, and the documents whose board is unknown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from fullgjort_web.register.selectors.assignments import page
from fullgjort_web.register.selectors.documents import bodies_at, without_body
from fullgjort_web.register.services.boards import BoardError, add_body
from fullgjort_web.site import messages
from fullgjort_web.site.person import name_of_user
from fullgjort_web.site.today import today


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
