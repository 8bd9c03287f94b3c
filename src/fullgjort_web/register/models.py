"""The register's tables.

Primary, never dropped: Body, Document, Finding (statements of the reading), AssignmentCode, Verdict, Event, Failure.
Projection, dropped and rebuilt by `register.projection`: MeetingMention, TreatedCase, Mention, MentionKey, Assignment, Part,
Report, Link, Tie, AssignmentSpell, SignalSpell, Recommendation, RecommendationStep, RecommendationKey, SearchRow, and
the columns of Document under "projected".
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fullgjort_web.register.state import (
    DocumentKind,
    FindingType,
    OriginKind,
    Outcome,
    SignalName,
    State,
    Status,
    TieKind,
)
from fullgjort_web.register.stemfield import StemsField

FOREVER = date(9999, 12, 31)


class Body(models.Model):
    """A deciding body: met in documents or added by the user. `slug` is its part of an address ("rs")."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True)
    abbreviation = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=40, blank=True)  # assembly, board, committee or empty
    other_names = models.JSONField(default=list)
    added_by = models.CharField(max_length=200, blank=True)  # empty: met in a document
    sort_key = models.BinaryField(db_index=True)
    # renamed or merged: the board that took over its assignments, and from which day (None: not told)
    successor = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="predecessors")
    succeeded_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["sort_key", "id"]

    def __str__(self) -> str:
        return self.name


class StandingDocuments(models.Manager["Document"]):
    """The documents that have not been withdrawn: those that lists, counts and reports rest on."""

    def get_queryset(self) -> models.QuerySet[Document]:
        return super().get_queryset().filter(withdrawn_at__isnull=True)


class Document(models.Model):
    """What was read: one row per distinct bytes. `everything` are all documents, `objects` those not withdrawn.

    `attributes` is what the reading says of the document itself (kind, title, body, meeting_date, header); `structure`
    holds pages, blocks and lines."""

    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=500)
    source = models.TextField(blank=True)  # where it was imported from, as the user knows it
    file_kind = models.CharField(max_length=20)
    size = models.BigIntegerField(default=0)
    text = models.TextField()
    structure = models.JSONField()
    notes = models.JSONField(default=list)
    attributes = models.JSONField()
    ruleset = models.CharField(max_length=80)
    read_at = models.DateTimeField()
    learnt_at = models.DateTimeField(null=True)  # when the register first read these bytes
    withdrawn_at = models.DateTimeField(null=True)  # taken back: nothing is shown that rests on it alone
    # projected (reading and verdicts together)
    kind = models.CharField(max_length=30, choices=DocumentKind, default=DocumentKind.OTHER)
    title = models.TextField(blank=True)
    body = models.ForeignKey(Body, null=True, on_delete=models.SET_NULL, related_name="documents")
    meeting_date = models.DateField(null=True)
    sort_key = models.BinaryField(default=b"")

    everything = models.Manager["Document"]()
    objects = StandingDocuments()

    class Meta:
        base_manager_name = "everything"
        default_manager_name = "objects"
        indexes: ClassVar = [
            models.Index(fields=["body", "meeting_date", "kind"], name="document_meeting"),
            models.Index(fields=["kind", "meeting_date"], name="document_kind"),
            models.Index(fields=["sort_key", "id"], name="document_sort"),
            models.Index(fields=["withdrawn_at", "meeting_date", "kind"], name="document_standing"),
        ]

    def __str__(self) -> str:
        return self.title or self.name


class Failure(models.Model):
    """A file that could not be read, and what can be done. Solved by reading the same bytes later."""

    digest = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=500)
    source = models.TextField(blank=True)
    reason = models.CharField(max_length=40, blank=True)  # a code word ("encrypted")
    why = models.TextField()
    advice = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["digest", "name", "source"], name="one_failure_per_file")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.why}"


class Finding(models.Model):
    """A statement of the reading: words at a place and what a rule read in them. `attributes` has the guide's shape."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="findings")
    type = models.CharField(max_length=20, choices=FindingType)
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()
    page = models.IntegerField(default=1)
    rule = models.CharField(max_length=120)
    certainty = models.CharField(max_length=20)
    doubtful = models.BooleanField(default=False)
    attributes = models.JSONField(default=dict)
    ruleset = models.CharField(max_length=80)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["document", "start"], name="finding_place"),
            models.Index(fields=["type", "document"], name="finding_type"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.start}–{self.end}"


class AssignmentCode(models.Model):
    """An assignment's name for ever. Given to each mention of an assignment when it is first read; the register
    shows the oldest code of an assignment, and the others lead to it. `heir` is the mention that carries the code
    on when a newer rule-set no longer finds this one."""

    code = models.CharField(max_length=20, unique=True)
    digest = models.CharField(max_length=64, db_index=True)
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()
    heir = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="inherited")

    def __str__(self) -> str:
        return self.code


class Verdict(models.Model):
    """What a person said about a finding, tied to the bytes and the words and not to a row that may go.

    Append-only; taken back by a later row that names it in `undoes`. `value` depends on `act`: the finding as it was
    confirmed, the corrected value of `field`, the added finding, the outcome; of an answer to the question which
    assignment a mention belongs to, the place of the chosen mention (digest, start, end, quote) or None for none."""

    class Act(models.TextChoices):
        CONFIRM = "confirm", _("Bekräftat")
        REJECT = "reject", _("Avvisat")
        CORRECT = "correct", _("Rättat")
        ADD = "add", _("Tillagt")
        CLOSE = "close", _("Avslutat")
        ANSWER = "answer", _("Besvarat")
        UNDO = "undo", _("Ångrat")

    digest = models.CharField(max_length=64, db_index=True)
    type = models.CharField(max_length=20)  # a FindingType, "report" or "document"
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField(blank=True)
    act = models.CharField(max_length=20, choices=Act)
    field = models.CharField(max_length=40, blank=True)
    value = models.JSONField(null=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.act} {self.type} {self.start}–{self.end}"


class Event(models.Model):
    """What the register learnt: append-only, two times. `happened_on` is None where nobody knows."""

    # read, read_again, failed, body_added, body_succeeded, code_inherited, closed, withdrawn, returned
    kind = models.CharField(max_length=40)
    happened_on = models.DateField(null=True)
    learnt_at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    payload = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.learnt_at:%Y-%m-%d}"


# --- projection ---------------------------------------------------------------------------------------------------


class MeetingMention(models.Model):
    """That a document is from a meeting (`held`) or cites one. Meetings are the distinct pairs of body and day."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="meeting_mentions")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="meeting_mentions")
    day = models.DateField()
    held = models.BooleanField(default=False)
    minutes = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "body", "day"], name="one_mention_of_a_meeting")
        ]
        indexes: ClassVar = [models.Index(fields=["body", "day", "minutes"], name="meeting_mention_day")]

    def __str__(self) -> str:
        return f"{self.body} {self.day}"


class TreatedCase(models.Model):
    """That minutes treat a case with a registry number: once for each § of each document, by its first decision point.

    `key` is how linking's index knows the number (`neighbourhood.digest_of`), `number` how it is printed."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="treated_cases")
    key = models.CharField(max_length=40)
    number = models.CharField(max_length=120)
    paragraph = models.IntegerField(null=True)
    heading = models.TextField(blank=True)
    start = models.IntegerField()
    quote = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["key"], name="treated_case_key")]

    def __str__(self) -> str:
        return f"{self.number} {self.document}"


class Assignment(models.Model):
    """What the register shows of an assignment: all its mentions and people's verdicts together.

    Days are worded first (`due_words`), then EDTF, then first and last day. `first_due_*` is the first date ever
    given. `heard_on` is when anything was last heard: the latest report, else the day it was given."""

    code = models.CharField(max_length=20, unique=True)
    title = models.TextField(blank=True)
    wording = models.TextField()
    giver = models.CharField(max_length=300, blank=True)
    body = models.ForeignKey(Body, null=True, on_delete=models.SET_NULL, related_name="assignments")
    assignee = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=300, blank=True)
    origin_kind = models.CharField(max_length=20, choices=OriginKind, default=OriginKind.UNKNOWN)
    origin_text = models.TextField(blank=True)
    origin_body = models.CharField(max_length=60, blank=True)
    origin_date = models.CharField(max_length=40, blank=True)  # EDTF
    origin_paragraph = models.IntegerField(null=True)
    given_on = models.DateField(null=True)
    year = models.IntegerField(null=True)
    first_due_words = models.TextField(blank=True)
    first_due_edtf = models.CharField(max_length=60, blank=True)
    first_due_latest = models.DateField(null=True)
    due_words = models.TextField(blank=True)
    due_edtf = models.CharField(max_length=60, blank=True)
    due_bound = models.CharField(max_length=20, blank=True)
    due_kind = models.CharField(max_length=20, blank=True)
    due_earliest = models.DateField(null=True)
    due_latest = models.DateField(null=True)
    recurrence = models.CharField(max_length=20, blank=True)
    moves = models.IntegerField(default=0)
    status = models.CharField(max_length=20, choices=Status, blank=True)  # of the latest report
    reports = models.IntegerField(default=0)
    first_reported_on = models.DateField(null=True)
    reported_on = models.DateField(null=True)
    heard_on = models.DateField(null=True)
    promised = models.DateField(null=True)  # last day of what the latest report promised
    listed_on = models.DateField(null=True)  # latest report-back that takes it up
    listed_body = models.ForeignKey(Body, null=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)  # as a person settled it
    closed_on = models.DateField(null=True)
    closing_on = models.DateField(null=True)  # the latest decision read that closes it, confirmed by nobody yet
    closing_outcome = models.CharField(max_length=20, choices=Outcome, blank=True)  # as that decision's words suggest
    drift_months = models.IntegerField(default=0)  # from the first date ever given to the one that holds
    standing = models.CharField(max_length=20, default="proposed")
    proposed_only = models.BooleanField(default=False)  # only proposed in memos, never decided in what was read
    doubtful = models.BooleanField(default=False)
    to_check = models.BooleanField(default=False)  # rests on a verdict or answer whose place the rules no longer find
    question = models.BooleanField(default=False)  # may be the same as another
    mentions_count = models.IntegerField(default=1)
    sort_key = models.BinaryField(default=b"")
    stems = StemsField(default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["outcome", "due_latest"], name="assignment_due"),
            models.Index(fields=["outcome", "heard_on"], name="assignment_heard"),
            models.Index(fields=["body", "outcome"], name="assignment_body"),
            models.Index(fields=["sort_key", "code"], name="assignment_sort"),
        ]

    def __str__(self) -> str:
        return self.title or self.wording[:80]


class Mention(models.Model):
    """One place where a document speaks of an assignment: a finding after verdicts, or what a person added."""

    class Role(models.TextChoices):
        GIVEN = "given", _("Ger uppdraget")
        PROPOSED = "proposed", _("Föreslår uppdraget")
        REPORTED = "reported", _("Redovisar uppdraget")
        CITED = "cited", _("Nämner uppdraget")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="mentions")
    finding = models.ForeignKey(Finding, null=True, on_delete=models.SET_NULL, related_name="mentions")
    assignment = models.ForeignKey(Assignment, null=True, on_delete=models.SET_NULL, related_name="mentions")
    code = models.ForeignKey(AssignmentCode, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    start = models.IntegerField()
    end = models.IntegerField()
    page = models.IntegerField(default=1)
    quote = models.TextField()
    day = models.DateField(null=True)  # when it was said: the document's meeting, or the decision it minutes
    attributes = models.JSONField()
    recognised_by = models.JSONField(default=dict)  # what linking knows it by, see `register.recognition`
    doubtful = models.BooleanField(default=False)
    outcome = models.JSONField(null=True)  # of a person's closing, with the day on which it was told ("learnt")
    # a person's answer to which assignment it belongs to: {"candidate": place or None}; None where nobody answered;
    # "lost" is true where newer rules find nothing at that place: then it is asked again
    answer = models.JSONField(null=True)
    standing = models.CharField(max_length=20, default="proposed")
    to_check = models.BooleanField(default=False)
    reason = models.TextField(blank=True)  # why it belongs to the assignment, in a Swedish sentence

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["document", "start"], name="mention_place"),
            models.Index(fields=["document"], name="mention_answered", condition=models.Q(answer__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.start}–{self.end}"


class MentionKey(models.Model):
    """What a mention can be recognised by; mentions that share a key are looked at together."""

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="keys")

    class Side(models.TextChoices):
        SURE = "s", _("gör till ett")  # mentions that share it are looked at together
        ASKS = "a", _("söker")  # a mention without a decision looks for one that offers the same
        OFFERS = "o", _("erbjuder")

    key = models.CharField(max_length=64)  # a digest of the key's words
    side = models.CharField(max_length=1, choices=Side, default=Side.SURE)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["key", "side"], name="mention_key")]

    def __str__(self) -> str:
        return self.key


class Part(models.Model):
    """One part of an assignment (a bullet, an att-sats), numbered from 1."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="parts")
    number = models.IntegerField()
    words = models.TextField()

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return self.words


class Report(models.Model):
    """What was said about an assignment: the words, where they stand, their status and what decides it.

    `day` is the report's own date, else its document's meeting; None where neither is known."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="report_rows")
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="report_rows")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="report_rows")
    start = models.IntegerField()
    end = models.IntegerField()
    page = models.IntegerField(default=1)
    quote = models.TextField()
    status = models.CharField(max_length=20, choices=Status)
    evidence = models.TextField(blank=True)
    evidence_start = models.IntegerField(null=True)
    evidence_end = models.IntegerField(null=True)
    unit = models.CharField(max_length=300, blank=True)
    day = models.DateField(null=True)
    standing = models.CharField(max_length=20, default="proposed")
    parts_answered = models.JSONField(default=list)  # indexes from 0

    class Meta:
        indexes: ClassVar = [models.Index(fields=["assignment", "day"], name="report_day")]

    def __str__(self) -> str:
        return self.quote[:80]


class Link(models.Model):
    """A question that the linking leaves to a person: this mention may belong to one of the candidates."""

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="questions")
    candidate = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="candidate_for")
    reason = models.TextField()

    def __str__(self) -> str:
        return self.reason


class Tie(models.Model):
    """Two assignments that belong together and are not one: `newer` amends, replaces, merges, splits, follows from or
    repeats `older`. The mentions tell where it is said."""

    kind = models.CharField(max_length=20, choices=TieKind)
    newer = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="ties_to_older")
    older = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="ties_to_newer")
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="ties")
    other = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="tied_from")
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.kind}: {self.reason}"


class AssignmentSpell(models.Model):
    """How an assignment stood from `since` to the day before `until`: the register of any day is the spells that cover
    it. Days that never end have `until` FOREVER."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="spells")
    since = models.DateField()
    until = models.DateField(default=FOREVER)
    state = models.CharField(max_length=20, choices=State)
    status = models.CharField(max_length=20, choices=Status, blank=True)
    due_words = models.TextField(blank=True)
    due_latest = models.DateField(null=True)
    heard_on = models.DateField(null=True)
    reports = models.IntegerField(default=0)
    moves = models.IntegerField(default=0)
    assignee = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["until", "since", "state"], name="spell_days")]

    def __str__(self) -> str:
        return f"{self.state} {self.since}–{self.until}"


class AssignmentChange(models.Model):
    """A note that an assignment (its id) came, changed or went; the database writes it (`register.changes`)."""

    assignment = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.assignment)


class SignalSpell(models.Model):
    """A signal and the days on which it holds, from `since` to the day before `until`. It is about an assignment, a
    recommendation, or a document (with `start` a place in it)."""

    name = models.CharField(max_length=40, choices=SignalName)
    since = models.DateField()
    until = models.DateField(default=FOREVER)
    why = models.TextField()
    act = models.CharField(max_length=20)
    assignment = models.ForeignKey(Assignment, null=True, on_delete=models.CASCADE, related_name="signals")
    recommendation = models.ForeignKey("Recommendation", null=True, on_delete=models.CASCADE, related_name="signals")
    document = models.ForeignKey(Document, null=True, on_delete=models.CASCADE, related_name="signals")
    start = models.IntegerField(null=True)
    quote = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["name", "until", "since"], name="signal_days")]

    def __str__(self) -> str:
        return f"{self.name} {self.since}–{self.until}"


class Recommendation(models.Model):
    """A recommendation or need where it was first given. `day` is None where its document has none."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="recommendations")
    finding = models.ForeignKey(Finding, null=True, on_delete=models.SET_NULL, related_name="recommendations")
    start = models.IntegerField()
    end = models.IntegerField()
    page = models.IntegerField(default=1)
    quote = models.TextField()
    kind = models.CharField(max_length=20)  # recommendation or need
    source = models.CharField(max_length=300, blank=True)
    to = models.CharField(max_length=300, blank=True)
    body = models.ForeignKey(Body, null=True, on_delete=models.SET_NULL, related_name="recommendations")
    about = models.TextField(blank=True)
    day = models.DateField(null=True)
    year = models.IntegerField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["day", "document", "start"], name="recommendation_day")]

    def __str__(self) -> str:
        return self.quote[:80]


class RecommendationStep(models.Model):
    """What became of a recommendation: an answer that prints it again, an assignment that follows from it, or a later
    audit in which it came back. Reports and closing decisions are those of the assignments."""

    class Kind(models.TextChoices):
        ANSWER = "answer", _("Besvaras")
        ASSIGNMENT = "assignment", _("Ger uppdrag")
        CAME_BACK = "came_back", _("Återkommer")

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20, choices=Kind)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    finding = models.ForeignKey(Finding, null=True, on_delete=models.SET_NULL, related_name="+")
    mention = models.ForeignKey(Mention, null=True, on_delete=models.CASCADE, related_name="recommendation_steps")
    start = models.IntegerField()
    end = models.IntegerField()
    page = models.IntegerField(default=1)
    quote = models.TextField()
    day = models.DateField(null=True)
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.kind}: {self.quote[:60]}"


class RecommendationKey(models.Model):
    """What the recommendations of a document can be found by; with `mention`, what an assignment in it can that may
    follow from one."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="recommendation_keys")
    mention = models.ForeignKey(Mention, null=True, on_delete=models.CASCADE, related_name="recommendation_keys")
    key = models.CharField(max_length=64, db_index=True)

    def __str__(self) -> str:
        return self.key


class MadeWith(models.Model):
    """What the projection was made with: one row, compared at start (`register.made`)."""

    what = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.what


class SearchRow(models.Model):
    """One row per document for the search over everything (assignments carry their own stems)."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="search_row")
    day = models.DateField(null=True, db_index=True)
    stems = StemsField(default="")

    def __str__(self) -> str:
        return str(self.document_id)
