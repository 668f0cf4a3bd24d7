"""A release on its way: the officers, the sources, and a version at any state, brought there through the actions."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from lawang.site.releases.actions.begin import begin
from lawang.site.releases.actions.edit import editing
from lawang.site.releases.actions.hand_in import submit
from lawang.site.releases.actions.publish import publish, withdraw
from lawang.site.releases.actions.review import approve, claim
from lawang.site.releases.actions.sources import add_source, attach
from lawang.site.releases.models import Source, Version

SPEECH = (
    "Sambutan Kepala Dinas Kesehatan pada pembukaan posyandu keliling, Samarinda, 12 Mei 2025.\n"
    "Dinas Kesehatan mengoperasikan 24 mobil posyandu keliling mulai 12 Mei 2025 di Kabupaten Kutai Barat.\n"
    "Anggaran kegiatan ini Rp3,6 miliar dari APBD.\n"
)
TRUE = "Dinas Kesehatan mengoperasikan 24 mobil posyandu keliling mulai 12 Mei 2025 di Kabupaten Kutai Barat."
FALSE = TRUE.replace("24", "42")
MONEY = "Anggaran kegiatan ini Rp3,6 miliar dari APBD."
NEWS = "Sebanyak 310 kader posyandu dilatih oleh 15 bidan."


@pytest.fixture
def people(officer: Callable[..., Any]) -> SimpleNamespace:
    """Two writers of the agency, three editors at its door, and some who have no business there."""
    return SimpleNamespace(
        dewi=officer("dewi", dinkes="writer"),
        wati=officer("wati", dinkes="writer"),
        budi=officer("budi", diskominfo="editor"),
        sari=officer("sari", diskominfo="editor"),
        tuti=officer("tuti", diskominfo="editor"),
        anto=officer("anto", bpsdm="writer"),
        yudi=officer("yudi", kominfo_samarinda="editor"),
        lina=officer("lina", diskominfo="watcher"),
    )


@pytest.fixture
def now() -> datetime.datetime:
    """The time of the test."""
    return timezone.now()


@pytest.fixture
def speech(people: SimpleNamespace, region: dict[str, Any]) -> Source:
    """A first source in the library."""
    return add_source(
        people.dewi,
        region["dinkes"],
        SPEECH.encode(),
        "sambutan.txt",
        kind="speech",
        title="Sambutan pembukaan posyandu keliling",
        issuer="Dinas Kesehatan",
        obtained=datetime.date(2025, 5, 12),
    )


@pytest.fixture
def write(people: SimpleNamespace, now: datetime.datetime) -> Callable[..., None]:
    """Changes the text of a version as an officer does in the editor."""

    def change(version: Version, *paragraphs: str, by: Any = None, **fields: Any) -> None:
        with editing(version, by or people.dewi, now):
            if paragraphs:
                version.body = type(version).body.field.to_python(
                    [{"type": "paragraph", "value": f"<p>{words}</p>"} for words in paragraphs]
                )
            for name, value in fields.items():
                setattr(version, name, value)
            version.save()

    return change


@pytest.fixture
def release(
    people: SimpleNamespace, region: dict[str, Any], speech: Source, write: Callable[..., None], now: Any
) -> Callable[..., Version]:
    """Makes a version of this body and brings it to a state: `release(TRUE, at="approved")`."""

    def make(*paragraphs: str, at: str = "draft", source: bool = True, **fields: Any) -> Version:
        version = begin(people.dewi, region["dinkes"], "Posyandu keliling mulai melayani Kutai Barat", now)
        fields = {"place": "Sendawar", "lead": TRUE, "contact": "Humas Dinkes (0541) 123456"} | fields
        write(version, *(paragraphs or (MONEY,)), dated=datetime.date(2025, 5, 12), **fields)
        if source:
            attach(people.dewi, version, speech)
        steps = {
            "submitted": lambda v: submit(people.dewi, v),
            "in_review": lambda v: claim(people.budi, v),
            "approved": lambda v: approve(people.budi, v, now),
            "scheduled": lambda v: publish(people.sari, v, now),
            "published": lambda v: publish(people.sari, v, now),
            "withdrawn": lambda v: withdraw(people.sari, v, "Kegiatan batal.", now),
        }
        order = [
            "submitted",
            "in_review",
            "approved",
            "scheduled" if at == "scheduled" else "published",
            "withdrawn",
        ]
        for state in order[: order.index(at) + 1] if at != "draft" else []:
            version = steps[state](version)
        return version

    return make
