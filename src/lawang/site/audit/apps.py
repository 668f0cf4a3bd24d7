"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Audit(AppConfig):
    """The log."""

    name = "lawang.site.audit"
    label = "audit"
    verbose_name = _("Catatan tindakan")
