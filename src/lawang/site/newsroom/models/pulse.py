"""What the public may see, as one mark that every process reads: another mark, and every kept page is stale."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Pulse"]


def _beat() -> str:
    return secrets.token_hex(8)


class Pulse(models.Model):
    """One row. It is written in the transaction of the act, so the mark and the change are seen together; it is random, so that
    no mark comes twice, not even after a backup was put back."""

    beat = models.CharField(max_length=16, default=_beat)

    class Meta:
        verbose_name = _("denyut halaman")
        verbose_name_plural = _("denyut halaman")

    def __str__(self) -> str:
        return self.beat

    @classmethod
    def change(cls) -> None:
        """Everything that was kept is stale from the end of this transaction on."""
        cls.objects.update_or_create(pk=1, defaults={"beat": _beat()})
