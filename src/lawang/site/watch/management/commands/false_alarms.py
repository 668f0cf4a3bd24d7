"""`lawang false_alarms`: findings in copies that a watcher called wrong, one JSON object a line, for the quality set."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand

from lawang.site.watch import access


class Command(BaseCommand):
    """The two texts, the places and what was said, as bench/ reads labelled pairs: `judgement` is `same`."""

    help = "Tulis temuan yang dinyatakan keliru sebagai baris JSON."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write them."""
        for case in access.false_alarms():
            sighting = case.sightings.select_related(
                "found__judgement__capture", "found__judgement__original"
            ).first()
            if sighting is None:
                continue
            found = sighting.found
            row = {
                "official": found.judgement.original.text,
                "copy": found.judgement.capture.text,
                "start": found.start,
                "end": found.end,
                "source_start": found.source_start,
                "source_end": found.source_end,
                "kind": found.kind,
                "verdict": found.verdict,
                "judgement": "same",
                "reason": case.reason,
                "rules": found.judgement.rules,
            }
            self.stdout.write(json.dumps(row, ensure_ascii=False))
