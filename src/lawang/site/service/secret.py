"""The secret with which a requester sees their request, without an account.

It is made from the site's key and a random number of the request, so the database alone does not give it away; 60 bits, and a
few tries an hour: it cannot be guessed, and a wrong number is told from a wrong secret by nobody.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from lawang.site.limits import allowed, counted
from lawang.site.service.models import Request

__all__ = ["TRIES", "of", "opened", "opens", "remember", "unlock"]

# Letters without those that are read as another (Crockford's base 32).
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 12
# Tries an hour from one address, and on one number from anywhere: a person who mistypes needs three or four. At 20 an hour the
# half of 2^60 secrets would take longer than the sun will last.
TRIES = 20
_OPEN = "service_open"


def of(request: Request) -> str:
    """The secret of a request, in groups of four."""
    mac = salted_hmac("lawang.service.secret", request.nonce, algorithm="sha256").digest()
    number = int.from_bytes(mac[:8], "big")
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in range(_LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, _LENGTH, 4))


def opens(number: str, secret: str) -> Request | None:
    """The request of a number when the secret is right. The same work is done for a number that does not exist."""
    found = Request.objects.filter(number=number.strip().upper()).select_related("body").first()
    expected = of(found or Request(nonce="0" * 32))
    right = constant_time_compare(_digest(secret), _digest(expected))
    return found if right else None


def unlock(visit: HttpRequest, number: str, secret: str, now: datetime) -> Request | bool | None:
    """The request, None for a wrong pair, False after too many tries."""
    if not allowed(visit, "track", TRIES, now) or not counted("track", number.strip().upper(), TRIES, now):
        return False
    found = opens(number, secret)
    if found is not None:
        remember(visit, found)
    return found


def remember(visit: HttpRequest, request: Request) -> None:
    """Let this browser see the request until it closes."""
    kept = [pk for pk in visit.session.get(_OPEN, []) if pk != request.pk]
    visit.session[_OPEN] = [*kept[-9:], request.pk]
    visit.session.set_expiry(0)


def opened(visit: HttpRequest, number: str) -> Request | None:
    """The request of a number when this browser has opened it."""
    return (
        Request.objects.filter(number=number, pk__in=visit.session.get(_OPEN, []))
        .select_related("body")
        .first()
    )


def _digest(secret: str) -> str:
    letters = "".join(secret.lower().split()).replace("-", "").translate(str.maketrans("oil", "011"))
    return hashlib.sha256(letters.encode()).hexdigest()
