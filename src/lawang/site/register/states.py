"""Where a fact, a proposal, a case and a promise may stand, in the words of the pages."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

__all__ = ["Kept", "Ruling", "Stage", "State"]


class State(TextChoices):
    """Telah, sedang, akan, belum; the same as `lawang.check.statements.State`."""

    DONE = "done", _("telah")
    ONGOING = "ongoing", _("sedang")
    PLANNED = "planned", _("akan")
    NOT_YET = "not_yet", _("belum")


class Stage(TextChoices):
    """What became of a proposal."""

    OPEN = "open", _("menunggu")
    CONFIRMED = "confirmed", _("masuk daftar")
    LEFT = "left", _("dilewati")
    OUTDATED = "outdated", _("naskahnya sudah diganti")


class Ruling(TextChoices):
    """Which of two facts that contradict each other holds."""

    FIRST = "first", _("yang pertama benar")
    SECOND = "second", _("yang kedua benar")
    BOTH = "both", _("keduanya benar, bukan hal yang sama")


class Kept(TextChoices):
    """What became of a promise."""

    OPEN = "open", _("ditunggu")
    DONE = "done", _("sudah dipenuhi")
    DROPPED = "dropped", _("dibatalkan")
