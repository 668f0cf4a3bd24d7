"""The read API: releases as ninjs, page by page, for programs. What it can is told by openapi.json beside this app."""

from __future__ import annotations

import json
from importlib.resources import files
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from lawang.site.newsroom import addresses, published
from lawang.site.newsroom.exports.ninjs import ninjs

__all__ = ["description", "releases"]

# Seconds that others may keep an answer.
_AGE = 60


def releases(request: HttpRequest) -> HttpResponse:
    """Releases, the newest first: all, of a topic (`topik`), of an agency (`instansi`), or found by words (`q`)."""
    now = timezone.now()
    asked = {name: request.GET.get(name, "").strip() for name in ("topik", "instansi", "q")}
    if asked["q"]:
        editions, further = published.found(asked["q"], now), ""
    else:
        rows = published.newest(now, topic=asked["topik"], agency=asked["instansi"])
        shelf = published.Shelf(rows, request.GET.get("sebelum", ""), now)
        kept = {name: value for name, value in asked.items() if value}
        editions = shelf.editions
        query = urlencode({**kept, "sebelum": shelf.next})
        further = f"{addresses.to('newsroom:api')}?{query}" if shelf.next else ""
    found = {"items": [ninjs(edition) for edition in editions], "next": further or None}
    return _open(JsonResponse(found, json_dumps_params={"ensure_ascii": False}))


def description(request: HttpRequest) -> HttpResponse:
    """The description of this API and of every other address for programs (OpenAPI 3.1)."""
    told = json.loads((files("lawang.site.newsroom") / "openapi.json").read_text(encoding="utf-8"))
    told["servers"] = [{"url": addresses.origin()}]
    return _open(JsonResponse(told, json_dumps_params={"ensure_ascii": False}))


def _open(answer: HttpResponse) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = f"public, max-age={_AGE}"
    return answer
