"""How often one visitor may ask for what costs the house something.

Counted in the cache under a digest of the address that changes every hour and cannot be turned back into it: nothing that
tells who asked is kept. Every process counts for itself where the cache is not shared.
"""

from __future__ import annotations

from datetime import datetime

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

__all__ = ["CHECKS", "SPEAKERS", "SUBSCRIPTIONS", "allowed", "counted"]

# An hour's worth: a newsroom checking what it receives needs some twenty; more is a program, which has the command line.
CHECKS = 40
SUBSCRIPTIONS = 10
# A speaker with thirty quotes and figures opens some hundred pages; several may sit behind one address.
SPEAKERS = 300
_HOUR = 3600


def allowed(request: HttpRequest, what: str, most: int, now: datetime) -> bool:
    """May this visitor do `what` once more in this hour?"""
    return counted(what, request.META.get("REMOTE_ADDR", ""), most, now)


def counted(what: str, whose: str, most: int, now: datetime) -> bool:
    """Count `what` once more for an address, or for whatever else it is about; false above `most` in this hour."""
    name = salted_hmac(f"lawang.limits.{now:%Y%m%d%H}", f"{what} {whose}").hexdigest()
    cache.add(name, 0, _HOUR)
    try:
        return int(cache.incr(name)) <= most
    except ValueError:  # pushed out of a full cache between the two calls
        return True
