"""`lawang sample_region`: an empty database gets the sample region, to try Lawang out."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from lawang.site.members.actions.add_organisation import add_organisation
from lawang.site.members.actions.grant import grant
from lawang.site.members.models import Officer, Organisation

DATA = Path(__file__).parents[2] / "sample_region.toml"
PASSWORD = "siaran-pers-contoh"  # of every sample officer; the command refuses to run on a server


class Command(BaseCommand):
    """Does nothing when there are organisations already."""

    help = "Isi pangkalan data kosong dengan wilayah contoh."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Organisations, then officers with their roles."""
        if not settings.DEBUG:
            raise CommandError(
                _("Wilayah contoh hanya untuk mencoba (lawang.site.settings.dev), bukan untuk server.")
            )
        if Organisation.objects.exists():
            return
        data = tomllib.loads(DATA.read_text("utf-8"))
        made: dict[str, Organisation] = {}
        for row in [*data["organisation"], *_districts(data["districts"]["rows"])]:
            parent = made.get(row.pop("parent", ""))
            made[row["slug"]] = add_organisation(None, parent=parent, **row)
        for row in data["officer"]:
            officer = Officer.objects.create_user(row["email"], PASSWORD, name=row["name"])
            for slug, role in row["roles"]:
                grant(None, officer, made[slug], role)
            self.stdout.write(
                f"{officer.email}  {PASSWORD}  {', '.join(role for slug, role in row['roles'])}"
            )


def _districts(rows: list[list[str]]) -> list[dict[str, Any]]:
    """A government and its Diskominfo for each regency and city."""
    found: list[dict[str, Any]] = []
    for region, kind, name, short in rows:
        slug, office = short.lower(), "Dinas Komunikasi dan Informatika"
        found += [
            {
                "slug": f"pemda-{slug}",
                "kind": kind,
                "name": f"Pemerintah {name}",
                "short": f"{'Pemkot' if kind == 'city' else 'Pemkab'} {short}",
                "region": region,
                "parent": "pemprov-kaltim",
            },
            {
                "slug": f"diskominfo-{slug}",
                "kind": "agency",
                "name": f"{office} {name}",
                "short": f"Diskominfo {short}",
                "region": region,
                "parent": f"pemda-{slug}",
                "is_door": True,
            },
        ]
    return found
