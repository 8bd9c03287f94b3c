"""Which assignments have changed, as the database notes it."""

from typing import ClassVar

from django.db import migrations, models

from fullgjort_web.register.changes import drop, make


class Migration(migrations.Migration):
    dependencies: ClassVar = [("register", "0006_many")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="AssignmentChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assignment", models.BigIntegerField()),
            ],
        ),
        migrations.RunPython(make, drop),
    ]
