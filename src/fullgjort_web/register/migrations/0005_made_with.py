"""What the projection was made with; documents read before were learnt of when they were read."""

from typing import Any, ClassVar

from django.db import migrations, models
from django.db.models import F


def learnt_when_read(apps: Any, schema_editor: Any) -> None:
    documents = apps.get_model("register", "Document")._base_manager
    documents.filter(learnt_at__isnull=True).update(learnt_at=F("read_at"))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("register", "0004_statistics")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="MadeWith",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=200)),
            ],
        ),
        migrations.RunPython(learnt_when_read, migrations.RunPython.noop),
    ]
