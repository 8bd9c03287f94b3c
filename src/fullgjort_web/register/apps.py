from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The register: documents, findings, people's verdicts, and what is shown of them."""

    name = "fullgjort_web.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
