"""`lawang sample_service`: requests of invented people in every state, so that each page of the service shows something."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from lawang.site.members import access as members
from lawang.site.service import secret
from lawang.site.service.actions import contest, extend, listing, publish, receive, route
from lawang.site.service.actions.answer import answer
from lawang.site.service.models import Request

DATA = Path(__file__).parents[2] / "sample_service.toml"
# What stands for the picture of an identity card: the first bytes of a PDF.
PAPER = b"%PDF-1.4 contoh kartu identitas"


class Command(BaseCommand):
    """Wants the sample region. Does nothing when there are requests already."""

    help = "Isi layanan informasi dengan permohonan contoh."

    def handle(self, *args: Any, **options: Any) -> None:
        """Each row of the data goes through the same actions as a real request."""
        if not settings.DEBUG:
            raise CommandError(
                _("Permohonan contoh hanya untuk mencoba (lawang.site.settings.dev), bukan untuk server.")
            )
        if Request.objects.exists():
            return
        self.ppid, self.superior = (members.by_email(f"{name}@contoh.id") for name in ("ppid", "atasan"))
        self.places = {place.slug: place for place in members.every()}
        data = tomllib.loads(DATA.read_text("utf-8"))
        today = timezone.localdate()
        for row in data["item"]:
            holder = self.places[row.pop("holder")]
            renewed = today - datetime.timedelta(days=row.pop("age"))
            listing.enlist(self.ppid, {**row, "holder": holder, "renewed": renewed})
        for row in data["request"]:
            request = self._received(row)
            self._treated(request, row)
            words = {"number": request.number, "secret": secret.of(request)}
            self.stdout.write(_("%(number)s  kata rahasia %(secret)s") % words)

    def _received(self, row: dict[str, Any]) -> Request:
        """`age` is how many days ago it came."""
        at = timezone.now() - datetime.timedelta(days=row["age"])
        fields = {
            "body": self.places["diskominfo-kaltim"],
            "information": row["information"],
            "purpose": row["purpose"],
            "form": "soft",
            "delivery": "page",
            "who": "person",
            "name": row["name"],
            "identity": row["identity"],
            "address": row["address"],
            "phone": "",
            "email": row["email"],
            "occupation": row["occupation"],
            "proxy": "",
        }
        return receive.receive(None, fields, [("identity", "ktp.pdf", PAPER)], at, timezone.now())

    def _treated(self, request: Request, row: dict[str, Any]) -> None:
        after = request.received + datetime.timedelta(days=1)
        if "agency" in row:
            asked = route.route(self.ppid, request, self.places[row["agency"]], row.get("note", ""), after)
            if "reply" in row:
                worker = members.members(asked.agency).order_by("pk").first()
                route.reply(worker, asked, row["reply"], after + datetime.timedelta(days=2))
        if "extension" in row:
            extend.extend(self.ppid, request, row["extension"], after)
        if "answer" in row:
            fields = {
                "form": "soft",
                "delivery": "page",
                "cost": 0,
                "payment": "",
                "other_holder": "",
                "override": "",
            }
            at = request.received + datetime.timedelta(days=row["took"])
            text = row["answer"]["text"]
            files = [("lampiran.txt", row["source"].encode())] if "source" in row else []
            answer(self.ppid, request, {**fields, **row["answer"]}, files, [], at)
            request.refresh_from_db()
            if "question" in row:
                publish.publish(self.ppid, request, row["question"], text)
            if "objection" in row:
                told = row["objection"]
                objected = contest.object_to(
                    request, told["ground"], told["position"], at + datetime.timedelta(days=3)
                )
                if "ruling" in told:
                    contest.decide(self.superior, objected, told, at + datetime.timedelta(days=6))
