"""The app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class Newsroom(AppConfig):
    """What the public sees and receives."""

    name = "lawang.site.newsroom"
    label = "newsroom"
    verbose_name = _("Ruang berita")

    def ready(self) -> None:
        """The table of the search is no model's: it is made after the others."""
        from lawang.site.newsroom import searching

        post_migrate.connect(searching.prepare, sender=self)
