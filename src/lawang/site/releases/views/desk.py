"""An officer's drafts, the door's queue, and the page of one release."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lawang.site import effects
from lawang.site.audit import access as audit
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred
from lawang.site.releases import access, door, speaking
from lawang.site.releases.actions.begin import begin
from lawang.site.releases.actions.check import barring, current, judged, sentences_of
from lawang.site.releases.events import WORDS, Event
from lawang.site.releases.models import Version
from lawang.site.releases.showing import Showing
from lawang.site.releases.states import EDITABLE, OUT, State, Who
from lawang.site.releases.waiting import last_steps

__all__ = ["begin_one", "drafts", "page_of", "show"]

# Rows of a list on one page; more are reached by the search.
MOST = 200


class BeginForm(forms.Form):
    """What is needed to begin: whose release, and a working headline."""

    headline = forms.CharField(
        label=_("Judul sementara"), max_length=160, help_text=_("Dapat diganti sampai diajukan.")
    )
    owner = forms.ModelChoiceField(label=_("Instansi"), queryset=None)

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["owner"]
        places = members.organisations(officer, Role.WRITER, Role.EDITOR)
        field.queryset = members.among(places)
        field.initial = places[0] if len(places) == 1 else None


def drafts(request: HttpRequest) -> HttpResponse:
    """What my organisations are working on, and what of theirs is out."""
    own = [place.pk for place in members.organisations(request.user, Role.WRITER, Role.EDITOR)]
    out = access.public(timezone.now()).filter(release__owner__in=own).select_related("release__owner")[:20]
    return render(
        request, "releases/drafts.html", {"versions": access.drafts(request.user)[:MOST], "out": out}
    )


def begin_one(request: HttpRequest) -> HttpResponse:
    """Begin a release; then on to the editor."""
    form = BeginForm(request.user, request.POST or None)
    if form.is_valid():
        version = begin(
            request.user, form.cleaned_data["owner"], form.cleaned_data["headline"], timezone.now()
        )
        return redirect("wagtailsnippets_releases_version:edit", version.pk)
    return render(request, "releases/begin.html", {"form": form}, status=400 if form.errors else 200)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The text with its marks, the findings beside it, the sources, and what can be done."""
    return page_of(request, get_object_or_404(access.visible(request.user), pk=pk))


def page_of(
    request: HttpRequest, version: Version, barred: Barred | None = None, typed: dict[str, str] | None = None
) -> HttpResponse:
    """The page of a version; after an act that was barred with the reasons, and with what was `typed`."""
    officer, now = request.user, timezone.now()
    version.refresh_from_db()
    parts = door.parts(version, officer)
    checked = current(version)
    library = access.sources(officer)
    seen = set(library.filter(uses__version=version).values_list("pk", flat=True))
    uses = version.uses.select_related("source")
    moves = door.moves(version, officer)
    waits = version.embargo is not None and version.embargo > now
    moves.pop("publish" if waits else "schedule", None)
    out = version.state in OUT and version.public_from is not None and version.public_from <= now
    moves.pop("unschedule" if out else "withdraw", None)
    claimed = version.state == State.IN_REVIEW and version.claimed_by_id not in (None, officer.pk)
    for act in ("approve", "send_back") if claimed else ("take_over",):
        moves.pop(act, None)
    log = list(audit.about(version))
    returned = last_steps([version]).get(version.pk) if version.state == State.DRAFT else None
    words = {
        "version": version,
        "showing": Showing(checked, judged(checked), officer, parts, seen),
        "bars": barring(version, checked) if version.state in EDITABLE else [],
        "asks": [(ask, ask.overdue(now)) for ask in version.asks.select_related("organisation", "officer")],
        "links": [(link, speaking.ended(link, now)) for link in version.links.prefetch_related("points")],
        "proposals": list(speaking.proposals(version, checked.text)),
        "claimed": claimed,
        "overdue": version.overdue(now),
        "comments": version.comments.select_related("by").prefetch_related("told"),
        "sentences": sentences_of(checked.text),
        "readers": access.readers(version).exclude(pk=officer.pk),
        "keeps_door": Who.DOOR in parts,
        "beside": _beside(version, checked.text, now),
        "uses": [(use, use.source_id in seen) for use in uses],
        "library": library.exclude(uses__version=version)[:MOST],
        "secondary": access.only_secondary(version),
        "moves": moves,
        "editable": door.may_edit(version, officer, now),
        "edit_url": reverse("wagtailsnippets_releases_version:edit", args=[version.pk]),
        "involved": bool(parts),
        "own": version.state == State.IN_REVIEW and Who.DOOR in parts and Who.OTHER not in parts,
        "correctable": out and bool(parts & {Who.WRITER, Who.DOOR}),
        "returned": returned if returned and returned.event == Event.SENT_BACK else None,
        "log": _told(log),
        "barred": barred,
        "typed": typed or {},
    }
    return render(request, "releases/show.html", words, status=409 if barred else 200)


def _beside(version: Version, text: str, now: Any) -> list[Any]:
    """What a text that is not out yet says otherwise than the register of facts."""
    if version.state not in EDITABLE:
        return []
    release = version.release
    day = version.dated or timezone.localtime(now).date()
    return effects.beside(text, day, release.owner, now, release.pk)


def _told(log: list[Any]) -> list[dict[str, Any]]:
    """The log for a reader: saves of one person that follow each other, most of them made by the editor itself, are one row."""
    rows: list[dict[str, Any]] = []
    for entry in log:
        last = rows[-1] if rows else None
        again = last and last["entry"].event == entry.event == Event.EDITED
        if last and again and last["entry"].actor_id == entry.actor_id:
            last |= {"until": entry.at, "times": last["times"] + 1}
        else:
            words = WORDS.get(entry.event, entry.event)
            rows.append({"entry": entry, "words": words, "until": None, "times": 1})
    return rows
