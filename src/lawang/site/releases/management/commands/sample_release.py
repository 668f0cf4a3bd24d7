"""`lawang sample_release FOLDER`: a draft with faults goes through the real door, is refused, mended and published."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from lawang.check import Verdict
from lawang.site.members import access as members
from lawang.site.reasons import Barred
from lawang.site.releases import access
from lawang.site.releases.actions.ask import ask
from lawang.site.releases.actions.begin import begin
from lawang.site.releases.actions.check import current, judged, sentence_of
from lawang.site.releases.actions.comment import comment
from lawang.site.releases.actions.decide import decide
from lawang.site.releases.actions.edit import editing
from lawang.site.releases.actions.hand_in import submit
from lawang.site.releases.actions.publish import publish
from lawang.site.releases.actions.review import approve, claim, send_back
from lawang.site.releases.actions.sources import add_source, attach
from lawang.site.releases.actions.speaker import send_link
from lawang.site.releases.actions.topics import add_topic
from lawang.site.releases.models import Source, Version
from lawang.site.releases.speaking import sayings, speakers
from lawang.site.releases.states import Act

DAY = datetime.date(2022, 11, 1)  # of the meeting that the sample tells of
TOPICS = (
    ("Komunikasi publik", "Public communication"),
    ("Kesehatan", "Health"),
    ("Ibu Kota Nusantara", "Nusantara"),
)
KINDS = {"pidato": "speech", "undangan": "letter", "daftar": "data", "keputusan": "decree"}


class Command(BaseCommand):
    """Wants the sample region, and a folder with draft.txt, release.txt and sources/. Does nothing when it was run before."""

    help = "Bawa siaran pers contoh melewati pintu."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the sample stands."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Three releases: one is mended and goes out, one stays at the door with its findings, one was sent back."""
        if not settings.DEBUG:
            raise CommandError(
                _("Siaran contoh hanya untuk mencoba (lawang.site.settings.dev), bukan untuk server.")
            )
        if Version.objects.exists():
            return
        writer, editor, other = (
            members.by_email(f"{name}@contoh.id") for name in ("penulis3", "penyunting", "penyunting2")
        )
        for name, english in TOPICS:
            add_topic(editor, name, english)
        sources = [self._source(writer, path) for path in sorted((folder / "sources").iterdir())]
        draft, true = ((folder / name).read_text("utf-8") for name in ("draft.txt", "release.txt"))
        first = self._submitted(writer, editor, draft, sources)
        self._refused(editor, first)
        first = send_back(editor, first, _("Samakan dengan sumber."))
        _write(writer, first, true)
        first = claim(editor, submit(writer, first))
        for item in judged(current(first)):
            reason = _("Sudah dicocokkan dengan undangan.")
            decide(editor, first, item.found.key, Act.CONFIRM, reason, timezone.now())
            self.stdout.write("   " + _("dipastikan orang: “%(words)s”") % {"words": item.words})
        first = publish(other, approve(editor, first, timezone.now()), timezone.now())
        self._say(_("Naskah diperbaiki, disetujui %(editor)s, dan terbit."), editor=editor)
        second = self._submitted(writer, editor, draft, sources)
        _asked(writer, editor, second)
        self._say(_("Masih di pintu, dengan temuannya: /meja/siaran/%(pk)s/"), pk=second.pk)
        wrong = next(item for item in judged(current(second)) if item.found.verdict == "contradicted")
        decide(editor, second, wrong.found.key, Act.DISMISS, _("Sumbernya salah ketik."), timezone.now())
        third = begin(writer, members.organisations(writer)[0], true.split("\n")[0], timezone.now())
        _write(writer, third, draft)
        attach(writer, third, sources[0])
        send_back(editor, submit(writer, third), _("Lampirkan juga daftar hadir dan keputusan."))

    def _source(self, writer: Any, path: Path) -> Source:
        kind = next((kind for stem, kind in KINDS.items() if path.name.startswith(stem)), "data")
        place = members.organisations(writer)[0]
        title = path.stem.replace("-", " ").capitalize()
        fields = {"kind": kind, "title": title, "issuer": place.name, "obtained": DAY}
        return add_source(writer, place, path.read_bytes(), path.name, **fields)

    def _submitted(self, writer: Any, editor: Any, text: str, sources: list[Source]) -> Version:
        place = members.organisations(writer)[0]
        version = begin(writer, place, text.split("\n")[0], timezone.now())
        _write(writer, version, text)
        for source in sources:
            attach(writer, version, source)
        version = claim(editor, submit(writer, version))
        self._say(_("Diajukan %(writer)s dengan %(count)s sumber."), writer=writer, count=len(sources))
        return version

    def _refused(self, editor: Any, version: Version) -> None:
        try:
            approve(editor, version, timezone.now())
        except Barred as barred:
            self._say(_("Pintu menolak, %(count)s alasan:"), count=len(barred.reasons))
            for reason in barred.reasons:
                self.stdout.write(f"   {reason.words}")

    def _say(self, words: str, **blanks: object) -> None:
        self.stdout.write(words % blanks)


def _asked(writer: Any, editor: Any, version: Version) -> None:
    """An agency is asked for a source, the speaker for her quotes, the writer by a comment."""
    now = timezone.now()
    holder = members.organisations(members.by_email("penulis2@contoh.id"))[0]
    text = current(version).text
    item = next(item for item in judged(current(version)) if item.found.verdict == Verdict.UNSUPPORTED)
    about = {"words": sentence_of(text, item.found.start), "key": item.found.key}
    due = now + datetime.timedelta(days=1)
    ask(writer, version, holder, _("Daftar media yang meliput pertemuan."), due, now, **about)
    found = sayings(text)
    name = speakers(found)[0]
    theirs = [saying.code for saying in found if saying.quote][-2:]
    send_link(writer, version, name, "pembicara@contoh.id", theirs, 2, now)
    comment(editor, version, _("Lampirkan daftar hadirnya juga."), now, told=[writer])


def _write(writer: Any, version: Version, text: str) -> None:
    """A plain text into the fields: headline, lead behind its dateline, paragraphs."""
    headline, lead, *rest = [line for line in text.splitlines() if line.strip()]
    place, dash, words = lead.partition(" – ")
    body = [{"type": "paragraph", "value": f"<p>{escape(line)}</p>"} for line in rest]
    with editing(version, writer, timezone.now()):
        version.headline, version.place, version.lead = headline, place if dash else "", words or lead
        version.dated, version.contact = DAY, "Diskominfo Kaltim, (0541) 555-0142"
        version.body = Version.body.field.to_python(body)
        version.topics.set([topic for topic in access.topics() if topic.name == TOPICS[0][0]])
        version.save()
