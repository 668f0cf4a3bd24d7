"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Register(AppConfig):
    """The register of facts."""

    name = "lawang.site.register"
    label = "register"
    verbose_name = _("Daftar fakta")
