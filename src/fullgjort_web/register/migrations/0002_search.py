"""The indexes that search uses."""

from typing import ClassVar

from django.db import migrations

from fullgjort_web.register.search_index import drop, make


class Migration(migrations.Migration):
    dependencies: ClassVar = [("register", "0001_register")]
    operations: ClassVar = [migrations.RunPython(make, drop)]
