"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Releases(AppConfig):
    """The door."""

    name = "lawang.site.releases"
    label = "releases"
    verbose_name = _("Siaran pers")

    def ready(self) -> None:
        """Policies of our own; for the exact class, so that those of Wagtail's apps do not take their place."""
        from wagtail.permissions import register_permission_policy

        from lawang.site.releases.models import Picture, Version
        from lawang.site.releases.policies import PicturePolicy, VersionPolicy

        register_permission_policy(Version, VersionPolicy(Version), exact_class=True)
        register_permission_policy(Picture, PicturePolicy(Picture), exact_class=True)
