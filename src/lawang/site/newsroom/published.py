"""What is published: every question that the public pages, feeds and messages ask of the releases.

Whether a version may be seen is decided by `releases.access` with the time of the request, in every query here; no answer is
kept. The newest version of a release is the last that came out, or the notice that it was withdrawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lawang.site.members import access as members
from lawang.site.members import regions
from lawang.site.newsroom import addresses, searching
from lawang.site.newsroom.assembling import editions, house, pictures_of
from lawang.site.newsroom.edition import Edition
from lawang.site.newsroom.exports.agenda import Appointment
from lawang.site.newsroom.models import Announcement
from lawang.site.releases import access
from lawang.site.releases.access import Standing

__all__ = [
    "Named",
    "Shelf",
    "agencies_used",
    "agency",
    "agenda",
    "by_id",
    "by_version",
    "changed",
    "corrections",
    "edition",
    "facts",
    "found",
    "fresh",
    "house",
    "newest",
    "picture",
    "topic",
    "topics",
    "topics_used",
    "withdrawals",
]

PAGE = 20
# Results of a search: who does not find it among so many adds a word.
MOST_FOUND = 30
# Withdrawals that the list of corrections begins with: a screen or two. All of them stand in the list below as well.
MOST_WITHDRAWN = 20
# Width and height within which pictures are given out: a full page of paper at 150 dots an inch.
_PICTURE = "max-1240x1240|format-jpeg|jpegquality-75"


class Shelf:
    """One page of a list, the newest first. `before` is the row that the page begins after: with it, a page far down costs no more
    than the first (a count or an offset would read 100,000 rows). One that is none begins anew."""

    def __init__(self, rows: QuerySet[Any], before: str, now: datetime) -> None:
        self.first = True
        if before.isdecimal() and len(before) < 19:
            last = access.addressable(now).filter(pk=int(before)).first()
            if last:
                self.first = False
                rows = rows.filter(public_from__lte=last.public_from)
                rows = rows.exclude(public_from=last.public_from, pk__gte=last.pk)
        found = list(rows[: PAGE + 1])
        self.editions = editions(found[:PAGE], now)
        self.next = found[PAGE - 1].pk if len(found) > PAGE else 0


@dataclass(frozen=True)
class Named:
    """A topic or an agency: short name, name and address."""

    slug: str
    name: str
    url: str
    region: str = ""
    site: str = ""


def current(now: datetime) -> QuerySet[Any]:
    """The last version of every release that ever came out, withdrawn ones too; newest first."""
    ever = access.addressable(now)
    later = ever.filter(release=OuterRef("release"), number__gt=OuterRef("number"))
    return ever.filter(~Exists(later)).order_by("-public_from", "-id")


def newest(now: datetime, *, topic: str = "", agency: str = "") -> QuerySet[Any]:
    """Releases, the newest first, as rows for a `Shelf`."""
    rows = current(now)
    if topic:
        rows = rows.filter(topics__slug=topic)
    if agency:
        supported = rows.model.supporting.through.objects.filter(
            version=OuterRef("pk"), organisation__slug=agency
        )
        rows = rows.filter(Q(release__owner__slug=agency) | Exists(supported))
    return rows


def fresh(now: datetime, since: datetime, most: int) -> list[Edition]:
    """What came out after `since`, the newest first."""
    return editions(list(current(now).filter(public_from__gte=since)[:most]), now)


def changed(now: datetime, most: int, *, topic: str = "", agency: str = "") -> list[Edition]:
    """What came out, was corrected or was withdrawn last: the entries of a feed."""
    rows = newest(now, topic=topic, agency=agency)
    last = [*rows[:most], *rows.filter(withdrawn__isnull=False).order_by("-withdrawn")[:most]]
    unique = {row.pk: row for row in last}.values()
    return editions(
        sorted(unique, key=lambda row: row.withdrawn or row.public_from, reverse=True)[:most], now
    )


def found(words: str, now: datetime) -> list[Edition]:
    """Releases in which all the words stand, the best first; of withdrawn ones nothing is found."""
    order = searching.search(words, MOST_FOUND)
    rows = {row.pk: row for row in access.public(now).filter(pk__in=order)}
    return editions([rows[pk] for pk in order if pk in rows], now)


def corrections(now: datetime) -> QuerySet[Any]:
    """Every version that corrected something or was withdrawn, the newest first, as rows for a `Shelf`."""
    rows = access.addressable(now).filter(Q(number__gt=1) | Q(withdrawn__isnull=False))
    return rows.order_by("-public_from", "-id")


def withdrawals(now: datetime) -> list[Edition]:
    """What was withdrawn last."""
    rows = access.addressable(now).filter(withdrawn__isnull=False).order_by("-withdrawn")
    return editions(list(rows[:MOST_WITHDRAWN]), now)


def edition(slug: str, now: datetime, number: int | None = None) -> Edition | None:
    """A release by its address: the newest version, or one of those before. Of a withdrawn release every version is the
    notice that it was withdrawn."""
    rows = access.addressable(now).filter(release__slug=slug).order_by("-number")
    last = rows.first()
    if last is None:
        return None
    if number is None or (last.withdrawn and 0 < number <= last.number + 1):
        return editions([last], now)[0]
    row = rows.filter(number=number).first()
    return editions([row], now)[0] if row else None


def facts(shown: Edition, now: datetime) -> list[Standing]:
    """What each fact of an edition rests on; nothing of a withdrawn one."""
    slug = urlsplit(shown.uri).path.rstrip("/").rpartition("/")[2]
    row = access.addressable(now).filter(release__slug=slug, number=shown.version).first()
    return access.standings(row) if row and not shown.withdrawn else []


def by_id(name: str, now: datetime) -> Edition | None:
    """A release by its id in the index of texts."""
    row = current(now).filter(release_id=int(name)).first() if name.isdecimal() else None
    return editions([row], now)[0] if row else None


def agenda(now: datetime) -> list[Appointment]:
    """What is to come, and what was to come today, the next first; what was called off stays until its day is over."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Announcement.objects.filter(starts__gte=today).select_related("agency")[:MOST_FOUND]
    return [
        Appointment(
            uid=f"{row.pk}@{urlsplit(addresses.origin()).hostname}",
            url=addresses.to("newsroom:agenda"),
            title=row.title,
            starts=timezone.localtime(row.starts),
            changed=row.changed,
            ends=row.ends,
            place=row.place,
            agency=row.agency.name,
            about=row.about,
            sequence=row.changes,
            change=row.change,
            cancelled=row.cancelled,
        )
        for row in rows
    ]


def topics() -> list[Named]:
    """The list of topics."""
    return [_topic(row) for row in access.topics()]


def topic(slug: str) -> Named | None:
    """A topic by its short name."""
    row = access.topics().filter(slug=slug).first()
    return _topic(row) if row else None


def agency(slug: str) -> Named | None:
    """A body by its short name."""
    row = members.every().filter(slug=slug).first()
    return _agency(row) if row else None


def topics_used(now: datetime) -> list[Named]:
    """Topics on which something was published."""
    some = current(now).filter(topics=OuterRef("pk"))
    return [_topic(row) for row in access.topics().filter(Exists(some))]


def agencies_used(now: datetime) -> list[Named]:
    """Bodies that published something."""
    some = current(now).filter(release__owner=OuterRef("pk"))
    rows = members.every().filter(Exists(some))
    return [_agency(row) for row in rows]


def picture(address: str, now: datetime) -> tuple[bytes, str] | None:
    """The bytes and media type of a picture by its address in an edition; None where it is not to be had, or not yet."""
    match urlsplit(address).path.strip("/").split("/"):
        case ["siaran", slug, version, name] if version[1:].isdecimal() and name[5:-4].isdecimal():
            row = access.addressable(now).filter(release__slug=slug, number=int(version[1:])).first()
            shown = pictures_of(row) if row and not row.withdrawn else []
            place = int(name[5:-4])
            if 1 <= place <= len(shown) and shown[place - 1] is not None:
                with shown[place - 1].get_rendition(_PICTURE).file.open("rb") as stream:
                    return stream.read(), "image/jpeg"
    return None


def by_version(version_id: int, now: datetime) -> Edition | None:
    """A version by its row; None while it is not public."""
    row = access.addressable(now).filter(pk=version_id).first()
    return editions([row], now)[0] if row else None


def _topic(row: Any) -> Named:
    return Named(row.slug, row.name, addresses.to("newsroom:topic", row.slug))


def _agency(row: Any) -> Named:
    url = addresses.to("newsroom:agency", row.slug)
    return Named(row.slug, row.name, url, region=regions.name(row.region), site=row.site)
