"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Releases(AppConfig):
    """The door."""

    name = "lawang.site.releases"
    label = "releases"
    verbose_name = _("Siaran pers")

    def ready(self) -> None:
        """Before Wagtail makes policies of its own for these models."""
        from wagtail.permissions import register_permission_policy

        from lawang.site.releases.models import Picture, Version
        from lawang.site.releases.policies import PicturePolicy, VersionPolicy

        register_permission_policy(Version, VersionPolicy(Version))
        register_permission_policy(Picture, PicturePolicy(Picture))
