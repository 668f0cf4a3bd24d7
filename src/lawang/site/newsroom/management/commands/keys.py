"""`lawang keys`: the keys that sign what is published."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from lawang.site.newsroom import keys
from lawang.site.newsroom.models import Pulse


class Command(BaseCommand):
    """List them, put a new one in place of the current one, or revoke one that fell into wrong hands."""

    help = "Kunci penanda tangan: lihat, ganti, cabut."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, and to which key."""
        parser.add_argument("what", choices=["list", "rotate", "revoke"])
        parser.add_argument("kid", nargs="?", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, then show all keys."""
        now = timezone.now()
        if options["what"] == "rotate":
            ring = keys.change(lambda ring: ring.rotated(now))
            Pulse.change()
        elif options["what"] == "revoke":
            ring = keys.change(lambda ring: ring.revoked(options["kid"], now))
            Pulse.change()
        else:
            ring = keys.ring()
        for key in ring.keys:
            state = _("berlaku") if key == ring.current else _("diganti %(at)s") % {"at": key.until}
            if key.revoked:
                state = _("dicabut %(at)s") % {"at": key.revoked}
            self.stdout.write(f"{key.kid}  {key.since:%Y-%m-%d}  {state}")
        if not ring.keys:
            self.stdout.write(_("Belum ada kunci; yang pertama dibuat saat siaran pers pertama terbit."))
