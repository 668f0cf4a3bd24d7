"""What this app adds to Wagtail's editor, and what it takes away: bulk actions on releases and pictures."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from lawang.site.releases.editor import VersionViewSet

register_snippet(VersionViewSet)


@hooks.register("construct_main_menu")
def only_ours(request: Any, items: list[Any]) -> None:
    """Officers see releases and pictures; pages and documents only where somebody needs them."""
    hidden = {"explorer", "documents", "reports", "help", "settings"}
    items[:] = [item for item in items if item.name not in hidden or request.user.is_superuser]
