"""What is followed through the years: ties, spells, recommendations; documents taken back; boards that take over."""
# ruff: noqa: RUF012

import datetime

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from fullgjort_web.register.search_index import drop, make


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0002_search"),
    ]

    operations = [
        migrations.RunPython(drop, make),
        migrations.CreateModel(
            name="AssignmentSpell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField()),
                ("until", models.DateField(default=datetime.date(9999, 12, 31))),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("overdue", "Försenat"),
                            ("soon", "Snart dags"),
                            ("open", "Öppet"),
                            ("undated", "Utan datum"),
                            ("done", "Redovisat som genomfört"),
                            ("closed", "Avslutat"),
                        ],
                        max_length=20,
                    ),
                ),
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
                ("due_words", models.TextField(blank=True)),
                ("due_latest", models.DateField(null=True)),
                ("heard_on", models.DateField(null=True)),
                ("reports", models.IntegerField(default=0)),
                ("moves", models.IntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("page", models.IntegerField(default=1)),
                ("quote", models.TextField()),
                ("kind", models.CharField(max_length=20)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("to", models.CharField(blank=True, max_length=300)),
                ("about", models.TextField(blank=True)),
                ("day", models.DateField(null=True)),
                ("year", models.IntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="RecommendationKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="RecommendationStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("answer", "Besvaras"), ("assignment", "Ger uppdrag"), ("came_back", "Återkommer")],
                        max_length=20,
                    ),
                ),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("page", models.IntegerField(default=1)),
                ("quote", models.TextField()),
                ("day", models.DateField(null=True)),
                ("reason", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="SignalSpell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        choices=[
                            ("due_soon", "Snart dags"),
                            ("overdue", "Försenat"),
                            ("undated", "Utan datum"),
                            ("unowned", "Utan ansvarig"),
                            ("silent", "Utlovat svar saknas"),
                            ("never_reported", "Aldrig återrapporterat"),
                            ("unanswered_part", "Obesvarad delpunkt"),
                            ("vanished", "Borta ur redovisningen"),
                            ("no_news", "Inget nytt sedan sist"),
                            ("drifting", "Flyttat flera gånger"),
                            ("closed_without_evidence", "Avslutat utan underlag"),
                            ("duplicate", "Möjlig dubblett"),
                            ("redirected_missing", "Saknas där det skulle redovisas"),
                            ("recurring_missing", "Återkommande svar saknas"),
                            ("came_back", "Rekommendationen återkommer"),
                            ("sum_mismatch", "Summan stämmer inte"),
                            ("draft_incomplete", "Förslag utan vem, vad eller när"),
                        ],
                        max_length=40,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(default=datetime.date(9999, 12, 31))),
                ("why", models.TextField()),
                ("act", models.CharField(max_length=20)),
                ("start", models.IntegerField(null=True)),
                ("quote", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Tie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("amends", "Ändrar"),
                            ("replaces", "Ersätter"),
                            ("merges", "Slår samman"),
                            ("splits", "Delar upp"),
                            ("follows_from", "Följer av"),
                            ("repeats", "Upprepar"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField()),
            ],
        ),
        migrations.AlterModelOptions(
            name="document",
            options={"base_manager_name": "everything", "default_manager_name": "objects"},
        ),
        migrations.AlterModelManagers(
            name="document",
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="assignment",
            name="closing_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="assignment",
            name="drift_months",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="body",
            name="succeeded_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="body",
            name="successor",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="predecessors", to="register.body"
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="learnt_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="document",
            name="withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="mention",
            name="answer",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="mentionkey",
            name="side",
            field=models.CharField(
                choices=[("s", "gör till ett"), ("a", "söker"), ("o", "erbjuder")], default="s", max_length=1
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="parts_answered",
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name="mentionkey",
            name="key",
            field=models.CharField(max_length=64),
        ),
        migrations.AlterField(
            model_name="verdict",
            name="act",
            field=models.CharField(
                choices=[
                    ("confirm", "Bekräftat"),
                    ("reject", "Avvisat"),
                    ("correct", "Rättat"),
                    ("add", "Tillagt"),
                    ("close", "Avslutat"),
                    ("answer", "Besvarat"),
                    ("undo", "Ångrat"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="mentionkey",
            index=models.Index(fields=["key", "side"], name="mention_key"),
        ),
        migrations.AddField(
            model_name="assignmentspell",
            name="assignment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="spells", to="register.assignment"
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="body",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="recommendations",
                to="register.body",
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="recommendations", to="register.document"
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="finding",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="recommendations",
                to="register.finding",
            ),
        ),
        migrations.AddField(
            model_name="recommendationkey",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="recommendation_keys",
                to="register.document",
            ),
        ),
        migrations.AddField(
            model_name="recommendationkey",
            name="mention",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="recommendation_keys",
                to="register.mention",
            ),
        ),
        migrations.AddField(
            model_name="recommendationstep",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="register.document"
            ),
        ),
        migrations.AddField(
            model_name="recommendationstep",
            name="finding",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="register.finding"
            ),
        ),
        migrations.AddField(
            model_name="recommendationstep",
            name="mention",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="recommendation_steps",
                to="register.mention",
            ),
        ),
        migrations.AddField(
            model_name="recommendationstep",
            name="recommendation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="register.recommendation"
            ),
        ),
        migrations.AddField(
            model_name="signalspell",
            name="assignment",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="signals", to="register.assignment"
            ),
        ),
        migrations.AddField(
            model_name="signalspell",
            name="document",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="signals", to="register.document"
            ),
        ),
        migrations.AddField(
            model_name="signalspell",
            name="recommendation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="signals",
                to="register.recommendation",
            ),
        ),
        migrations.AddField(
            model_name="tie",
            name="mention",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="ties", to="register.mention"
            ),
        ),
        migrations.AddField(
            model_name="tie",
            name="newer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="ties_to_older", to="register.assignment"
            ),
        ),
        migrations.AddField(
            model_name="tie",
            name="older",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="ties_to_newer", to="register.assignment"
            ),
        ),
        migrations.AddField(
            model_name="tie",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="tied_from", to="register.mention"
            ),
        ),
        migrations.AddIndex(
            model_name="assignmentspell",
            index=models.Index(fields=["until", "since", "state"], name="spell_days"),
        ),
        migrations.AddIndex(
            model_name="recommendation",
            index=models.Index(fields=["day", "document", "start"], name="recommendation_day"),
        ),
        migrations.AddIndex(
            model_name="signalspell",
            index=models.Index(fields=["name", "until", "since"], name="signal_days"),
        ),
        migrations.RunPython(make, drop),
    ]
