"""What an officer may be in an organisation: a closed list."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

__all__ = ["Role"]


class Role(TextChoices):
    """One membership is one role in one organisation. A door editor is an editor in an organisation that is a door."""

    WRITER = "writer", _("penulis")
    EDITOR = "editor", _("penyunting")
    WATCHER = "watcher", _("pemantau")
    PPID = "ppid", _("PPID")
    SUPERIOR = "superior", _("atasan PPID")
    COACH = "coach", _("pembina")
    HEAD = "head", _("pimpinan")
    ADMINISTRATOR = "administrator", _("pengelola")
