"""Ask for releases by e-mail, confirm it, change it, end it.

Anybody may ask for any address, so asking changes nothing but that a message goes to the address; only who reads that message
can go on. The answer on the screen is the same whether the address is known or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from lawang.site.newsroom.events import Event
from lawang.site.newsroom.models import Subscriber
from lawang.site.newsroom.models.subscriber import PENDING_DAYS

__all__ = ["change", "confirm", "forget_pending", "subscribe", "unsubscribe"]


def subscribe(email: str, topics: Sequence[str], rhythm: str, language: str, now: datetime) -> Subscriber:
    """Write a request down and send its message. Of an address that is confirmed already only the message goes out: what it
    receives is changed by who holds its link."""
    from lawang.site import effects

    wanted = {"topics": list(topics), "rhythm": rhythm, "language": language, "asked": now}
    with transaction.atomic():
        subscriber, made = Subscriber.objects.select_for_update().get_or_create(
            email=email.strip().lower(), defaults=wanted
        )
        if not made and not subscriber.confirmed:
            for name, value in wanted.items():
                setattr(subscriber, name, value)
            subscriber.save()
        effects.after(Event.SUBSCRIPTION_ASKED, subscriber.pk)
    return subscriber


def confirm(subscriber: Subscriber, now: datetime) -> None:
    """From now on releases are sent."""
    Subscriber.objects.filter(pk=subscriber.pk, confirmed__isnull=True).update(confirmed=now, digested=now)


def change(subscriber: Subscriber, topics: Sequence[str], rhythm: str, language: str) -> None:
    """Other topics, another rhythm, another language."""
    Subscriber.objects.filter(pk=subscriber.pk).update(topics=list(topics), rhythm=rhythm, language=language)


def unsubscribe(subscriber: Subscriber) -> None:
    """Forget the address and all that was sent to it."""
    subscriber.delete()


def forget_pending(now: datetime) -> int:
    """Delete what nobody confirmed in time; how many."""
    late = Subscriber.objects.filter(confirmed__isnull=True, asked__lt=now - timedelta(days=PENDING_DAYS))
    return int(late.delete()[1].get("newsroom.Subscriber", 0))
