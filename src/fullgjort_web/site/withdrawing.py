"""Taking a document back, and putting it back, on the pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from fullgjort_web.register.models import Document
from fullgjort_web.register.services.withdrawing import WithdrawError, give_back, withdraw
from fullgjort_web.site import messages
from fullgjort_web.site.person import name_of_user


def _document(digest: str) -> Document:
    found = list(Document.everything.filter(digest__startswith=digest)[:2])
    if len(found) != 1:
        raise Http404(digest)
    return found[0]


@require_POST
def take_back(request: HttpRequest, digest: str) -> HttpResponse:
    """Take the document back: what rests on it alone leaves the lists."""
    document = _document(digest)
    try:
        left = withdraw(document, by=name_of_user(), note=request.POST.get("note", "")[:500])
    except WithdrawError as error:
        messages.refused(request, str(error))
    else:
        said = gettext("%(name)s är återtaget.") % {"name": document.name}
        gone = ngettext("%(n)s uppdrag lämnade listorna.", "%(n)s uppdrag lämnade listorna.", left) % {"n": left}
        where = gettext("Det ligger under Återtagna dokument och kan läggas tillbaka.")
        messages.done(request, f"{said} {gone} {where}")
    return messages.back(request, reverse("documents") + "#atertagna")


@require_POST
def put_back(request: HttpRequest, digest: str) -> HttpResponse:
    """Put the document back among those that the register rests on."""
    document = _document(digest)
    try:
        give_back(document, by=name_of_user())
    except WithdrawError as error:
        messages.refused(request, str(error))
    else:
        messages.done(request, gettext("%(name)s ligger i registret igen.") % {"name": document.name})
    return messages.back(request, reverse("document", args=[document.digest[:16]]))
