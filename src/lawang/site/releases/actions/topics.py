"""The list of topics: the door's editors add to it and rename what is there."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.releases.events import Event
from lawang.site.releases.models import Topic

__all__ = ["add_topic", "keeps_topics", "rename_topic"]


def keeps_topics(officer: Any) -> bool:
    """Is the officer an editor at some door?"""
    return any(place.is_door for place in members.organisations(officer, Role.EDITOR))


def add_topic(actor: Any, name: str, english: str) -> Topic:
    """A new topic; its address is made of its name and stays. Raises `PermissionDenied`, `Barred`."""
    return _write(actor, Topic(), name, english, Event.TOPIC_ADDED)


def rename_topic(actor: Any, topic: Topic, name: str, english: str) -> Topic:
    """Another name for the same topic: releases, subscriptions and the public address stay with it. Raises
    `PermissionDenied`, `Barred`."""
    return _write(actor, topic, name, english, Event.TOPIC_RENAMED)


def _write(actor: Any, topic: Topic, name: str, english: str, event: Event) -> Topic:
    if not keeps_topics(actor):
        raise PermissionDenied
    name, english = (" ".join(words.split()) for words in (name, english))
    reasons = []
    slug = topic.slug or slugify(name)[:60].strip("-")
    if not slug:
        reasons.append(Reason("name", _("Tulis nama topik, dengan huruf Latin atau angka.")))
    for words, field in ((name, "name"), (english, "english")):
        if len(words) > Topic._meta.get_field(field).max_length:
            reasons.append(Reason("long", _("“%(words)s” terlalu panjang.") % {"words": f"{words[:40]}…"}))
    same = Topic.objects.exclude(pk=topic.pk).filter(name__iexact=name).first()
    if same is None and not topic.pk:
        same = Topic.objects.filter(slug=slug).first()
    if same is not None and slug:
        reasons.append(Reason("same", _("Topik “%(name)s” sudah ada.") % {"name": same.name}))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        before = topic.name
        topic.name, topic.english, topic.slug = name, english, slug
        topic.save()
        record(event, topic, actor, name=name, english=english, **({"before": before} if before else {}))
    return topic
