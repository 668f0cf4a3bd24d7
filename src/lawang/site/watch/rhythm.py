"""When a page is looked at again: often while something in it is to be mended, seldom while it is right, never while it is none of
ours."""

from __future__ import annotations

import datetime

from lawang.site.watch.models import Page, Sighting
from lawang.site.watch.models.case import OPEN

__all__ = ["SURE", "again"]

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
SURE = 6 * HOUR
"""Between the two looks after which a page counts as taken away."""
# (age of the drift or of the request, whichever is younger; then every). Most corrections come on the first day or not for long.
MENDING = ((2 * DAY, HOUR), (14 * DAY, 6 * HOUR), (90 * DAY, DAY))
# The same for a copy in which nothing is wrong, by its age: outlets change articles after they are out.
RIGHT = ((DAY, 6 * HOUR), (7 * DAY, DAY), (30 * DAY, 7 * DAY))
# A page that shows only its beginning is looked at again for some days.
TROUBLED = ((7 * DAY, DAY),)


def again(
    page: Page, now: datetime.datetime, *, troubled: bool = False, right: bool = False
) -> datetime.datetime | None:
    """The time of the next visit, or None. `troubled`: its text is not all; `right`: nothing in it is to be mended, as is known."""
    copy = page.copy
    if copy is None:
        return _next(TROUBLED, page.found, now) if troubled else None
    if copy.page_id != page.pk:
        return None  # another address of the same copy is looked at
    if right:
        return _next(RIGHT, copy.first_seen, now)
    open_ = Sighting.objects.filter(copy=copy, mended=None, case__state__in=list(OPEN))
    times = [sighting.first_seen for sighting in open_]
    times += open_.filter(case__requests__outlet=copy.outlet_id).values_list("case__requests__at", flat=True)
    if times:
        return _next(MENDING, max(times), now)
    return _next(RIGHT, copy.first_seen, now)


def _next(
    table: tuple[tuple[datetime.timedelta, datetime.timedelta], ...],
    since: datetime.datetime,
    now: datetime.datetime,
) -> datetime.datetime | None:
    return next((now + every for age, every in table if now - since < age), None)
