"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Members(AppConfig):
    """Organisations and officers."""

    name = "lawang.site.members"
    label = "members"
    verbose_name = _("Anggota")
