"""The site's addresses."""

from __future__ import annotations

from django.urls import path, register_converter

from fullgjort_web.site import (
    about,
    assignment,
    assignments,
    audits,
    bodies,
    choices,
    chosen_day,
    coverage,
    documents,
    meetings,
    questions,
    rejected,
    reportbacks,
    search,
    since,
    start,
    statistics,
    undo,
    withdrawing,
)
from fullgjort_web.site.reader import acts, page, picture


class Digest:
    """A digest, or a beginning of it that is long enough to fit one document."""

    regex = "[0-9a-f]{12,64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Digest, "digest")

urlpatterns = [
    path("", start.start_page, name="start"),
    path("lasning/", start.progress, name="progress"),
    path("igang", start.running, name="running"),
    path("uppdrag/", assignments.register_page, name="assignments"),
    path("uppdrag.<slug:format_>", assignments.register_file, name="assignments-file"),
    path("uppdrag/aldrig/", assignments.never_page, name="never"),
    path("uppdrag/aldrig.<slug:format_>", assignments.never_file, name="never-file"),
    path("uppdrag/avvisade/", rejected.rejected_list, name="rejected"),
    path("uppdrag/<slug:code>/", assignment.assignment_page, name="assignment"),
    path("uppdrag/<slug:code>/bekrafta/", assignment.confirm, name="assignment-confirm"),
    path("uppdrag/<slug:code>/avvisa/", assignment.reject, name="assignment-reject"),
    path("uppdrag/<slug:code>/avsluta/", assignment.close, name="assignment-close"),
    path("uppdrag/<slug:code>/bekrafta-avslut/", assignment.confirm_closing, name="assignment-confirm-closing"),
    path("angra/", undo.undo_act, name="undo"),
    path("moten/", meetings.meetings_page, name="meetings"),
    path("moten.<slug:format_>", meetings.meetings_file, name="meetings-file"),
    path("moten/<slug:body>/<str:day>/", meetings.meeting_page, name="meeting"),
    path("moten/<slug:body>/<str:day>.<slug:format_>", meetings.meeting_file, name="meeting-file"),
    path("moten/<slug:body>/<str:day>/aterrapportering.<slug:kind>", reportbacks.reportback_file, name="reportback"),
    path("dokument/", documents.documents_page, name="documents"),
    path("dokument.<slug:format_>", documents.documents_file, name="documents-file"),
    path("dokument/las-in/", documents.add_page, name="documents-add"),
    path("dokument/las-in/<int:number>/", documents.job_page, name="documents-job"),
    path("dokument/las-in/<int:number>/igen/", documents.read_again, name="documents-read-again"),
    path("dokument/<digest:digest>/", page.reader_page, name="document"),
    path("dokument/<digest:digest>/sida-<int:page>.png", picture.page_picture, name="document-picture"),
    path("dokument/<digest:digest>/original", picture.original, name="document-original"),
    path("dokument/<digest:digest>/omdome/", acts.act, name="document-act"),
    path("dokument/<digest:digest>/ratta/", acts.correct, name="document-correct"),
    path("dokument/<digest:digest>/lagg-till/", acts.add, name="document-add"),
    path("dokument/<digest:digest>/uppgifter/", acts.about, name="document-about"),
    path("dokument/<digest:digest>/aterta/", withdrawing.take_back, name="document-withdraw"),
    path("dokument/<digest:digest>/lagg-tillbaka/", withdrawing.put_back, name="document-give-back"),
    path("organ/", bodies.bodies_page, name="bodies"),
    path("granskningar/", audits.audits_page, name="audits"),
    path("granskningar.<slug:format_>", audits.audits_file, name="audits-file"),
    path("granskningar/<digest:digest>/", audits.audit_page, name="audit"),
    path("granskningar/<digest:digest>.<slug:format_>", audits.audit_file, name="audit-file"),
    path("statistik/", statistics.statistics_page, name="statistics"),
    path("statistik.<slug:format_>", statistics.statistics_file, name="statistics-file"),
    path("sedan/", since.since_page, name="since"),
    path("sedan.<slug:format_>", since.since_file, name="since-file"),
    path("sok/", search.search_page, name="search"),
    path("last/", coverage.coverage_page, name="coverage"),
    path("last/misslyckade.<slug:format_>", coverage.failures_file, name="failures-file"),
    path("last/saknas.<slug:format_>", coverage.missing_file, name="missing-file"),
    path("hjalp/", about.help_page, name="help"),
    path("tangentbord/", about.keyboard_page, name="keyboard"),
    path("tillganglighet/", about.accessibility_page, name="accessibility"),
    path("dag/", chosen_day.choose, name="day"),
    path("fragor/", questions.questions_page, name="questions"),
    path("fragor/<slug:code>/", questions.answer_question, name="question-answer"),
    path("organ/<slug:slug>/efterfoljare/", bodies.succeed_body, name="body-successor"),
    path("utseende/", choices.theme, name="theme"),
    path("sprak/", choices.language, name="language"),
    path("tangenter/", choices.keys, name="keys"),
]

handler400 = "fullgjort_web.site.errors.unreadable"
handler404 = "fullgjort_web.site.errors.not_found"
handler403 = "fullgjort_web.site.errors.refused"
handler500 = "fullgjort_web.site.errors.broken"
