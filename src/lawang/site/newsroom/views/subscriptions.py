"""Releases by e-mail: asking, confirming, changing, ending. A link is only opened by GET and acts by POST, because mail programs open
links to look at them; the one-click POST of RFC 8058 is the exception, and carries the secret in its address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from lawang.site import limits
from lawang.site.newsroom import published
from lawang.site.newsroom.actions import subscribe as verbs
from lawang.site.newsroom.models import Subscriber

__all__ = ["ask", "manage", "one_click"]


class WishForm(forms.Form):
    """What somebody wants to receive, and when."""

    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topik"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Tanpa pilihan, Anda menerima semua topik."),
    )
    rhythm = forms.ChoiceField(
        label=gettext_lazy("Kapan dikirim"),
        choices=Subscriber.Rhythm.choices,
        initial=Subscriber.Rhythm.INSTANT,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["topics"].choices = [(topic.slug, topic.name) for topic in published.topics()]
        if not self.fields["topics"].choices:
            self.fields["topics"].widget = forms.MultipleHiddenInput()


class AskForm(WishForm):
    """The same with the address."""

    email = forms.EmailField(
        label=gettext_lazy("Alamat surel"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    field_order = ("email", "topics", "rhythm")


def ask(request: HttpRequest) -> HttpResponse:
    """The form. Whatever the address, the answer is the same: look into your mailbox."""
    form = AskForm(request.POST or None)
    now = timezone.now()
    if form.is_valid():
        if limits.allowed(request, "subscribe", limits.SUBSCRIPTIONS, now):
            verbs.subscribe(language=get_language() or "id", now=now, **form.cleaned_data)
            return render(request, "newsroom/subscribed.html", {"email": form.cleaned_data["email"]})
        form.add_error(None, _("Terlalu banyak permintaan dari tempat Anda. Coba lagi satu jam lagi."))
    status = 200 if not form.errors else 429 if form.non_field_errors() else 400
    return render(request, "newsroom/subscribe.html", {"form": form}, status=status)


@never_cache
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """Where the links in our messages lead: confirm, change, end."""
    subscriber = Subscriber.objects.filter(token=token).first()
    if subscriber is None:
        return render(request, "newsroom/unsubscribed.html", status=404)
    if request.POST.get("act") == "end":
        verbs.unsubscribe(subscriber)
        return render(request, "newsroom/unsubscribed.html")
    if request.POST.get("act") == "confirm":
        verbs.confirm(subscriber, timezone.now())
        messages.success(request, _("Langganan Anda sudah aktif."))
        return redirect("newsroom:subscription", token=token)
    wish = {"topics": subscriber.topics, "rhythm": subscriber.rhythm}
    form = WishForm(request.POST or None, initial=wish)
    if form.is_valid():
        verbs.change(subscriber, language=get_language() or "id", **form.cleaned_data)
        messages.success(request, _("Pilihan Anda disimpan."))
        return redirect("newsroom:subscription", token=token)
    words = {"form": form, "subscriber": subscriber}
    return render(request, "newsroom/subscription.html", words, status=400 if form.errors else 200)


@csrf_exempt
@never_cache
def one_click(request: HttpRequest, token: str) -> HttpResponse:
    """The address in List-Unsubscribe: a POST ends the subscription at once; a person who opens it gets the page."""
    if request.method != "POST":
        return redirect("newsroom:subscription", token=token)
    verbs.unsubscribe(get_object_or_404(Subscriber, token=token))
    return HttpResponse(_("Langganan dihentikan."), content_type="text/plain; charset=utf-8")
