"""`lawang audit verify`: does the chain of the log hold?"""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from lawang.site.audit import access
from lawang.site.audit.models import Entry


class Command(BaseCommand):
    """Exit status 0 when every entry is as it was written and accounts for what stands in the tables, otherwise 1."""

    help = "Periksa rantai catatan tindakan."

    def add_arguments(self, parser: CommandParser) -> None:
        """One thing to do so far."""
        parser.add_argument("what", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Hold the chain against itself."""
        words = {
            "changed": _("isinya diubah setelah dicatat"),
            "missing": _("catatan hilang"),
            "unlinked": _("tidak menyambung dengan catatan sebelumnya"),
            "cut": _("ujung rantai tidak cocok dengan catatan terakhir"),
        }
        from lawang.site import effects

        faults = access.faults()
        for fault in faults:
            self.stdout.write(f"{fault.number}: {words[fault.kind]}")
        strangers = [line for account in effects.ACCOUNTS for line in account()]
        for line in strangers:
            self.stdout.write(_("%(what)s: tidak sesuai dengan catatan") % {"what": line})
        if faults or strangers:
            sys.exit(1)
        self.stdout.write(_("Utuh: %(count)s catatan.") % {"count": Entry.objects.count()})
