"""The nouns of the watch."""

from lawang.site.watch.models.case import Case, Request, Sighting
from lawang.site.watch.models.copied import Copy, Found, Judgement
from lawang.site.watch.models.feed import Feed, Host
from lawang.site.watch.models.original import Original
from lawang.site.watch.models.outlet import Outlet
from lawang.site.watch.models.page import Capture, Page

__all__ = [
    "Capture",
    "Case",
    "Copy",
    "Feed",
    "Found",
    "Host",
    "Judgement",
    "Original",
    "Outlet",
    "Page",
    "Request",
    "Sighting",
]
