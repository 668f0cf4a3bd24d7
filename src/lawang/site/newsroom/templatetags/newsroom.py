"""Filters of the public pages."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from lawang.site.newsroom import addresses

__all__ = ["here"]

register = template.Library()


@register.filter
def here(address: str) -> str:
    """The address of one of our pages as a path in the reader's language; any other address as it is."""
    path = address.removeprefix(addresses.origin())
    if not path.startswith("/"):
        return address
    return f"/en{path}" if get_language() == "en" and not path.startswith("/en/") else path
