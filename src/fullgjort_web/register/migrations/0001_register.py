"""The tables of the register."""
# ruff: noqa: RUF012

import django.db.models.deletion
from django.db import migrations, models

import fullgjort_web.register.stemfield


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200, unique=True)),
                ("abbreviation", models.CharField(blank=True, max_length=20)),
                ("kind", models.CharField(blank=True, max_length=40)),
                ("other_names", models.JSONField(default=list)),
                ("added_by", models.CharField(blank=True, max_length=200)),
                ("sort_key", models.BinaryField(db_index=True)),
            ],
            options={
                "ordering": ["sort_key", "id"],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("happened_on", models.DateField(null=True)),
                ("learnt_at", models.DateTimeField()),
                ("actor", models.CharField(max_length=200)),
                ("digest", models.CharField(blank=True, db_index=True, max_length=64)),
                ("start", models.IntegerField(null=True)),
                ("end", models.IntegerField(null=True)),
                ("payload", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="AssignmentCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20, unique=True)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("quote", models.TextField()),
                (
                    "heir",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="inherited",
                        to="register.assignmentcode",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20, unique=True)),
                ("title", models.TextField(blank=True)),
                ("wording", models.TextField()),
                ("giver", models.CharField(blank=True, max_length=300)),
                ("assignee", models.CharField(blank=True, max_length=300)),
                ("unit", models.CharField(blank=True, max_length=300)),
                (
                    "origin_kind",
                    models.CharField(
                        choices=[
                            ("decision", "Beslut"),
                            ("plan", "Plan"),
                            ("audit", "Revision"),
                            ("agreement", "Överenskommelse"),
                            ("authority", "Myndighet"),
                            ("director", "Direktör"),
                            ("law", "Lag"),
                            ("unknown", "Okänt"),
                        ],
                        default="unknown",
                        max_length=20,
                    ),
                ),
                ("origin_text", models.TextField(blank=True)),
                ("origin_body", models.CharField(blank=True, max_length=60)),
                ("origin_date", models.CharField(blank=True, max_length=40)),
                ("origin_paragraph", models.IntegerField(null=True)),
                ("given_on", models.DateField(null=True)),
                ("year", models.IntegerField(null=True)),
                ("first_due_words", models.TextField(blank=True)),
                ("first_due_edtf", models.CharField(blank=True, max_length=60)),
                ("first_due_latest", models.DateField(null=True)),
                ("due_words", models.TextField(blank=True)),
                ("due_edtf", models.CharField(blank=True, max_length=60)),
                ("due_bound", models.CharField(blank=True, max_length=20)),
                ("due_kind", models.CharField(blank=True, max_length=20)),
                ("due_earliest", models.DateField(null=True)),
                ("due_latest", models.DateField(null=True)),
                ("recurrence", models.CharField(blank=True, max_length=20)),
                ("moves", models.IntegerField(default=0)),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "Ej påbörjat"),
                            ("ongoing", "Pågår"),
                            ("done", "Genomfört"),
                            ("postponed", "Uppskjutet"),
                            ("rejected", "Genomförs inte"),
                            ("transferred", "Redovisas i annan ordning"),
                            ("unclear", "Oklart"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reports", models.IntegerField(default=0)),
                ("reported_on", models.DateField(null=True)),
                ("heard_on", models.DateField(null=True)),
                ("promised", models.DateField(null=True)),
                ("listed_on", models.DateField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("as_decided", "Genomfört enligt beslut"),
                            ("otherwise", "Genomfört på annat sätt"),
                            ("not_done", "Ej genomfört"),
                            ("withdrawn", "Återkallat"),
                            ("replaced", "Ersatt"),
                        ],
                        max_length=20,
                    ),
                ),
                ("closed_on", models.DateField(null=True)),
                ("standing", models.CharField(default="proposed", max_length=20)),
                ("proposed_only", models.BooleanField(default=False)),
                ("doubtful", models.BooleanField(default=False)),
                ("to_check", models.BooleanField(default=False)),
                ("question", models.BooleanField(default=False)),
                ("mentions_count", models.IntegerField(default=1)),
                ("sort_key", models.BinaryField(default=b"")),
                ("stems", fullgjort_web.register.stemfield.StemsField(default="")),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="assignments",
                        to="register.body",
                    ),
                ),
                (
                    "listed_body",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="register.body"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=500)),
                ("source", models.TextField(blank=True)),
                ("file_kind", models.CharField(max_length=20)),
                ("size", models.BigIntegerField(default=0)),
                ("text", models.TextField()),
                ("structure", models.JSONField()),
                ("notes", models.JSONField(default=list)),
                ("attributes", models.JSONField()),
                ("ruleset", models.CharField(max_length=80)),
                ("read_at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("minutes", "Protokoll"),
                            ("notice", "Kallelse"),
                            ("decision_memo", "Tjänsteskrivelse"),
                            ("report_back", "Återrapportering"),
                            ("director_report", "Direktörens rapport"),
                            ("audit_report", "Revisionsrapport"),
                            ("plan", "Plan"),
                            ("activity_plan", "Verksamhetsplan"),
                            ("agreement", "Överenskommelse"),
                            ("delegation", "Delegationsordning"),
                            ("list", "Förteckning"),
                            ("decision_summary", "Beslut i korthet"),
                            ("government_assignment", "Regeringsuppdrag"),
                            ("other", "Annat"),
                        ],
                        default="other",
                        max_length=30,
                    ),
                ),
                ("title", models.TextField(blank=True)),
                ("meeting_date", models.DateField(null=True)),
                ("sort_key", models.BinaryField(default=b"")),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="documents",
                        to="register.body",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Failure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("name", models.CharField(max_length=500)),
                ("source", models.TextField(blank=True)),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("why", models.TextField()),
                ("advice", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("digest", "name", "source"), name="one_failure_per_file")
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("assignment", "Uppdrag"),
                            ("recommendation", "Rekommendation"),
                            ("decision_point", "Beslutspunkt"),
                            ("reference", "Hänvisning"),
                            ("figure", "Siffra"),
                            ("grant", "Bidrag"),
                        ],
                        max_length=20,
                    ),
                ),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("quote", models.TextField()),
                ("page", models.IntegerField(default=1)),
                ("rule", models.CharField(max_length=120)),
                ("certainty", models.CharField(max_length=20)),
                ("doubtful", models.BooleanField(default=False)),
                ("attributes", models.JSONField(default=dict)),
                ("ruleset", models.CharField(max_length=80)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="register.document"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MeetingMention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("held", models.BooleanField(default=False)),
                ("minutes", models.BooleanField(default=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meeting_mentions", to="register.body"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meeting_mentions",
                        to="register.document",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("given", "Ger uppdraget"),
                            ("proposed", "Föreslår uppdraget"),
                            ("reported", "Redovisar uppdraget"),
                            ("cited", "Nämner uppdraget"),
                        ],
                        max_length=20,
                    ),
                ),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("page", models.IntegerField(default=1)),
                ("quote", models.TextField()),
                ("day", models.DateField(null=True)),
                ("attributes", models.JSONField()),
                ("recognised_by", models.JSONField(default=dict)),
                ("doubtful", models.BooleanField(default=False)),
                ("outcome", models.JSONField(null=True)),
                ("standing", models.CharField(default="proposed", max_length=20)),
                ("to_check", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="mentions",
                        to="register.assignment",
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.assignmentcode"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="register.document"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="mentions",
                        to="register.finding",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="candidate_for", to="register.mention"
                    ),
                ),
                (
                    "mention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="register.mention"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MentionKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, max_length=64)),
                (
                    "mention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="register.mention"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("words", models.TextField()),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="register.assignment"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("page", models.IntegerField(default=1)),
                ("quote", models.TextField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_started", "Ej påbörjat"),
                            ("ongoing", "Pågår"),
                            ("done", "Genomfört"),
                            ("postponed", "Uppskjutet"),
                            ("rejected", "Genomförs inte"),
                            ("transferred", "Redovisas i annan ordning"),
                            ("unclear", "Oklart"),
                        ],
                        max_length=20,
                    ),
                ),
                ("evidence", models.TextField(blank=True)),
                ("evidence_start", models.IntegerField(null=True)),
                ("evidence_end", models.IntegerField(null=True)),
                ("unit", models.CharField(blank=True, max_length=300)),
                ("day", models.DateField(null=True)),
                ("standing", models.CharField(default="proposed", max_length=20)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report_rows",
                        to="register.assignment",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="report_rows", to="register.document"
                    ),
                ),
                (
                    "mention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="report_rows", to="register.mention"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(db_index=True, null=True)),
                ("stems", fullgjort_web.register.stemfield.StemsField(default="")),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="search_row", to="register.document"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("type", models.CharField(max_length=20)),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("quote", models.TextField(blank=True)),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("confirm", "Bekräftat"),
                            ("reject", "Avvisat"),
                            ("correct", "Rättat"),
                            ("add", "Tillagt"),
                            ("close", "Avslutat"),
                            ("undo", "Ångrat"),
                        ],
                        max_length=20,
                    ),
                ),
                ("field", models.CharField(blank=True, max_length=40)),
                ("value", models.JSONField(null=True)),
                ("by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="register.verdict",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["outcome", "due_latest"], name="assignment_due"),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["outcome", "heard_on"], name="assignment_heard"),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["body", "outcome"], name="assignment_body"),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["sort_key", "code"], name="assignment_sort"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["body", "meeting_date", "kind"], name="document_meeting"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["kind", "meeting_date"], name="document_kind"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["sort_key", "id"], name="document_sort"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["document", "start"], name="finding_place"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["type", "document"], name="finding_type"),
        ),
        migrations.AddIndex(
            model_name="meetingmention",
            index=models.Index(fields=["body", "day", "minutes"], name="meeting_mention_day"),
        ),
        migrations.AddConstraint(
            model_name="meetingmention",
            constraint=models.UniqueConstraint(fields=("document", "body", "day"), name="one_mention_of_a_meeting"),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(fields=["document", "start"], name="mention_place"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["assignment", "day"], name="report_day"),
        ),
    ]
