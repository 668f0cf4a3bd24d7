"""WebSub: telling the hub that feeds have changed, so that who follows them hears of it at once."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterable
from urllib.parse import urlencode

from django.conf import settings

__all__ = ["address", "ping"]

# Seconds that the hub may keep a job waiting.
_TIMEOUT = 15


def address() -> str:
    """The hub's address; empty where there is none."""
    return str(settings.WEBSUB_HUB)


def ping(feeds: Iterable[str]) -> None:
    """Tell the hub which feeds have changed. Raises `OSError` where it does not answer; the job is then tried again."""
    asked = [("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds)]
    request = urllib.request.Request(address(), urlencode(asked).encode("ascii"), method="POST")
    with urllib.request.urlopen(request, timeout=_TIMEOUT):
        pass
