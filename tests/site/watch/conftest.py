"""The watch as tests see it: a server that plays outlets, a release that is out, a worker that does what is due."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from lawang.site.effects import RHYTHMS
from lawang.site.jobs.worker import Worker
from lawang.site.watch import tasks
from lawang.site.watch.actions.outlets import add_feed, add_outlet
from lawang.site.watch.models import Feed, Page
from lawang.site.watch.models import Outlet as Medium
from tests.intake.web.outlet import LOOPBACK, Outlet, page, typed
from tests.site.releases.conftest import MONEY, TRUE, now, people, release, speech, write

__all__ = ["now", "people", "release", "speech", "write"]

TITLE = "Posyandu keliling melayani Kutai Barat"
RIGHT = (TRUE, MONEY)
WRONG = (TRUE.replace("24 mobil", "42 mobil"), MONEY)
OTHER = (
    "Panitia turnamen bulu tangkis antarkampung menutup pendaftaran setelah 48 pasangan mendaftar sejak Senin lalu.",
    "Pertandingan pertama dimulai sore hari di gedung olahraga kecamatan dengan wasit dari pengurus kabupaten.",
)


@pytest.fixture(autouse=True)
def house(settings: Any, tmp_path: Path) -> None:
    """Everything in a folder of the test; jobs in the database; outlets on this machine may be asked, without a pause."""
    settings.HOME = tmp_path
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    settings.WAGTAILADMIN_BASE_URL = "http://testserver"
    settings.WATCH_ALLOWED = list(LOOPBACK)
    settings.WATCH_BETWEEN = 0
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": False}}
    cache.clear()


@pytest.fixture
def web() -> Iterator[Outlet]:
    """A server that plays outlets."""
    made = Outlet()
    yield made
    made.close()


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets a worker do all that is due; `work(hours=3)` after so much time has passed."""
    passed = [datetime.timedelta(0)]
    real = timezone.now

    def do(**later: float) -> None:
        passed[0] += datetime.timedelta(**later)
        monkeypatch.setattr(timezone, "now", lambda: real() + passed[0])
        tasks.go_round.enqueue()
        worker = Worker("uji", RHYTHMS)
        worker.round(timezone.now())
        worker.round(timezone.now())

    return do


@pytest.fixture
def medium(people: Any, web: Outlet, now: Any) -> Callable[..., Medium]:
    """Makes an outlet of its own host with a feed: `medium("Kabar", 1, {"/a": html})`; the feed names all its pages."""

    def make(name: str, host: int, pages: dict[str, Any], *, feed: bool = True) -> Medium:
        outlet = add_outlet(
            people.lina, now, name=name, site=web.at("/", host), email=f"redaksi{host}@contoh.id"
        )
        publish(web, host, pages)
        if feed:
            add_feed(people.lina, outlet, web.at("/umpan", host), now)
        return outlet

    return make


def publish(web: Outlet, host: int, pages: dict[str, Any]) -> None:
    """Put pages on the host, and name them in its feed."""
    place = f"127.0.0.{host}:{web.port}"
    web.pages |= {f"{place}{path}": body for path, body in pages.items()}
    named = [key for key in web.pages if key.startswith(place) and not key.endswith("/umpan")]
    items = "".join(f"<item><title>Berita</title><link>http://{key}</link></item>" for key in named)
    web.pages[f"{place}/umpan"] = typed(
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>Uji</title>{items}</channel></rss>",
        "application/rss+xml",
    )


def article(*paragraphs: str, **around: str) -> str:
    """An article with our headline."""
    return page(TITLE, *paragraphs, **around)


def of(path: str) -> Page:
    """The page of this path."""
    return Page.objects.get(address__endswith=path)


def again(feeds: bool = True) -> None:
    """Let every feed and page be due."""
    Feed.objects.update(next_at=timezone.now())
    Page.objects.exclude(next_at=None).update(next_at=timezone.now())
