"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Watch(AppConfig):
    """What others make of our releases."""

    name = "lawang.site.watch"
    label = "watch"
    verbose_name = _("Pantauan")
