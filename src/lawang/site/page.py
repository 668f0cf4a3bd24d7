"""What every page of ours shows around its content: the name of the house, the menu, the other language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lawang.site.gate import rule_of

__all__ = ["FOOTER", "MENU", "PUBLIC", "page"]

# The desk's menu: what it is called and the view it leads to. An officer sees the entries that the gate opens for them.
MENU = (
    (_("Meja kerja"), "desk"),
    (_("Naskah"), "releases:drafts"),
    (_("Antrean pintu"), "releases:queue"),
    (_("Sumber"), "releases:sources"),
    (_("Permintaan sumber"), "releases:asks"),
    (_("Topik"), "releases:topics"),
    (_("Daftar fakta"), "register:desk"),
    (_("Pantauan"), "watch:cases"),
    (_("Instansi"), "members:organisations"),
    (_("Agenda"), "newsroom:announcing"),
    (_("Permohonan"), "service:queue"),
    (_("Bahan diminta"), "service:asked"),
)

# The menu of everybody else, and what stands at the foot of every page.
PUBLIC = (
    (_("Terbaru"), "newsroom:latest"),
    (_("Topik"), "newsroom:topics"),
    (_("Daftar fakta"), "register:topics"),
    (_("Instansi"), "newsroom:agencies"),
    (_("Agenda"), "newsroom:agenda"),
    (_("Cek Informasi"), "newsroom:check"),
    (_("Minta informasi"), "service:front"),
)
FOOTER = (
    (_("Cara kami memeriksa"), "newsroom:how"),
    (_("Daftar ralat"), "newsroom:corrections"),
    (_("Periksa tanda tangan"), "newsroom:verify"),
    (_("Berlangganan"), "newsroom:subscribe"),
    (_("Laporan layanan"), "service:report"),
    (_("Maklumat layanan"), "service:pledge"),
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
        "foot": [{"words": words, "url": reverse(view)} for words, view in FOOTER],
    }


def _menu(request: HttpRequest) -> list[dict[str, Any]]:
    from lawang.site.members import access

    officer = getattr(request, "user", None)
    if officer is None or not officer.is_authenticated:
        return [_entry(request, words, view) for words, view in PUBLIC]
    held = access.roles(officer)
    rules = ((words, view, rule_of(view)) for words, view in MENU)
    return [
        _entry(request, words, view)
        for words, view, rule in rules
        if rule and (not rule.roles or rule.roles & held)
    ]


def _entry(request: HttpRequest, words: Any, view: str) -> dict[str, Any]:
    url = reverse(view)
    return {"words": words, "url": url, "here": request.path == url}
