"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Jobs(AppConfig):
    """Jobs in the background."""

    name = "lawang.site.jobs"
    label = "jobs"
    verbose_name = _("Pekerjaan latar")
