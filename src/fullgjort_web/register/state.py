"""The six states (läge) of an assignment on a given day, and other closed lists of words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Exactly one holds for an assignment on a day; the order is that of urgency."""

    OVERDUE = "overdue", _("Försenat")
    SOON = "soon", _("Snart dags")
    OPEN = "open", _("Öppet")
    UNDATED = "undated", _("Utan datum")
    DONE = "done", _("Redovisat som genomfört")
    CLOSED = "closed", _("Avslutat")


class SignalName(models.TextChoices):
    """All signals that the register keeps (`fullgjort.following.signal.SignalName`), with their names on the pages."""

    DUE_SOON = "due_soon", _("Snart dags")
    OVERDUE = "overdue", _("Försenat")
    UNDATED = "undated", _("Utan datum")
    UNOWNED = "unowned", _("Utan ansvarig")
    SILENT = "silent", _("Utlovat svar saknas")
    NEVER_REPORTED = "never_reported", _("Aldrig återrapporterat")
    UNANSWERED_PART = "unanswered_part", _("Obesvarad delpunkt")
    VANISHED = "vanished", _("Borta ur redovisningen")
    NO_NEWS = "no_news", _("Inget nytt sedan sist")
    DRIFTING = "drifting", _("Flyttat flera gånger")
    CLOSED_WITHOUT_EVIDENCE = "closed_without_evidence", _("Avslutat utan underlag")
    DUPLICATE = "duplicate", _("Möjlig dubblett")
    REDIRECTED_MISSING = "redirected_missing", _("Saknas där det skulle redovisas")
    RECURRING_MISSING = "recurring_missing", _("Återkommande svar saknas")
    CAME_BACK = "came_back", _("Rekommendationen återkommer")
    SUM_MISMATCH = "sum_mismatch", _("Summan stämmer inte")
    DRAFT_INCOMPLETE = "draft_incomplete", _("Förslag utan vem, vad eller när")


# Those that belong to an assignment and stand beside its state; the states say due soon, overdue and undated.
OF_ASSIGNMENTS = tuple(
    name
    for name in SignalName
    if name
    not in (
        SignalName.CAME_BACK,
        SignalName.SUM_MISMATCH,
        *(SignalName.DUE_SOON, SignalName.OVERDUE),
        SignalName.UNDATED,
    )
)
WITHOUT_ANSWER = (SignalName.NEVER_REPORTED, SignalName.SILENT, SignalName.VANISHED)


class TieKind(models.TextChoices):
    """How a newer assignment stands to an older one."""

    AMENDS = "amends", _("Ändrar")
    REPLACES = "replaces", _("Ersätter")
    MERGES = "merges", _("Slår samman")
    SPLITS = "splits", _("Delar upp")
    FOLLOWS_FROM = "follows_from", _("Följer av")
    REPEATS = "repeats", _("Upprepar")


class Status(models.TextChoices):
    """What a report says about the work."""

    NOT_STARTED = "not_started", _("Ej påbörjat")
    ONGOING = "ongoing", _("Pågår")
    DONE = "done", _("Genomfört")
    POSTPONED = "postponed", _("Uppskjutet")
    REJECTED = "rejected", _("Genomförs inte")
    TRANSFERRED = "transferred", _("Redovisas i annan ordning")
    UNCLEAR = "unclear", _("Oklart")


class Outcome(models.TextChoices):
    """How the giver settled an assignment."""

    AS_DECIDED = "as_decided", _("Genomfört enligt beslut")
    OTHERWISE = "otherwise", _("Genomfört på annat sätt")
    NOT_DONE = "not_done", _("Ej genomfört")
    WITHDRAWN = "withdrawn", _("Återkallat")
    REPLACED = "replaced", _("Ersatt")


class OriginKind(models.TextChoices):
    DECISION = "decision", _("Beslut")
    PLAN = "plan", _("Plan")
    AUDIT = "audit", _("Revision")
    AGREEMENT = "agreement", _("Överenskommelse")
    AUTHORITY = "authority", _("Myndighet")
    DIRECTOR = "director", _("Direktör")
    LAW = "law", _("Lag")
    UNKNOWN = "unknown", _("Okänt")


class DocumentKind(models.TextChoices):
    MINUTES = "minutes", _("Protokoll")
    NOTICE = "notice", _("Kallelse")
    DECISION_MEMO = "decision_memo", _("Tjänsteskrivelse")
    REPORT_BACK = "report_back", _("Återrapportering")
    DIRECTOR_REPORT = "director_report", _("Direktörens rapport")
    AUDIT_REPORT = "audit_report", _("Revisionsrapport")
    PLAN = "plan", _("Plan")
    ACTIVITY_PLAN = "activity_plan", _("Verksamhetsplan")
    AGREEMENT = "agreement", _("Överenskommelse")
    DELEGATION = "delegation", _("Delegationsordning")
    LIST = "list", _("Förteckning")
    DECISION_SUMMARY = "decision_summary", _("Beslut i korthet")
    GOVERNMENT_ASSIGNMENT = "government_assignment", _("Regeringsuppdrag")
    OTHER = "other", _("Annat")


class FindingType(models.TextChoices):
    ASSIGNMENT = "assignment", _("Uppdrag")
    RECOMMENDATION = "recommendation", _("Rekommendation")
    DECISION_POINT = "decision_point", _("Beslutspunkt")
    REFERENCE = "reference", _("Hänvisning")
    FIGURE = "figure", _("Siffra")
    GRANT = "grant", _("Bidrag")


class Standing(models.TextChoices):
    """Who stands for a finding: nobody yet (a proposal) or a person; or it was rejected."""

    PROPOSED = "proposed", _("Förslag")
    CONFIRMED = "confirmed", _("Bekräftat")
    REJECTED = "rejected", _("Avvisat")


class Fate(models.TextChoices):
    """What a decision point became."""

    GIVES = "gives", _("Ger uppdrag")
    CHANGES = "changes", _("Ändrar uppdrag")
    ANSWERS = "answers", _("Besvarar uppdrag")
    NOTHING = "nothing", _("Utan åtgärd")
