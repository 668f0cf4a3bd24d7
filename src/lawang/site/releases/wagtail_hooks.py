"""What this app adds to Wagtail's editor, and what it takes away: bulk actions on releases and pictures."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from lawang.site.releases.editor import VersionViewSet

register_snippet(VersionViewSet)


@hooks.register("register_admin_menu_item")
def to_the_desk() -> MenuItem:
    """The way back from the editor."""
    return MenuItem(_("Meja kerja"), reverse("desk"), name="desk", icon_name="home", order=1)


@hooks.register("construct_main_menu")
def only_ours(request: Any, items: list[Any]) -> None:
    """Officers see releases and pictures; pages and documents only where somebody needs them."""
    hidden = {"explorer", "documents", "reports", "help", "settings"}
    items[:] = [item for item in items if item.name not in hidden or request.user.is_superuser]
