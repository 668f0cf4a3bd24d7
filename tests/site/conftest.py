"""The site as tests use it: SQLite in memory, or the database that DATABASE_URL names; a small region with its officers."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ["DJANGO_SETTINGS_MODULE"] = "lawang.site.settings.test"
os.environ["LAWANG_HOME"] = tempfile.mkdtemp(prefix="lawang-site-")

import django

django.setup()

from django.core.cache import caches
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real

from lawang.site import translations
from lawang.site.members.actions.grant import grant
from lawang.site.members.models import Officer, Organisation
from lawang.site.members.roles import Role
from tests.site.post import Mailbox, mail_server

translations.compile_all()
trans_real._translations.clear()  # Indonesian may have been read before its file was made
trans_real._default = None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Tables are made from the models (tests/site/test_migrations.py runs the migrations): 1 s instead of 12 s."""
    from django.conf import settings

    settings.MIGRATION_MODULES = _NoMigrations()


class _NoMigrations(dict):
    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """What Wagtail's migrations would have put into the tables."""
    from wagtail.models import Collection, Locale, Page, Site

    with django_db_blocker.unblock():
        if not Collection.objects.exists():
            Collection.add_root(name="Root")
        if not Page.objects.exists():
            Locale.objects.get_or_create(language_code="id")
            root = Page.add_root(title="Root", slug="root")
            home = root.add_child(title="Beranda", slug="beranda")
            Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)


@pytest.fixture(autouse=True)
def indonesian() -> None:
    """The language of the last page that another test opened is not this test's."""
    translation.activate("id")


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    """Whatever a test writes stands in its own folder."""
    caches["pages"].clear()
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.LIBRARY_ROOT = tmp_path / "library"


@pytest.fixture
def region(db: None) -> dict[str, Organisation]:
    """A province with its door and two agencies, a city with its own door and an agency; by slug."""
    rows = [
        ("pemprov", "province", "64", False),
        ("diskominfo", "agency", "64", True),
        ("dinkes", "agency", "64", False),
        ("bpsdm", "agency", "64", False),
        ("kominfo-samarinda", "agency", "64.72", True),
        ("dinsos-samarinda", "agency", "64.72", False),
    ]
    return {
        slug: Organisation.objects.create(
            slug=slug, kind=kind, region=code, is_door=door, name=slug.title(), short=slug
        )
        for slug, kind, code, door in rows
    }


@pytest.fixture
def officer(region: dict[str, Organisation]) -> Callable[..., Officer]:
    """Makes an officer: `officer("budi", diskominfo="editor")`; dashes in a slug are written as underscores."""

    def make(name: str, **roles: str) -> Officer:
        made = Officer.objects.create_user(f"{name}@contoh.id", "siaran-pers", name=name.title())
        for slug, role in roles.items():
            grant(None, made, region[slug.replace("_", "-")], Role(role))
        return Officer.objects.get(pk=made.pk)

    return make


@pytest.fixture
def signed_in(settings: Any) -> Callable[[Officer], Client]:
    """A browser in which an officer has signed in; the second factor is not asked for."""
    settings.SECOND_FACTOR_ROLES = frozenset()

    def sign_in(who: Officer) -> Client:
        client = Client()
        client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.fixture
def post(settings: Any) -> Iterator[Mailbox]:
    """Real mail, to a server on this machine."""
    with mail_server(settings) as box:
        yield box


@pytest.fixture
def manage(db: None) -> Callable[..., str]:
    """Runs a management command and gives back what it printed."""
    from io import StringIO

    def run(*args: str, **options: Any) -> str:
        out = StringIO()
        call_command(*args, stdout=out, **options)
        return out.getvalue()

    return run
