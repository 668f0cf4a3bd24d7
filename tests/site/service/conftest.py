"""Requests on their way: officers, and a request at any point, brought there through the actions."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache

from lawang.site.service.actions.answer import answer as give_answer
from lawang.site.service.actions.receive import receive
from lawang.site.service.models import Request

KALTIM = ZoneInfo("Asia/Makassar")
MONDAY = datetime.datetime(2026, 1, 5, 9, 0, tzinfo=KALTIM)  # answered by 20 January, extended by 29 January
PAPER = b"\x89PNG gambar kartu identitas PENANDA-KTP"
# Who asks in the tests: each field carries a mark that is searched for everywhere.
WHO = {
    "who": "person",
    "name": "Tjokro Penandanama",
    "identity": "6472011203880007",
    "address": "Jalan Penandaalamat No. 99 RT 07, Samarinda",
    "phone": "081234567899",
    "email": "penandasurel@contoh.id",
    "occupation": "penandakerja",
    "proxy": "",
}
ASKED = {
    "information": "Berapa titik internet gratis di sekolah pada tahun 2025?",
    "purpose": "Penelitian",
    "form": "soft",
    "delivery": "email",
}
NOTICE = {"form": "soft", "delivery": "page", "cost": 0, "payment": "", "other_holder": "", "override": ""}
SOURCE = ("rekap.txt", b"Pada tahun 2025 terpasang 120 titik internet gratis di sekolah.")
TRUE = "Pada tahun 2025 terpasang 120 titik internet gratis di sekolah."


@pytest.fixture(autouse=True)
def own_vault(settings: Any, tmp_path: Path) -> None:
    """Sealed files of a test stand in its own folder; tries are counted anew."""
    settings.SERVICE_ROOT = tmp_path / "service"
    cache.clear()


@pytest.fixture
def real_paper() -> None:
    """Asked for by tests that look at a PDF."""


@pytest.fixture(autouse=True)
def quick_paper(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every notice carries a PDF, which takes a fifth of a second: where none is looked at, an empty sheet will do."""
    if "real_paper" not in request.fixturenames:
        monkeypatch.setattr("lawang.site.service.paper.pdf", lambda template, words: b"%PDF-1.7")


@pytest.fixture
def people(officer: Callable[..., Any]) -> SimpleNamespace:
    """The PPID with its superior, a writer of the body, an agency's writer, and a PPID of elsewhere."""
    return SimpleNamespace(
        hadi=officer("hadi", diskominfo="ppid"),
        mira=officer("mira", diskominfo="superior"),
        nina=officer("nina", diskominfo="writer"),
        dewi=officer("dewi", dinkes="writer"),
        yudi=officer("yudi", kominfo_samarinda="ppid"),
    )


@pytest.fixture
def ask(people: SimpleNamespace, region: dict[str, Any]) -> Callable[..., Request]:
    """A request as somebody sends it from the page: `ask(at=MONDAY, information="...")`."""

    def make(at: datetime.datetime = MONDAY, papers: Any = None, **fields: Any) -> Request:
        given = {**ASKED, **WHO, "body": region["diskominfo"], **fields}
        files = [("identity", "ktp-penandaberkas.png", PAPER)] if papers is None else papers
        return receive(None, given, files, at, at)

    return make


@pytest.fixture
def answered(ask: Callable[..., Request], people: SimpleNamespace) -> Callable[..., Request]:
    """A request that was answered `days` after it came."""

    def make(
        days: int = 4, outcome: str = "granted", text: str = TRUE, files: Any = (SOURCE,), **more: Any
    ) -> Request:
        request = ask(**more.pop("asked", {}))
        at = request.received + datetime.timedelta(days=days)
        give_answer(people.hadi, request, {**NOTICE, "outcome": outcome, "text": text, **more}, files, [], at)
        return Request.objects.get(pk=request.pk)

    return make
