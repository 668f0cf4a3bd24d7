"""`lawang messages`: collect the messages of the screens and compile their English."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lawang.site import translations


class Command(BaseCommand):
    """Without an option the lists are brought up to date, too."""

    help = "Kumpulkan dan susun terjemahan layar."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """What to leave out."""
        parser.add_argument("--compile", action="store_true", help="hanya susun berkas terjemahan")

    def handle(self, *args: Any, **options: Any) -> None:
        """Collect, compile, tell what has no English yet."""
        for folder in translations.folders():
            if not options["compile"]:
                translations.update(folder)
                for words in translations.untranslated(folder):
                    self.stdout.write(f"{folder.name}: {words!r}")
        translations.compile_all()
