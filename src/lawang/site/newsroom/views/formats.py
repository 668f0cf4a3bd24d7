"""One release in every other form than a page: for newsrooms, printers, chat groups and programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone

from lawang.site.newsroom import published, signatures
from lawang.site.newsroom.edition import Edition
from lawang.site.newsroom.exports import chat, jsonld, oembed, pdf

__all__ = ["embed", "newest", "picture", "version"]

# Seconds that others may keep a form: a correction is seen everywhere within five minutes.
_AGE = 300


def newest(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The newest version in one form."""
    return _answer(_FORMS | _PASSED_ON, form, published.edition(slug, timezone.now()))


def version(request: HttpRequest, slug: str, number: int, form: str) -> HttpResponse:
    """One version in one form. What is made to be passed on exists of the newest alone."""
    return _answer(_FORMS, form, published.edition(slug, timezone.now(), number))


def picture(request: HttpRequest, slug: str, number: int, place: int) -> HttpResponse:
    """A picture of a version, while that version may be seen."""
    found = published.picture(request.path, timezone.now())
    if found is None:
        raise Http404
    return _open(HttpResponse(found[0], content_type=found[1]))


def embed(request: HttpRequest) -> HttpResponse:
    """oEmbed: what stands at `url`, as a quotation for another site."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(status=501)
    try:
        match = resolve(urlsplit(request.GET.get("url", "")).path)
    except (Resolver404, ValueError):
        raise Http404 from None
    if match.view_name not in ("newsroom:release", "newsroom:version"):
        raise Http404
    edition = published.edition(match.kwargs["slug"], timezone.now(), match.kwargs.get("number"))
    if edition is None:
        raise Http404
    room = (
        _number(request.GET.get("maxwidth"), oembed.WIDTH),
        _number(request.GET.get("maxheight"), oembed.HEIGHT),
    )
    return _json(oembed.oembed(edition, *room))


def _answer(forms: dict[str, _Form], form: str, edition: Edition | None) -> HttpResponse:
    if edition is None or form not in forms:
        raise Http404
    return forms[form](edition)


def _json(found: dict[str, Any]) -> HttpResponse:
    answer = HttpResponse(json.dumps(found, ensure_ascii=False), content_type="application/json")
    return _open(answer)


def _open(answer: HttpResponse) -> HttpResponse:
    """For everybody, from any site, for five minutes."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = f"public, max-age={_AGE}"
    return answer


def _ninjs(edition: Edition) -> HttpResponse:
    """The very document that was signed."""
    return _json(signatures.of(edition, timezone.now()).document)


def _signed(edition: Edition) -> HttpResponse:
    text = signatures.of(edition, timezone.now()).to_json()
    return _open(HttpResponse(text, content_type="application/json"))


def _pdf(make: Callable[[Edition], bytes], edition: Edition) -> HttpResponse:
    return _open(HttpResponse(make(edition), content_type=pdf.MEDIA_TYPE))


def _sheet(edition: Edition) -> bytes:
    return pdf.sheet(edition, partial(published.picture, now=timezone.now()))


_Form = Callable[[Edition], HttpResponse]
_FORMS: dict[str, _Form] = {
    "ninjs.json": _ninjs,
    "schema.json": lambda edition: _json(jsonld.jsonld(edition)),
    "bertanda-tangan.json": _signed,
}
_PASSED_ON: dict[str, _Form] = {
    "pesan.txt": lambda edition: _open(HttpResponse(chat.chat(edition), content_type=chat.MEDIA_TYPE)),
    "siaran.pdf": partial(_pdf, _sheet),
    "papan.pdf": partial(_pdf, pdf.board),
}


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
