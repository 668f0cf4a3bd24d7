"""`lawang sample_watch FOLDER`: outlets that carry the sample release, one of them rightly; a worker finds what drifted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from lawang.site.members import access as members
from lawang.site.watch.actions.bring import bring_text
from lawang.site.watch.actions.outlets import add_outlet
from lawang.site.watch.models import Outlet

# Name, address, and the file of the folder that it carries. None of them exists.
OUTLETS = (
    ("Kabar Mahakam (contoh)", "https://kabar-mahakam.contoh.id", "copy.txt"),
    ("Warta Tepian (contoh)", "https://warta-tepian.contoh.id", "copy.txt"),
    ("Suara Benua Etam (contoh)", "https://suara-benua-etam.contoh.id", "release.txt"),
)


class Command(BaseCommand):
    """Wants the sample region and release. Does nothing when there are outlets already."""

    help = "Isi pantauan dengan media contoh."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the sample stands."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Add them and bring their articles."""
        if not settings.DEBUG:
            raise CommandError(
                _("Media contoh hanya untuk mencoba (lawang.site.settings.dev), bukan untuk server.")
            )
        if Outlet.objects.exists():
            return
        watcher = members.by_email("pemantau@contoh.id")
        for name, site, file in OUTLETS:
            now = timezone.now()
            email = f"redaksi@{site.removeprefix('https://')}"
            outlet = add_outlet(watcher, now, name=name, site=site, email=email)
            bring_text(watcher, outlet, (folder / file).read_text("utf-8"), now)
        self.stdout.write(
            _("Pantauan: %(count)s media contoh, lihat /meja/pantauan/") % {"count": len(OUTLETS)}
        )
