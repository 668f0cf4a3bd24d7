"""`lawang digests`: what is done once a day for subscribers."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from lawang.site.newsroom.actions.subscribe import forget_pending
from lawang.site.newsroom.tasks import send_digests


class Command(BaseCommand):
    """Queue the digests, and forget the addresses that nobody confirmed. For a timer, once a day."""

    help = "Kirim rangkuman harian kepada pelanggan, dan hapus alamat yang tidak dipastikan."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        send_digests.enqueue()
        forget_pending(timezone.now())
