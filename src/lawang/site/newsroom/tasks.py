"""Jobs of this app: indexing and signing what came out, and telling those who asked to be told.

Each job may run twice and late: it looks at what is so now, and what was sent once is not sent again.
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from lawang.site.newsroom import addresses, checking, hub, post, published, searching, signatures
from lawang.site.newsroom.actions.subscribe import forget_pending
from lawang.site.newsroom.assembling import editions
from lawang.site.newsroom.edition import Edition
from lawang.site.newsroom.exports import mail
from lawang.site.newsroom.models import Receipt, Subscriber
from lawang.site.releases import access

__all__ = [
    "ask_to_confirm",
    "index",
    "ping_hub",
    "send_digest",
    "send_release",
    "sign",
    "tell",
    "tend_subscriptions",
    "unindex",
]

# A scheduled version is indexed before its time, as it will be then; who searches sees it only when that time has come.
_THEN = datetime.max.replace(tzinfo=UTC)
# Releases in one digest; the rest is on the site.
_MOST_IN_DIGEST = 30


@task()
def index(version_id: int) -> None:
    """Put a version into the search and its text into the index of Cek Informasi."""
    row = access.addressable(_THEN).filter(pk=version_id).first()
    if row is None or row.withdrawn:
        return
    (edition,) = editions([row], _THEN)
    searching.put(row.pk, edition.headline, checking.plain_text(edition))
    searching.tend(row._meta.db_table)
    checking.put([(str(row.release_id), checking.plain_text(edition))])


@task()
def unindex(version_id: int) -> None:
    """Take a version out of the search. The index of Cek Informasi keeps its text, to tell what became of it."""
    searching.forget([version_id])


@task()
def sign(version_id: int) -> None:
    """Sign a version that came out."""
    now = timezone.now()
    if edition := published.by_version(version_id, now):
        signatures.of(edition, now)


@task()
def ping_hub(version_id: int) -> None:
    """Tell the hub, where there is one, that the feeds with this version have changed."""
    edition = published.by_version(version_id, timezone.now())
    if edition and hub.address():
        hub.ping(addresses.feeds_with(edition))


@task()
def tell(version_id: int) -> None:
    """Queue a message to everyone who wants it at once, and to everyone who received an earlier version. A withdrawal is told
    only to those."""
    now = timezone.now()
    edition = published.by_version(version_id, now)
    if edition is None:
        return
    sign.enqueue(version_id)
    ping_hub.enqueue(version_id)
    had = Q(receipts__uri=edition.uri)
    wanted = had if edition.withdrawn else had | Q(rhythm=Subscriber.Rhythm.INSTANT)
    topics = _topics(edition)
    for subscriber in Subscriber.objects.filter(wanted, confirmed__isnull=False).distinct().iterator():
        earlier = subscriber.receipts.filter(uri=edition.uri).exists()
        if earlier or _wants(subscriber, topics):
            send_release.enqueue(subscriber.pk, version_id)


@task()
def send_release(subscriber_id: int, version_id: int) -> None:
    """Send one version to one subscriber, once. Nothing when either is gone."""
    now = timezone.now()
    subscriber = Subscriber.objects.filter(pk=subscriber_id, confirmed__isnull=False).first()
    edition = published.by_version(version_id, now)
    if subscriber and edition:
        with transaction.atomic():
            if _receipt(subscriber, edition, now):
                post.send(mail.release_mail(edition, _letter(subscriber, now)))


@task()
def tend_subscriptions() -> None:
    """Once a day: queue a digest for each subscriber who wants one, and forget the addresses that nobody confirmed."""
    for subscriber in Subscriber.objects.filter(rhythm=Subscriber.Rhythm.DAILY, confirmed__isnull=False):
        send_digest.enqueue(subscriber.pk)
    forget_pending(timezone.now())


@task()
def send_digest(subscriber_id: int) -> None:
    """Send what came out or changed since the last digest; nothing when there is nothing new."""
    now = timezone.now()
    with transaction.atomic():
        daily = Subscriber.objects.select_for_update().filter(rhythm=Subscriber.Rhythm.DAILY)
        subscriber = daily.filter(pk=subscriber_id, confirmed__isnull=False).first()
        if subscriber is None:
            return
        since = subscriber.digested or subscriber.confirmed
        newest = published.changed(now, _MOST_IN_DIGEST)
        fresh = [e for e in newest if e.published > since and _wants(subscriber, _topics(e))]
        Subscriber.objects.filter(pk=subscriber.pk).update(digested=now)
        fresh = [edition for edition in fresh if _receipt(subscriber, edition, now)]
        if fresh:
            letter = _letter(subscriber, now)
            post.send(mail.digest(fresh, letter, published.house(), subscriber.language))


@task()
def ask_to_confirm(subscriber_id: int) -> None:
    """Send the link with which a subscription is confirmed, or changed when it is confirmed already."""
    subscriber = Subscriber.objects.filter(pk=subscriber_id).first()
    if subscriber is None:
        return
    with override(subscriber.language):
        link = addresses.to("newsroom:subscription", subscriber.token)
        words = {"subscriber": subscriber, "link": link, "house": settings.WAGTAIL_SITE_NAME}
        subject = _("Pastikan langganan Anda di %(house)s") % words
        send_mail(subject, render_to_string("newsroom/confirm.txt", words), None, [subscriber.email])


def _letter(subscriber: Subscriber, now: datetime) -> mail.Letter:
    return mail.Letter(
        sender=settings.DEFAULT_FROM_EMAIL,
        to=subscriber.email,
        sent=now,
        unsubscribe=addresses.to("newsroom:one_click", subscriber.token),
        manage=addresses.to("newsroom:subscription", subscriber.token),
    )


def _receipt(subscriber: Subscriber, edition: Edition, now: datetime) -> bool:
    """Write down that this version goes to this subscriber; false when it went before."""
    try:
        with transaction.atomic():
            Receipt.objects.create(subscriber=subscriber, uri=edition.uri, version=edition.version, sent=now)
    except IntegrityError:
        return False
    return True


def _topics(edition: Edition) -> frozenset[str]:
    return frozenset(topic.url.rstrip("/").rpartition("/")[2] for topic in edition.topics)


def _wants(subscriber: Subscriber, topics: frozenset[str]) -> bool:
    return not subscriber.topics or not topics.isdisjoint(subscriber.topics)
