"""The permission table: every view of the site, as every role."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import get_resolver

from lawang.site.gate import Gate, rule_of, rules
from lawang.site.members.models import Officer
from lawang.site.members.roles import Role


def views(resolver=None, namespace: str = "") -> set[str]:
    """The names of all views; those without a name as an empty string."""
    found: set[str] = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found |= views(pattern, inner)
        else:
            found.add(f"{namespace}{pattern.name}" if pattern.name else "")
    return found


def opens(name: str, officer: object) -> bool:
    """Does the gate let this officer through to the view of this name?"""
    request = RequestFactory().get("/")
    request.user = officer
    request.resolver_match = type("Match", (), {"view_name": name})
    try:
        return Gate(lambda request: HttpResponse()).process_view(request, None, (), {}) is None
    except PermissionDenied:
        return False


def test_every_row_of_the_table_is_a_view_that_exists():
    assert rules().keys() - views() == set()


def test_a_view_without_a_row_is_closed_to_all(officer, settings):
    settings.SECOND_FACTOR_ROLES = frozenset()
    everything = officer("semua", **{"diskominfo": "administrator", "dinkes": "editor", "bpsdm": "writer"})
    assert not opens("", everything) and not opens("members:forgotten", everything)


@pytest.mark.parametrize("role", [*Role.values, "none", "visitor"])
def test_every_view_as_every_role(role, officer, region, settings):
    from django.contrib.auth.models import AnonymousUser

    settings.SECOND_FACTOR_ROLES = frozenset()
    who = (
        AnonymousUser()
        if role == "visitor"
        else officer("uji", **({} if role == "none" else {"dinkes": role}))
    )
    wrong = []
    for name in sorted(views()):
        rule = rule_of(name)
        allowed = rule is not None and (
            rule.roles is None or (isinstance(who, Officer) and role in (rule.roles or Role.values))
        )
        if opens(name, who) != allowed:
            wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("closed", ["wagtailusers_users:add", "wagtailadmin_workflows:add", "account_signup"])
def test_what_would_go_round_our_own_doors_is_closed(closed):
    assert rule_of(closed) is None and closed in views()


def test_an_editor_without_a_second_factor_is_sent_to_set_one_up(officer, client):
    client.force_login(
        officer("sari", diskominfo="editor"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert client.get("/meja/")["Location"] == "/akun/2fa/"
    assert client.get("/akun/2fa/").status_code == 200
    client.force_login(
        officer("dewi", dinkes="writer"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert client.get("/meja/").status_code == 200
