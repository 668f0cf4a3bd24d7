"""How alike the public was told: shares of copies that say what the release says, how long drifts live, how far corrections reach.

A copy counts by what it said when it was first seen; what is written of now says so.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from lawang.site.watch.models import Copy, Original, Sighting
from lawang.site.watch.showing import kind_words

__all__ = ["Picture", "Reach", "Share", "median_life", "picture", "rows"]

_JUDGED = ("faithful", "drift")
_MOST = 15


@dataclass(frozen=True)
class Share:
    """Copies under one heading: those that were right, those that were not."""

    label: str
    right: int
    wrong: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.right + self.wrong

    @property
    def percent(self) -> int:
        """Uniformity in whole per cent; one that is not all is never written as 100, nor one that is not nothing as 0."""
        if self.right in (0, self.total):
            return 100 if self.right else 0
        return min(max(round(100 * self.right / self.total), 1), 99)


@dataclass(frozen=True)
class Reach:
    """A correction of ours: how many copies were out when it came, and how many of them say now what it says."""

    headline: str
    published: datetime.datetime
    before: int
    right: int


@dataclass(frozen=True)
class Picture:
    """The figures of a period. `life`: days until half of the drifts were mended, None while fewer than half are."""

    since: datetime.date
    until: datetime.date
    whole: Share
    weeks: tuple[Share, ...]
    agencies: tuple[Share, ...]
    outlets: tuple[Share, ...]
    topics: tuple[Share, ...]
    kinds: tuple[tuple[str, int], ...]
    drifts: int
    mended: int
    life: float | None
    reach: tuple[Reach, ...]
    told: tuple[tuple[str, int], ...]


def picture(since: datetime.date, until: datetime.date, now: datetime.datetime) -> Picture:
    """The picture of the days `since` to `until`, both counted in."""
    originals = {
        row.release_id: row for row in Original.objects.filter(current=True).select_related("agency")
    }
    copies = [copy for copy in _copies(since, until) if copy.release_id in originals]
    groups: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    told: Counter[str] = Counter()
    for copy in copies:
        original, right = originals[copy.release_id], copy.born == "faithful"
        groups["whole"]["", right] += 1
        groups["weeks"][_week(copy.first_seen), right] += 1
        groups["agencies"][original.agency.name, right] += 1
        groups["outlets"][copy.outlet.name, right] += 1
        for topic in original.topics:
            groups["topics"][topic, right] += 1
        told[original.headline] += 1
    sightings = list(Sighting.objects.filter(copy__in=[copy.pk for copy in copies]).select_related("case"))
    kinds = Counter(kind_words(sighting.case.kind) for sighting in sightings)
    return Picture(
        since,
        until,
        next(iter(_shares(groups["whole"])), Share("", 0, 0)),
        tuple(sorted(_shares(groups["weeks"]), key=lambda share: share.label)),
        _most(groups["agencies"]),
        _most(groups["outlets"]),
        _most(groups["topics"]),
        tuple(kinds.most_common()),
        len(sightings),
        sum(sighting.mended is not None for sighting in sightings),
        median_life([(_days(s.first_seen, s.mended or now), s.mended is not None) for s in sightings]),
        tuple(_reach(since, until)),
        tuple(told.most_common(_MOST)),
    )


def _copies(since: datetime.date, until: datetime.date) -> Iterator[Copy]:
    zone = timezone.get_current_timezone()
    start = datetime.datetime.combine(since, datetime.time.min, zone)
    end = datetime.datetime.combine(until + datetime.timedelta(days=1), datetime.time.min, zone)
    rows = Copy.objects.filter(first_seen__gte=start, first_seen__lt=end, born__in=_JUDGED)
    found: Iterator[Copy] = rows.select_related("outlet").iterator()
    return found


def _week(time: datetime.datetime) -> str:
    """The Monday of its week."""
    day = timezone.localtime(time).date()
    return (day - datetime.timedelta(days=day.weekday())).isoformat()


def _shares(counts: Counter[tuple[str, bool]]) -> list[Share]:
    return [Share(label, counts[label, True], counts[label, False]) for label in {key[0] for key in counts}]


def _most(counts: Counter[tuple[str, bool]]) -> tuple[Share, ...]:
    return tuple(sorted(_shares(counts), key=lambda share: (-share.total, share.label))[:_MOST])


def _days(start: datetime.datetime, end: datetime.datetime) -> float:
    return max((end - start).total_seconds(), 0.0) / 86_400


def median_life(lives: Iterable[tuple[float, bool]]) -> float | None:
    """Days until half were mended, by Kaplan and Meier: drifts that still live count for as long as they were seen. None while the
    curve has not come down to a half."""
    left, share = sorted(lives), 1.0
    for place, (days, ended) in enumerate(left):
        if ended:
            share *= 1 - 1 / (len(left) - place)
            if share <= 0.5:
                return days
    return None


def _reach(since: datetime.date, until: datetime.date) -> Iterator[Reach]:
    corrections = Original.objects.filter(
        current=True, number__gt=1, published__date__gte=since, published__date__lte=until
    )
    for original in corrections[:_MOST]:
        before = Copy.objects.filter(release=original.release_id, first_seen__lt=original.published)
        right = before.filter(verdict="faithful", judgements__original=original).distinct().count()
        yield Reach(original.headline, original.published, before.count(), right)


def rows(since: datetime.date, until: datetime.date) -> Iterator[list[Any]]:
    """The table behind the picture, a copy a row, with its head."""
    yield [
        "terlihat",
        "media",
        "jenis_media",
        "siaran",
        "instansi",
        "topik",
        "bagian",
        "saat_terlihat",
        "sekarang",
    ]
    originals = {
        row.release_id: row for row in Original.objects.filter(current=True).select_related("agency")
    }
    for copy in _copies(since, until):
        if original := originals.get(copy.release_id):
            yield [
                timezone.localtime(copy.first_seen).isoformat(timespec="minutes"),
                copy.outlet.name,
                copy.outlet.kind,
                original.headline,
                original.agency.name,
                "; ".join(original.topics),
                f"{copy.score:.2f}",
                copy.born,
                "removed" if copy.removed else copy.verdict,
            ]
