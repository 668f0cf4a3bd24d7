"""Jobs of this app. Each may run twice and late: it looks at what is so now, and what was done once is not done again."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django_tasks import task

from lawang.site.watch import officials, polite
from lawang.site.watch.actions import correspond
from lawang.site.watch.actions import judge as judging
from lawang.site.watch.actions import look as looking
from lawang.site.watch.actions import visit as visiting
from lawang.site.watch.models import Capture, Copy, Feed, Page

__all__ = ["forget", "go_round", "judge", "look", "look_back", "nudge", "send_request", "take_in", "visit"]

# A turn so near is not worth a way through the queue.
_SOON = datetime.timedelta(seconds=1)
# A release may come out after the article: texts of so many days are held against it.
_BACK = datetime.timedelta(days=3)


@task()
def go_round() -> None:
    """Every minute: queue the feeds and pages whose time has come."""
    now = timezone.now()
    looking.due_feeds(now, look.enqueue)
    looking.due_pages(now, visit.enqueue)


@task()
def look(feed_id: int, turn: bool = False) -> None:
    """Read one feed, when the turn at its host has come."""
    feed = Feed.objects.filter(pk=feed_id).first()
    if feed and _has_turn(look, feed_id, feed.address, turn):
        looking.look(feed_id, timezone.now(), visit.enqueue)


@task()
def visit(page_id: int, turn: bool = False) -> None:
    """Visit one page, when the turn at its host has come."""
    page = Page.objects.filter(pk=page_id).first()
    if page and page.address and _has_turn(visit, page_id, page.address, turn):
        visiting.visit(page_id, timezone.now(), judge.enqueue)


@task()
def judge(capture_id: int) -> None:
    """Judge what a page said."""
    judging.judge(capture_id, timezone.now())


@task()
def take_in(version_id: int) -> None:
    """A version came out: copies are held against it from now on, those that are known as well."""
    original = officials.take_in(version_id, timezone.now())
    if original is None:
        return
    for capture in Copy.objects.filter(release=original.release_id).values_list("capture", flat=True):
        judge.enqueue(capture)
    look_back.enqueue()


@task()
def look_back() -> None:
    """Hold recent texts that were none of ours against the releases of now."""
    recent = Capture.objects.filter(at__gt=timezone.now() - _BACK, page__copy=None, trouble="")
    for pk, text in recent.values_list("pk", "text").iterator():
        if officials.match(text).release:
            judge.enqueue(pk)


@task()
def forget(version_id: int) -> None:
    """A release was withdrawn."""
    officials.forget(version_id, timezone.now())


@task()
def send_request(request_id: int) -> None:
    """Send the letter to an outlet, once."""
    correspond.send(request_id, timezone.now())


@task()
def nudge() -> None:
    """Once a day: tell officers which requests had no effect."""
    correspond.nudge(timezone.now())


def _has_turn(job: Any, pk: int, address: str, turn: bool) -> bool:
    """Has its turn at the host come? If not, the job comes back at its turn."""
    now = timezone.now()
    if turn and not polite.resting(address, now):
        return True
    at = polite.turn(address, now)
    if at <= now + _SOON:
        return True
    job.using(run_after=at).enqueue(pk, True)
    return False
