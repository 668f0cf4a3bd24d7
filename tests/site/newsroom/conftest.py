"""The public side as tests see it: an empty house, a clock that can be set, releases brought out through the door."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.site.releases.conftest import now, people, release, speech, write

__all__ = ["now", "people", "release", "speech", "write"]


@pytest.fixture(autouse=True)
def house(settings: Any, tmp_path: Path) -> None:
    """Keys and indexes in a folder of the test, no count of visits, addresses that the test's browser can follow."""
    settings.HOME = tmp_path
    settings.WAGTAILADMIN_BASE_URL = "http://testserver"
    cache.clear()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime.datetime], None]:
    """Sets the time that pages and jobs see."""

    def put(when: datetime.datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: when)

    return put
