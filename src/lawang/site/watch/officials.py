"""Our side of the comparison: the texts of published versions, and the index in which the release of an article is found."""

from __future__ import annotations

import datetime
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import transaction

from lawang.check import Source
from lawang.errors import BadInput
from lawang.reuse import index as reuse
from lawang.reuse.manifest import MANIFEST
from lawang.reuse.matching import Match
from lawang.site.newsroom import access as newsroom
from lawang.site.releases import access as releases
from lawang.site.watch.models import Original

__all__ = ["current", "forget", "match", "source", "take_in"]

_open: dict[Path, reuse.Index] = {}


def take_in(version_id: int, now: datetime.datetime) -> Original | None:
    """Take in a version that came out, in place of the one before it, and put its text into the index. None when it may not be seen
    (any more). Doing it twice changes nothing."""
    edition = newsroom.by_version(version_id, now)
    row = releases.addressable(now).filter(pk=version_id).select_related("release").first()
    if edition is None or row is None or edition.withdrawn:
        return None
    newer = Original.objects.filter(release=row.release_id, number__gt=row.number).exists()
    with transaction.atomic():
        if not newer:
            Original.objects.filter(release=row.release_id).exclude(version=row.pk).update(current=False)
        original, _ = Original.objects.update_or_create(
            version_id=row.pk,
            defaults={
                "release_id": row.release_id,
                "number": row.number,
                "agency_id": row.release.owner_id,
                "topics": [topic.name for topic in edition.topics],
                "headline": edition.headline,
                "text": newsroom.plain_text(edition),
                "address": edition.uri,
                "permalink": edition.permalink,
                "published": row.public_from,
                "current": not newer,
            },
        )
    if not newer:
        _put(str(row.release_id), original.text)
    return original


def forget(version_id: int, now: datetime.datetime) -> None:
    """A release was withdrawn: no new copies of it are looked for; what is known stays."""
    row = Original.objects.filter(version=version_id).first()
    if row is None:
        return
    Original.objects.filter(release=row.release_id).update(withdrawn=now)
    with _alone():
        if (_folder() / MANIFEST).exists():
            reuse.remove(_folder(), [str(row.release_id)])


def current(release_id: int) -> Original | None:
    """The version in force of a release, unless it was withdrawn."""
    return Original.objects.filter(release=release_id, current=True, withdrawn=None).first()


def match(text: str) -> Match:
    """The release that a text took from, by its id as text, or none."""
    folder = _folder()
    try:
        if folder not in _open:
            _open.clear()
            _open[folder] = reuse.Index(folder)
        _open[folder].refresh()
        return _open[folder].match([text])[0]
    except BadInput:  # nothing was published yet
        return Match(None, 0.0)


def source(original: Original) -> Source:
    """The text as the checker reads it; kept, because many copies are held against one release."""
    return _source(original.pk, original.text)


@lru_cache(maxsize=64)
def _source(pk: int, text: str) -> Source:
    from lawang.text import Text

    return Source(str(pk), Text(text))


def _put(name: str, text: str) -> None:
    with _alone():
        if not (_folder() / MANIFEST).exists():
            reuse.build(_folder(), [])
        reuse.add(_folder(), [([name], [text])])


@contextmanager
def _alone() -> Iterator[None]:
    """Of two jobs that would make the first index, one waits for the other."""
    _folder().parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    with (_folder().parent / "index.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _folder() -> Path:
    return Path(settings.HOME) / "watch" / "index"
