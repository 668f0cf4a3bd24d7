"""Who may open which view: one table, closed by default.

Every app says in its `permissions.py` which of its views are for whom (`VIEWS`); the middleware here opens a view only when a
row lets the visitor in. A view without a row is closed to everybody, so a forgotten row shows at once. Whether a role
holds for *this* organisation or release is decided by the actions; the table is the outer door. tests/site/test_gate.py
walks every view as every role.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

__all__ = ["EVERYBODY", "OFFICERS", "Gate", "Rule", "by", "rule_of", "rules"]


@dataclass(frozen=True)
class Rule:
    """Whom a view lets in. `roles`: None for everybody, empty for every signed-in officer, otherwise any of these roles,
    held anywhere. `states`: states of a release in which the view can do something; empty where it makes no difference."""

    roles: frozenset[str] | None
    states: frozenset[str] = frozenset()


EVERYBODY = Rule(None)
OFFICERS = Rule(frozenset())


def by(*roles: Any, states: tuple[str, ...] = ()) -> Rule:
    """A view for those who hold one of these roles."""
    return Rule(frozenset(roles), frozenset(states))


# Views of the parts we build on. Names are matched as patterns, the first that fits counts.
_OTHERS: tuple[tuple[str, Rule | None], ...] = (
    ("account_login", EVERYBODY),
    ("account_logout", EVERYBODY),
    ("account_inactive", EVERYBODY),
    ("account_reset_password*", EVERYBODY),
    ("account_reauthenticate", OFFICERS),
    ("account_change_password", OFFICERS),
    ("mfa_authenticate", EVERYBODY),
    ("mfa_login_webauthn", EVERYBODY),
    ("mfa_signup*", None),
    ("mfa_*", OFFICERS),
    # Wagtail: officers edit with it; people, groups, workflows and collections are ours or closed
    ("wagtailusers*", None),
    ("wagtailadmin_workflows*", None),
    ("wagtailadmin_login", EVERYBODY),
    ("wagtailadmin_reports*", by("administrator")),
    ("wagtailadmin_collections*", by("administrator")),
    ("wagtailsites*", by("administrator")),
    ("wagtailadmin*", OFFICERS),
    ("wagtailimages*", OFFICERS),
    ("wagtaildocs:*", OFFICERS),
    ("wagtailsnippets*", OFFICERS),
    ("wagtailembeds*", None),
)


@cache
def rules() -> dict[str, Rule]:
    """The table: view name to rule, of all apps of the house."""
    table: dict[str, Rule] = {}
    for app in apps.get_app_configs():
        name = f"{app.name}.permissions"
        if app.name.startswith("lawang.site.") and find_spec(name):
            table |= import_module(name).VIEWS
    return table


def rule_of(view: str) -> Rule | None:
    """The rule of a view by its name, or None when nobody may open it."""
    if view in rules():
        return rules()[view]
    return next((rule for pattern, rule in _OTHERS if fnmatchcase(view, pattern)), None)


class Gate:
    """Middleware that holds the table against every request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let the visitor in, send them to sign in or to set up a second factor, or refuse."""
        from lawang.site.members import access

        name = request.resolver_match.view_name if request.resolver_match else ""
        rule = rule_of(name)
        if rule is not None and rule.roles is None:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if rule is None:
            raise PermissionDenied
        held = access.roles(request.user)
        if not held or (rule.roles and not rule.roles & held):
            raise PermissionDenied
        if held & settings.SECOND_FACTOR_ROLES and not _may_wait(name) and not _second_factor(request.user):
            return redirect("mfa_index")
        return None


def _may_wait(name: str) -> bool:
    """Views that one needs to set the second factor up, or to leave."""
    return name.startswith(("mfa_", "account_"))


def _second_factor(officer: Any) -> bool:
    from allauth.mfa.utils import is_mfa_enabled

    return bool(is_mfa_enabled(officer))
