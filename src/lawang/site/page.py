"""What every page of ours shows around its content: the name of the house, the menu, the other language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lawang.site.gate import rule_of

__all__ = ["MENU", "page"]

# The desk's menu: what it is called and the view it leads to. An officer sees the entries that the gate opens for them.
MENU = (
    (_("Meja kerja"), "desk"),
    (_("Naskah"), "releases:drafts"),
    (_("Antrean pintu"), "releases:queue"),
    (_("Sumber"), "releases:sources"),
    (_("Instansi"), "members:organisations"),
)


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor; see templates/lawang/base.html."""
    language = get_language() or settings.LANGUAGE_CODE
    other = "en" if language == "id" else "id"
    return {
        "house": settings.WAGTAIL_SITE_NAME,
        "language": language,
        "other_language": {
            "code": other,
            "name": dict(settings.LANGUAGES)[other],
            "url": translate_url(request.get_full_path(), other),
        },
        "menu": _menu(request),
    }


def _menu(request: HttpRequest) -> list[dict[str, Any]]:
    from lawang.site.members import access

    officer = getattr(request, "user", None)
    if officer is None or not officer.is_authenticated:
        return []
    held = access.roles(officer)
    shown = []
    for words, view in MENU:
        rule = rule_of(view)
        if rule is not None and (not rule.roles or rule.roles & held):
            url = reverse(view)
            shown.append({"words": words, "url": url, "here": request.path == url})
    return shown
