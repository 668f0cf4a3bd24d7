"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Releases(AppConfig):
    """The door."""

    name = "lawang.site.releases"
    label = "releases"
    verbose_name = _("Siaran pers")
