"""Where minutes treat a case with a registry number."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("register", "0008_as_of_the_day")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="TreatedCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40)),
                ("number", models.CharField(max_length=120)),
                ("paragraph", models.IntegerField(null=True)),
                ("heading", models.TextField(blank=True)),
                ("start", models.IntegerField()),
                ("quote", models.TextField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="treated_cases",
                        to="register.document",
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["key"], name="treated_case_key")]},
        ),
    ]
