"""`lawang door_alarms`: findings at the door that two editors called wrong, one JSON object a line, for the quality set."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from lawang.site.releases.alarms import alarms


class Command(BaseCommand):
    """`python -m bench.alarms FILE` reads what it writes. The texts are in it: it is for the house itself."""

    help = "Tulis temuan di pintu yang dinyatakan keliru oleh dua penyunting, sebagai baris JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether texts of confidential sources may be written, too."""
        parser.add_argument(
            "--confidential", action="store_true", help="juga yang bersandar pada sumber rahasia"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write them; say how many could not be told."""
        left = 0
        for _decision, row in alarms(options["confidential"]):
            if row is None:
                left += 1
            else:
                self.stdout.write(json.dumps(row, ensure_ascii=False))
        if left:
            words = _("%(count)s temuan tidak ditulis: sumbernya rahasia atau sudah diganti.")
            self.stderr.write(words % {"count": left})
