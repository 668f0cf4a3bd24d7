"""`lawang worker`: does the jobs in the background until it is stopped."""

from __future__ import annotations

import socket
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.crypto import get_random_string

from lawang.site.effects import RHYTHMS
from lawang.site.jobs.worker import Worker


class Command(BaseCommand):
    """Any number of workers may run beside each other."""

    help = "Kerjakan pekerjaan latar sampai dihentikan."

    def add_arguments(self, parser: CommandParser) -> None:
        """How it runs."""
        parser.add_argument("--once", action="store_true", help="satu putaran saja, lalu selesai")

    def handle(self, *args: Any, **options: Any) -> None:
        """Go round."""
        from django.utils import timezone

        worker = Worker(f"{socket.gethostname()[:40]}-{get_random_string(12)}", RHYTHMS)
        if options["once"]:
            worker.round(timezone.now())
        else:
            worker.go_on()
