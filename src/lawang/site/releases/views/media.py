"""Pictures. Whether one may be seen is decided at every request, so an embargo covers them to the second."""

from __future__ import annotations

import mimetypes
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone
from wagtail.permissions import policy_registry

from lawang.site.releases import access
from lawang.site.releases.models import Picture, Rendition

__all__ = ["serve"]


def serve(request: HttpRequest, path: str) -> FileResponse:
    """A picture or one of its sizes, to the public when a version with it is out, else to who may choose it."""
    rendition = Rendition.objects.filter(file=path).select_related("image").first()
    picture = rendition.image if rendition else Picture.objects.filter(file=path).first()
    if picture is None:
        raise Http404
    shared = access.picture_is_public(picture.pk, timezone.now())
    if not shared and not _may_choose(request.user, picture):
        raise Http404
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    answer = FileResponse(default_storage.open(path), content_type=kind)
    # a shared copy must not outlive a withdrawal by more than a minute
    answer["Cache-Control"] = "public, max-age=60" if shared else "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _may_choose(officer: Any, picture: Picture) -> bool:
    policy = policy_registry.get_by_type(Picture)
    return officer.is_authenticated and policy.user_has_permission_for_instance(officer, "choose", picture)
