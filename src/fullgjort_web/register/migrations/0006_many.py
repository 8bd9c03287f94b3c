"""Indexes for registers with very many documents."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("register", "0005_made_with")]
    operations: ClassVar = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["withdrawn_at", "meeting_date", "kind"], name="document_standing"),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(fields=["document"], name="mention_answered", condition=models.Q(answer__isnull=False)),
        ),
    ]
