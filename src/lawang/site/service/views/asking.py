"""Asking for information: what is published already, the form, and the receipt. Nothing typed here stands in an address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from lawang.site.limits import allowed
from lawang.site.newsroom import access as newsroom
from lawang.site.reasons import Barred
from lawang.site.register import access as register
from lawang.site.service import access, secret
from lawang.site.service.actions.receive import receive
from lawang.site.service.forms import AskForm
from lawang.site.service.report import answered_already
from lawang.site.service.searching import core

__all__ = ["ask", "begin", "offered"]

# Requests an hour from one address: an organisation may well send ten.
REQUESTS = 20
# What is offered before a request is sent: what a person looks through.
_OFFERED = 5


def begin(request: HttpRequest) -> HttpResponse:
    """The service's front page, with the first question: what are you looking for?"""
    return render(request, "service/front.html", {})


def offered(question: str, now: Any) -> dict[str, Any]:
    """Releases, facts of the register and earlier answers in which the words of a question stand."""
    words = core(question)
    return {
        "releases": newsroom.releases_near(words, _OFFERED, now),
        "answers": access.answers_near(words, _OFFERED),
        "values": register.told_of(words, _OFFERED, now),
    }


@sensitive_post_parameters()
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """First what is published already (`act` seek), then the form, then the receipt (`act` send)."""
    now = timezone.now()
    act = request.POST.get("act", "")
    if act == "answered":
        answered_already(timezone.localdate(now).year)
        return render(request, "service/answered.html", {})
    if act == "seek":
        question = " ".join(request.POST.get("information", "")[:5000].split())
        words = offered(question, now)
        form = AskForm(initial={"information": question})
        return render(request, "service/ask.html", {"form": form, "asked": question, **words})
    if act != "send":
        return render(request, "service/ask.html", {"form": AskForm()})
    form = AskForm(request.POST, request.FILES)
    barred = None
    if form.is_valid():
        if not allowed(request, "ask", REQUESTS, now):
            form.add_error(None, _("Terlalu banyak permohonan dari tempat Anda. Coba lagi satu jam lagi."))
            return render(request, "service/ask.html", {"form": form}, status=429)
        fields = {**form.fields_of_request(), "language": get_language() or "id"}
        try:
            made = receive(None, fields, form.papers(), now, now)
        except Barred as found:
            barred = found
        else:
            secret.remember(request, made)
            return redirect("service:receipt", number=made.number)
    status = 409 if barred else 400
    return render(request, "service/ask.html", {"form": form, "barred": barred}, status=status)
