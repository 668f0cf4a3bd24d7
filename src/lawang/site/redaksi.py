"""What of Wagtail's own pages an officer does without: its home, in whose place stands the desk, and most of its account page."""

from __future__ import annotations

from typing import Any

from django.urls import path
from django.views.generic import RedirectView
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView

__all__ = ["urlpatterns"]


class Account(AccountView):
    """The language and the look of the editor; name, address and password are the desk's matter."""

    def get_panels(self) -> list[Any]:
        """Two of Wagtail's."""
        return [panel for panel in super().get_panels() if panel.name in ("locale", "theme")]


# The names are Wagtail's, so its links lead here.
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="desk"), name="wagtailadmin_home"),
    path("account/", require_admin_access(Account.as_view()), name="wagtailadmin_account"),
]
