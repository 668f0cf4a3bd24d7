"""The app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class Service(AppConfig):
    """Information requests."""

    name = "lawang.site.service"
    label = "service"
    verbose_name = _("Layanan informasi")

    def ready(self) -> None:
        """The tables of the search are no models': they are made after the others."""
        from lawang.site.service import searching

        post_migrate.connect(searching.prepare, sender=self)
