"""Who may see which releases and sources. Visibility to the public is decided here, when somebody reads, to the second."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet

from lawang.site.audit import access as audit
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.releases.asking import ANSWERERS
from lawang.site.releases.door import parts
from lawang.site.releases.models import Ask, Decision, Shown, Source, Standard, Topic, Use, Version
from lawang.site.releases.standing import GROUND_WORDS, Ground, Standing, standings
from lawang.site.releases.states import OUT, TABLE, Act, State, Who
from lawang.site.releases.wording import plain

__all__ = [
    "GROUND_WORDS",
    "Ground",
    "Standing",
    "addressable",
    "asks",
    "asks_of",
    "drafts",
    "false_alarms",
    "first_sources",
    "hours",
    "may_correct",
    "next_out",
    "only_secondary",
    "picture_is_public",
    "public",
    "queue",
    "readers",
    "sources",
    "sources_shown",
    "standings",
    "text_of",
    "topics",
    "unaccounted",
    "visible",
]

# Events whose entries say in `after` which state followed.
_MOVED = frozenset(move.event.value for move in TABLE.values())
_AT_THE_DOOR = (Role.EDITOR, Role.HEAD, Role.ADMINISTRATOR, Role.WATCHER)


def public(now: datetime.datetime) -> QuerySet[Version]:
    """The current version of every release that is out at `now`, newest first. Whoever shows releases to the public asks
    here, with the time of the request: an embargo ends and a correction takes over at their second, not when a job ran."""
    out = Version.objects.filter(state__in=[state.value for state in OUT], public_from__lte=now)
    # a later one that was withdrawn before a job saw it come out does not bring the older one back
    later = addressable(now).filter(release=OuterRef("release"), number__gt=OuterRef("number"))
    return out.filter(~Exists(later)).order_by("-public_from", "-id")


def addressable(now: datetime.datetime) -> QuerySet[Version]:
    """Every version that was ever out: current, corrected and withdrawn ones. An old version keeps its address; of a
    withdrawn one only the notice may be shown."""
    ever = (*OUT, State.CORRECTED, State.WITHDRAWN)
    return Version.objects.filter(state__in=[state.value for state in ever], public_from__lte=now)


def next_out(now: datetime.datetime) -> datetime.datetime | None:
    """When the next scheduled version comes out: until then time alone changes nothing that the public sees."""
    waiting = Version.objects.filter(state__in=[state.value for state in OUT], public_from__gt=now)
    return waiting.aggregate(Min("public_from"))["public_from__min"]


def topics() -> QuerySet[Topic]:
    """The list of topics that the door keeps."""
    return Topic.objects.all()


def visible(officer: Any) -> QuerySet[Version]:
    """Versions an officer may see: all of their own organisations, and at a door all that were submitted to it."""
    own = [organisation.pk for organisation in members.organisations(officer)]
    doors = [organisation.pk for organisation in members.organisations(officer, *_AT_THE_DOOR)]
    return Version.objects.filter(
        Q(release__owner__in=own) | (Q(release__door__in=doors) & ~Q(state=State.DRAFT))
    ).select_related("release__owner", "release__door", "written_by", "edited_by")


def drafts(officer: Any) -> QuerySet[Version]:
    """What an officer's organisations are working on: everything that is not out yet."""
    own = [o.pk for o in members.organisations(officer, Role.WRITER, Role.EDITOR)]
    working = (State.DRAFT, State.SUBMITTED, State.IN_REVIEW, State.APPROVED, State.SCHEDULED)
    return visible(officer).filter(release__owner__in=own, state__in=[state.value for state in working])


def queue(officer: Any) -> QuerySet[Version]:
    """What waits at the doors where this officer is an editor, the earliest due time first."""
    doors = [organisation.pk for organisation in members.organisations(officer, Role.EDITOR)]
    waiting = (State.SUBMITTED, State.IN_REVIEW, State.APPROVED)
    return (
        visible(officer)
        .select_related("claimed_by")
        .filter(release__door__in=doors, state__in=[state.value for state in waiting])
        .order_by(F("due").asc(nulls_last=True), "id")
    )


def hours(door: Any) -> int:
    """Within how many hours a door reads what is handed in."""
    row = Standard.objects.filter(door=door).first()
    return row.hours if row else int(settings.DOOR_HOURS)


def readers(version: Version) -> QuerySet[Any]:
    """The officers who may see a version: those of its owner, and those of its door once it was handed in."""
    found = members.members(version.release.owner)
    if version.release.door is not None and version.state != State.DRAFT:
        found |= members.with_roles(*_AT_THE_DOOR, at=version.release.door)
    return found.distinct()


def sources(officer: Any) -> QuerySet[Source]:
    """The library: shared among all members; a confidential source only with its voucher, its organisation's region's door
    editors, and the door editors of the releases that rest on it."""
    if not members.held(officer):
        return Source.objects.none()
    doors = members.organisations(officer, Role.EDITOR)
    regions = Q(pk__in=[])
    for door in doors:
        if door.is_door:
            regions |= Q(organisation__region=door.region) | Q(
                organisation__region__startswith=f"{door.region}."
            )
    used = Use.objects.filter(source=OuterRef("pk"), version__release__door__in=[door.pk for door in doors])
    return Source.objects.filter(Q(confidential=False) | Q(vouched_by=officer) | regions | Exists(used))


def asks_of(officer: Any) -> QuerySet[Ask]:
    """What is asked of the agencies that an officer speaks for, the earliest due time first."""
    places = [place.pk for place in members.organisations(officer, *ANSWERERS)]
    return _asks().filter(organisation__in=places)


def asks(officer: Any) -> QuerySet[Ask]:
    """What was asked for the releases that an officer writes or reads at the door, the earliest due time first."""
    return _asks().filter(version__in=visible(officer).values("pk"))


def _asks() -> QuerySet[Ask]:
    with_ = ("version__release__owner", "version__release__door", "organisation", "officer", "asked_by")
    return Ask.objects.select_related(*with_, "source", "closed_by")


def sources_shown(version: Version) -> QuerySet[Source]:
    """The sources that the public may be told of."""
    return Source.objects.filter(uses__version=version, confidential=False).order_by("uses__id")


def first_sources() -> QuerySet[Source]:
    """First sources that everybody may be told of."""
    return Source.objects.filter(first=True, confidential=False)


def text_of(version: Version) -> str:
    """The text of a version, one paragraph a line, as the check reads it."""
    return plain(version)


def may_correct(version: Version, officer: Any, now: datetime.datetime) -> bool:
    """May this officer begin the correction of a version: is it out, the newest, and theirs or at their door?"""
    return (
        bool(parts(version, officer) & {Who.WRITER, Who.DOOR})
        and public(now).filter(pk=version.pk).exists()
        and not version.release.versions.filter(number__gt=version.number).exists()
    )


def picture_is_public(picture_id: int, now: datetime.datetime) -> bool:
    """Is the picture in a version that the public may read at `now`?"""
    open_ = addressable(now).exclude(state=State.WITHDRAWN)
    return Shown.objects.filter(picture=picture_id, version__in=open_).exists()


def only_secondary(version: Version) -> bool:
    """Does the version rest on no first source at all? Such a release is marked."""
    return not version.uses.filter(source__first=True).exists()


def false_alarms() -> QuerySet[Decision]:
    """Findings that two editors called wrong: what the quality set is fed with."""
    return Decision.objects.filter(act=Act.DISMISS, second__isnull=False)


def unaccounted() -> list[str]:
    """Versions that stand where no entry of the log has put them, or whose text is not the one their digest names: somebody
    wrote into the database by hand. `lawang audit verify` asks."""
    told: dict[int, str] = {}
    for entry in audit.of_kind(Version).iterator():
        moved = entry.details.get("after") if entry.event in _MOVED else None
        told[entry.subject_id] = moved or told.get(entry.subject_id, State.DRAFT.value)
    found = []
    for version in Version.objects.order_by("pk").iterator():
        if told.get(version.pk) != version.state or version.digest != version.reckoned():
            found.append(f"{version._meta.label_lower} {version.pk}: {version.state}")
    return found
