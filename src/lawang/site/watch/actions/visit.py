"""Visit a page: keep its bytes and its text when the text is another than last time."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from typing import Any

from django.db import transaction

from lawang.intake.web import pace
from lawang.intake.web.article import Article, Trouble, joined, read, shrank
from lawang.intake.web.failure import Failed, Why
from lawang.intake.web.fetching import Answer
from lawang.site.watch import evidence, polite, rhythm
from lawang.site.watch.actions.look import key_of
from lawang.site.watch.actions.settle import settle_removed
from lawang.site.watch.models import Capture, Page

__all__ = ["letters", "note", "visit"]

MOST_PAGES = 8
"""Pages of one article that are followed."""
MOST_FAILURES = 8
"""Visits in vain after which a page that was never had is given up; it stays in the list of troubles."""


def letters(text: str) -> str:
    """Digest of a text's letters and figures: the same for the same words however they are set."""
    return hashlib.sha256(
        "".join(filter(str.isalnum, text.casefold())).encode("utf-8", "replace")
    ).hexdigest()


def visit(page_id: int, now: datetime.datetime, judge: Callable[[int], Any]) -> None:
    """Fetch a page, and queue the check of what it says when that is new. What cannot be had is written down."""
    page = Page.objects.select_related("copy").get(pk=page_id)
    latest = page.latest
    single = latest is None or len(latest.files) == 1
    validators = {"etag": page.etag, "modified": page.modified} if single else {}
    try:
        answer = polite.get(page.address, now, **validators)
        if answer.unchanged:
            _unchanged(page, now)
        elif answer.gone:
            _gone(page, answer, now)
        elif not answer.good:
            raise Failed(Why.STATUS, page.address, str(answer.status))
        else:
            article, bodies = _whole(answer, now)
            note(page, article, bodies, now, judge, answer=answer)
    except Failed as failed:
        failures = page.failures + 1
        given_up = latest is None and failures >= MOST_FAILURES
        Page.objects.filter(pk=page.pk).update(
            failures=failures,
            why=failed.why.value,
            looked=now,
            next_at=None if given_up else now + pace.rest(failures),
        )


def _whole(answer: Answer, now: datetime.datetime) -> tuple[Article, list[bytes]]:
    """The article with its further pages; one that cannot be had ends it, with what is there."""
    pages, bodies, known = [read(answer.body, answer.address, answer.charset)], [answer.body], set()
    known.add(key_of(answer.address))
    while (place := pages[-1].following) and key_of(place) not in known and len(pages) < MOST_PAGES:
        known.add(key_of(place))
        polite.turn(place, now)
        further = polite.get(place, now)
        if not further.good:
            break
        pages.append(read(further.body, further.address, further.charset))
        bodies.append(further.body)
    return (joined(pages) if len(pages) > 1 else pages[0]), bodies


def note(
    page: Page,
    article: Article,
    bodies: list[bytes],
    now: datetime.datetime,
    judge: Callable[[int], Any],
    *,
    answer: Answer | None = None,
    ocr: bool = False,
) -> Capture | None:
    """Write down what a page says at `now`; gives the capture when that is new, and queues its check in the same transaction."""
    latest, digest = page.latest, letters(article.text)
    before = latest
    if latest is not None and latest.trouble:  # what it was last held against, before something went wrong
        before = page.captures.filter(trouble="").order_by("-number").first() or latest
    trouble = article.trouble
    if before is not None and trouble is None and shrank(before.text, article.text):
        trouble = Trouble.SHRUNK
    if latest is not None and latest.digest == digest:  # judged as it is, or believed by a watcher
        trouble = Trouble(latest.trouble) if latest.trouble else None
    fresh = latest is None or latest.digest != digest or latest.trouble != (trouble or "")
    files = [evidence.keep(body) for body in bodies] if fresh else []
    with transaction.atomic():
        locked = Page.objects.select_for_update().get(pk=page.pk)
        capture = None
        if fresh and locked.latest == latest:
            capture = Capture.objects.create(
                page=page,
                number=latest.number + 1 if latest else 1,
                at=now,
                status=answer.status if answer else 200,
                files=files,
                size=sum(map(len, bodies)),
                title=article.title[:300],
                text=article.text.replace("\0", ""),
                digest=digest,
                canonical=article.canonical,
                trouble=trouble or "",
                ocr=ocr,
            )
            judge(capture.pk)
        changes: dict[str, Any] = {"looked": now, "failures": 0, "why": "", "gone": None}
        if answer:
            changes |= {"etag": answer.etag, "modified": answer.modified}
        if article.title and not page.title:
            changes["title"] = article.title[:300]
        if article.published and not page.published:
            changes["published"] = article.published
        changes["next_at"] = rhythm.again(page, now, troubled=trouble is not None) if page.address else None
        Page.objects.filter(pk=page.pk).update(**changes)
    return capture


def _unchanged(page: Page, now: datetime.datetime) -> None:
    latest = page.latest
    again = rhythm.again(page, now, troubled=bool(latest and latest.trouble))
    Page.objects.filter(pk=page.pk).update(looked=now, failures=0, why="", next_at=again)


def _gone(page: Page, answer: Answer, now: datetime.datetime) -> None:
    """410 is believed at once, 404 the second time; then another address of the same copy takes its place, or the copy ends."""
    failures = page.failures + 1
    sure = answer.status == 410 or (failures > 1 and page.why == Why.STATUS)
    with transaction.atomic():
        Page.objects.filter(pk=page.pk).update(
            looked=now,
            failures=failures,
            why=Why.STATUS.value,
            gone=now if sure else None,
            next_at=None if sure else now + rhythm.SURE,
        )
        if not sure or page.copy is None or page.copy.page_id != page.pk:
            return
        other = page.copy.pages.exclude(pk=page.pk).filter(gone=None).exclude(address="").first()
        if other:
            type(page.copy).objects.filter(pk=page.copy_id).update(page=other)
            Page.objects.filter(pk=other.pk).update(next_at=now)
        else:
            settle_removed(page.copy, now)
