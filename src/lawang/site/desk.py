"""The officer's desk: what waits for them, from every app, and what to begin with while nothing does."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lawang.site.gate import rule_of
from lawang.site.members import access
from lawang.site.members.roles import Role
from lawang.site.piles import Pile
from lawang.site.register import waiting as register
from lawang.site.releases import waiting as releases
from lawang.site.service import waiting as service

__all__ = ["FIRST", "WAITING", "desk"]

# What lays piles on the desk, in the order in which they stand there: each app's own function of (officer, now).
WAITING: tuple[Callable[[Any, datetime.datetime], list[Pile]], ...] = (
    releases.piles,
    register.piles,
    service.piles,
)

# What an officer may begin with: for whom, what it is, why, and the view.
FIRST = (
    (
        {Role.WRITER, Role.EDITOR},
        _("Mulai siaran pers"),
        _("Tulis judul sementara; sumbernya dapat dilampirkan sesudahnya."),
        "releases:begin",
    ),
    (
        {Role.WRITER, Role.EDITOR, Role.PPID},
        _("Masukkan sumber"),
        _("Sambutan, notula, keputusan, atau data. Semua instansi dapat memakainya."),
        "releases:source_add",
    ),
    (
        {Role.ADMINISTRATOR},
        _("Masukkan daftar instansi atau pejabat"),
        _("Dari lembar kerja, sekali jalan; setiap pejabat menerima undangan lewat surel."),
        "members:take_in",
    ),
    (
        set(Role),
        _("Lihat instansi dan pejabatnya"),
        _("Siapa menulis, siapa menyunting, dan pintu mana yang dilalui."),
        "members:organisations",
    ),
)


def desk(request: HttpRequest) -> HttpResponse:
    """Where an officer begins."""
    officer, now = request.user, timezone.now()
    held = access.roles(officer)
    piles = [pile for lay in WAITING for pile in lay(officer, now) if pile.items]
    first = [
        {"words": words, "why": why, "view": view}
        for roles, words, why, view in FIRST
        if roles & held and (rule := rule_of(view)) and (not rule.roles or rule.roles & held)
    ]
    words = {"piles": piles, "first": first, "memberships": access.held(officer)}
    return render(request, "lawang/desk.html", words)
