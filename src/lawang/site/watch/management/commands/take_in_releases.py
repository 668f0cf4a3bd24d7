"""`lawang take_in_releases`: every release that is out, into the watch; for a site older than its watch, and when its index was lost."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from lawang.site.releases import access
from lawang.site.watch import officials


class Command(BaseCommand):
    """May be run at any time; what is there already is written anew."""

    help = "Masukkan semua siaran pers yang sudah terbit ke pantauan."

    def handle(self, *args: Any, **options: Any) -> None:
        """Take them in, the oldest first."""
        now = timezone.now()
        versions = list(access.public(now).values_list("pk", flat=True))
        count = sum(officials.take_in(pk, now) is not None for pk in reversed(versions))
        self.stdout.write(_("%(count)s siaran pers masuk ke pantauan.") % {"count": count})
