"""Who is to do an assignment and who reports, as of each day."""

from typing import ClassVar

from django.db import migrations, models

from fullgjort_web.register.changes import drop, make


class Migration(migrations.Migration):
    dependencies: ClassVar = [("register", "0007_changes")]
    operations: ClassVar = [
        migrations.RunPython(drop, make),
        migrations.AddField(
            model_name="assignmentspell",
            name="assignee",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="assignmentspell",
            name="unit",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.RunPython(make, drop),
    ]
