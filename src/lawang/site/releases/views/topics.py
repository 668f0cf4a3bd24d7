"""The list of topics at the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from lawang.site.reasons import Barred
from lawang.site.releases import access
from lawang.site.releases.actions.topics import add_topic, keeps_topics, rename_topic
from lawang.site.releases.models import Topic

__all__ = ["change", "index"]


class TopicForm(forms.ModelForm):
    """Its names."""

    class Meta:
        model = Topic
        fields = ("name", "english")

    def validate_unique(self) -> None:
        """The action says it."""


def index(request: HttpRequest) -> HttpResponse:
    """All topics, and a form for one more."""
    form, barred = TopicForm(request.POST or None), None
    if form.is_valid():
        try:
            topic = add_topic(request.user, **_names(form))
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("Topik “%(name)s” ditambahkan.") % {"name": topic.name})
            return redirect("releases:topics")
    topics = access.topics().annotate(releases=Count("version__release", distinct=True))
    words = {"form": form, "barred": barred, "topics": topics, "keeps": keeps_topics(request.user)}
    return render(request, "releases/topics.html", words, status=_status(form, barred))


def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Another name for one."""
    topic = get_object_or_404(access.topics(), slug=slug)
    form, barred = TopicForm(request.POST or None, instance=topic), None
    if form.is_valid():
        try:
            rename_topic(request.user, get_object_or_404(access.topics(), slug=slug), **_names(form))
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("Nama topik diganti."))
            return redirect("releases:topics")
    words = {"form": form, "barred": barred, "topic": topic, "keeps": keeps_topics(request.user)}
    return render(request, "releases/topic.html", words, status=_status(form, barred))


def _names(form: TopicForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("name", "english")}


def _status(form: Any, barred: Barred | None) -> int:
    return 409 if barred else 400 if form.errors else 200
