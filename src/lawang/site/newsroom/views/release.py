"""A release: its newest version, or one of those before."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe

from lawang.site.newsroom import addresses, published
from lawang.site.newsroom.exports import body, jsonld
from lawang.site.releases.access import GROUND_WORDS, Ground, Standing

__all__ = ["show"]


def show(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """The page, with sources, versions, corrections and everything it can be taken away as."""
    edition = published.edition(slug, timezone.now(), number)
    if edition is None:
        raise Http404
    newest = edition if number is None else published.edition(slug, timezone.now())
    words = {
        "edition": edition,
        "newest": newest,
        "old": newest is not None and newest.version != edition.version,
        # escaped by body and jsonld; tests hold both against what anybody may have typed
        "text": mark_safe(body.blocks_html(edition)),
        "jsonld": mark_safe(jsonld.script(edition)),
        "notice": body.notice(edition),
        "formats": addresses.formats(edition),
        **_grounds(published.facts(edition, timezone.now())),
    }
    return render(request, "newsroom/release.html", words)


def _grounds(facts: list[Standing]) -> dict[str, Any]:
    """The facts with their signs, and what each sign means, with how many facts have it."""
    counts = Counter(fact.ground for fact in facts)
    legend = [(*GROUND_WORDS[ground], counts[ground]) for ground in Ground if counts[ground]]
    told = [(fact, *GROUND_WORDS[fact.ground][:2]) for fact in facts]
    return {"facts": told, "legend": legend, "firm": counts[Ground.FIRST]}
