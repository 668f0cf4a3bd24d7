"""`lawang found`: an empty database gets the region's door, and its first administrator an invitation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from lawang.site.members.actions.found import found
from lawang.site.reasons import Barred


class Command(BaseCommand):
    """For a new server; everything after it is done on the site."""

    help = "Buka situs baru: instansi pintu dan undangan bagi pengelola pertamanya."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who keeps the door, of which region, and who administers it."""
        parser.add_argument("name", help=_("nama instansi pintu, misalnya “Dinas Kominfo Kalimantan Timur”"))
        parser.add_argument(
            "region", help=_("kode wilayah: 64 untuk provinsi, 64.72 untuk kabupaten atau kota")
        )
        parser.add_argument("person", help=_("nama pengelola pertama"))
        parser.add_argument("email", help=_("surel pengelola pertama"))
        parser.add_argument("--short", help=_("nama singkat instansi"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Found it, and print the link of the invitation: mail may not be set up yet."""
        name, short = options["name"], options["short"] or options["name"][:60]
        try:
            invitation = found(
                options["email"],
                options["person"],
                name=name,
                short=short,
                slug=slugify(short)[:80],
                region=options["region"],
            )
        except Barred as barred:
            raise CommandError(str(barred), returncode=2) from barred
        except ValidationError as error:
            told = (f"{field}: {' '.join(words)}" for field, words in error.message_dict.items())
            raise CommandError("; ".join(told), returncode=2) from error
        self.stdout.write(_("Undangan untuk %(person)s:") % {"person": invitation.name})
        self.stdout.write(
            f"{settings.WAGTAILADMIN_BASE_URL}{reverse('members:accept', args=[invitation.token])}"
        )
