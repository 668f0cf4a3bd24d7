"""An outlet for each test that wants one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.intake.web.outlet import Outlet


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    """A server that plays outlets."""
    made = Outlet()
    yield made
    made.close()
