"""When an assignment was first answered, and the outcome that a closing decision's words suggest."""
# ruff: noqa: RUF012

from django.db import migrations, models

from fullgjort_web.register.search_index import drop, make


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0003_following"),
    ]

    operations = [
        migrations.RunPython(drop, make),
        migrations.AddField(
            model_name="assignment",
            name="first_reported_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="assignment",
            name="closing_outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("as_decided", "Genomfört enligt beslut"),
                    ("otherwise", "Genomfört på annat sätt"),
                    ("not_done", "Ej genomfört"),
                    ("withdrawn", "Återkallat"),
                    ("replaced", "Ersatt"),
                ],
                default="",
                max_length=20,
            ),
            preserve_default=False,
        ),
        migrations.RunPython(make, drop),
    ]
