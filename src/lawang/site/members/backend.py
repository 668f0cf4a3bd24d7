"""What Wagtail's editor may do for whom: Django permissions, derived from roles."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from lawang.site.members import access

__all__ = ["RoleBackend"]

# To enter the editor one needs a role; what can be edited there is decided by each app's own permission policy.
_OFFICERS = frozenset({"wagtailadmin.access_admin"})


class RoleBackend(BaseBackend):
    """Grants no sign-in, only permissions."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Does one of the officer's roles carry this permission?"""
        return perm in _OFFICERS and bool(access.held(user_obj))
