"""`lawang sample_register`: releases of the sample region go through the door, and what they state into the register."""

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
from lawang.site.register.actions import contradict, follow, propose
from lawang.site.register.actions.confirm import confirm
from lawang.site.register.models import Promise, Proposal, Value
from lawang.site.releases import access as releases
from lawang.site.releases.actions.begin import begin
from lawang.site.releases.actions.edit import editing
from lawang.site.releases.actions.hand_in import submit
from lawang.site.releases.actions.publish import publish
from lawang.site.releases.actions.review import approve, claim
from lawang.site.releases.actions.sources import add_source, attach

DATA = Path(__file__).parents[2] / "sample_register.toml"


class Command(BaseCommand):
    """Wants the sample region. Does nothing when the register holds facts or proposals."""

    help = "Isi daftar fakta dari siaran pers contoh."

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish, propose, confirm, compare; the last release's proposals are left for whoever tries the page."""
        if not settings.DEBUG:
            raise CommandError(
                _("Siaran contoh hanya untuk mencoba (lawang.site.settings.dev), bukan untuk server.")
            )
        if Proposal.objects.exists() and Value.objects.exists():
            return
        data, now = tomllib.loads(DATA.read_text("utf-8")), timezone.now()
        self.editor, self.other = (
            members.by_email(f"{name}@contoh.id") for name in ("penyunting", "penyunting2")
        )
        for row in data["topic"]:
            releases.topics().get_or_create(slug=row.pop("slug"), defaults=row)
        for row in data["release"]:
            at = now - datetime.timedelta(days=row["days"])
            version = self._published(row, at)
            propose.from_version(version.pk, at)
            waiting = Proposal.objects.filter(version=version, stage="open")
            for proposal in waiting if row.get("confirm", True) else ():
                contradict.compare(confirm(self.editor, proposal, at).pk, at)
        for row in data["turn"]:
            self._turn(row, now - datetime.timedelta(days=row["days"]))
        self.stdout.write(
            _("Daftar fakta: %(values)s nilai, %(waiting)s usulan menunggu di /meja/fakta/usulan/")
            % {"values": Value.objects.count(), "waiting": Proposal.objects.filter(stage="open").count()}
        )

    def _published(self, row: dict[str, Any], at: datetime.datetime) -> Any:
        """One release with a first source that says the same, through the real door."""
        writer = members.by_email(row["writer"])
        place, day = members.organisations(writer)[0], timezone.localtime(at).date()
        version = begin(writer, place, row["headline"], at)
        lead, *rest = row["sentences"]
        with editing(version, writer, at):
            version.place, version.dated, version.lead = "Samarinda", day, lead
            version.contact = f"Humas {place.short}, (0541) 555-0142"
            version.body = type(version).body.field.to_python(
                [{"type": "paragraph", "value": f"<p>{sentence}</p>"} for sentence in rest]
            )
            version.topics.set(releases.topics().filter(slug=row["topic"]))
            version.save()
        text = "\n".join([row["headline"], *row["sentences"]]).encode()
        title = _("Data untuk: %(headline)s") % {"headline": row["headline"]}
        fields = {"kind": "data", "title": title[:200], "issuer": place.name, "obtained": day}
        attach(writer, version, add_source(writer, place, text, "data.txt", confidential=True, **fields))
        version = claim(self.editor, submit(writer, version))
        return publish(self.other, approve(self.editor, version, at), at)

    def _turn(self, row: dict[str, Any], at: datetime.datetime) -> None:
        for promised in Promise.objects.filter(value__value=row["value"], kept="open"):
            if row["kind"] == "move":
                follow.move(self.editor, promised, datetime.date.fromisoformat(row["due"]), row["reason"], at)
            else:
                follow.keep(self.editor, promised, row["reason"], at)
