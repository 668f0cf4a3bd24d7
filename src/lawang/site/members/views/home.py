"""The officer's desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lawang.site.members import access

__all__ = ["desk"]


def desk(request: HttpRequest) -> HttpResponse:
    """Where an officer begins: who they are here, and what there is to do."""
    return render(request, "lawang/desk.html", {"memberships": access.held(request.user)})
