"""The check while somebody writes: the editor's form comes in, its findings go out, nothing is written."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from lawang.errors import BadInput
from lawang.site.releases import access, door
from lawang.site.releases.models import Version
from lawang.site.releases.writing import Writing, as_typed

__all__ = ["beside", "check_typed"]

# Sources that the panel offers; more are reached on the page of the release.
OFFERED = 50


@require_POST
def check_typed(request: HttpRequest, pk: int) -> HttpResponse:
    """The findings of the form, to stand beside it."""
    version: Version = get_object_or_404(access.visible(request.user), pk=pk)
    if not door.may_edit(version, request.user, timezone.now()):
        raise PermissionDenied
    try:
        writing = as_typed(version, request.user, request.POST)
    except BadInput as bad:
        words = {"problem": f"{bad.problem} {bad.mend}"}
        return render(request, "releases/writing/problem.html", words, status=400)
    answer = render(request, "releases/writing/findings.html", beside(version, request.user, writing))
    answer["Cache-Control"] = "no-store"
    return answer


def beside(version: Version, officer: Any, writing: Writing) -> dict[str, Any]:
    """What the template of the findings wants."""
    library = access.sources(officer)
    uses = version.uses.select_related("source")
    return {
        "version": version,
        "showing": writing,
        "writing": True,
        "typed": {},
        "uses": [(use, use.source_id in writing.open) for use in uses],
        "library": library.exclude(uses__version=version)[:OFFERED],
        "involved": bool(writing.parts),
    }
