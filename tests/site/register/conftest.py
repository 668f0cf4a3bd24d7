"""The register as tests see it: releases brought out through the door, their proposals, and officers of two agencies."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from lawang.site.register.actions import propose
from lawang.site.register.actions.confirm import confirm
from lawang.site.register.models import Proposal, Value
from lawang.site.releases.actions.begin import begin
from lawang.site.releases.actions.check import current, judged
from lawang.site.releases.actions.decide import decide
from lawang.site.releases.actions.edit import editing
from lawang.site.releases.actions.hand_in import submit
from lawang.site.releases.actions.publish import publish
from lawang.site.releases.actions.review import approve, claim
from lawang.site.releases.actions.sources import add_source, attach
from lawang.site.releases.models import Topic, Version
from lawang.site.releases.states import Act

DAY = datetime.date(2026, 11, 3)
TEACHERS = "Jumlah guru honorer di Kota Bontang mencapai 1.912 orang pada Maret 2026."
OTHERWISE = "Sebanyak 1.219 guru honorer tercatat di Bontang pada Maret 2026."
ROOMS = "Pemerintah provinsi akan membangun 40 ruang kelas di Kabupaten Berau pada Desember 2027."


@pytest.fixture(autouse=True)
def house(settings: Any, tmp_path: Path) -> None:
    """Indexes and keys in a folder of the test."""
    settings.HOME = tmp_path
    settings.WAGTAILADMIN_BASE_URL = "http://testserver"
    cache.clear()


@pytest.fixture
def now() -> datetime.datetime:
    """The time of the test."""
    return timezone.now()


@pytest.fixture
def people(officer: Callable[..., Any]) -> SimpleNamespace:
    """Editors of the door and of two agencies, writers of both, and an editor of a city's door."""
    return SimpleNamespace(
        budi=officer("budi", diskominfo="editor"),
        sari=officer("sari", diskominfo="editor"),
        dewi=officer("dewi", dinkes="editor"),
        wati=officer("wati", dinkes="writer"),
        anto=officer("anto", bpsdm="editor"),
        tono=officer("tono", bpsdm="writer"),
        yudi=officer("yudi", kominfo_samarinda="editor"),
        lina=officer("lina", diskominfo="watcher"),
    )


@pytest.fixture
def topic(db: None) -> Topic:
    """The topic of the releases."""
    return Topic.objects.create(slug="sdm", name="Sumber daya manusia", english="Human resources")


@pytest.fixture
def out(people: SimpleNamespace, region: dict[str, Any], topic: Topic, now: Any) -> Callable[..., Version]:
    """Publishes a release of an agency with these sentences; with `corrects`, as the next version of that one."""

    def make(*sentences: str, by: str = "wati", at: str = "dinkes", corrects: Any = None) -> Version:
        writer = getattr(people, by)
        version = corrects or begin(writer, region[at], "Kabar hari ini", now)
        body = [{"type": "paragraph", "value": f"<p>{words}</p>"} for words in sentences]
        with editing(version, writer, now):
            version.dated, version.place, version.lead = DAY, "Samarinda", "Pemerintah memberi kabar."
            version.contact, version.what_changed = "Humas (0541) 123456", "Angkanya." if corrects else ""
            version.body = Version.body.field.to_python(body)
            version.topics.set([topic])
            version.save()
        text = "\n".join(("Pemerintah memberi kabar.", *sentences))
        given = {"kind": "data", "title": "Data", "issuer": at, "obtained": DAY, "confidential": True}
        attach(writer, version, add_source(writer, region[at], text.encode(), "data.txt", **given))
        reader = people.sari if version.written_by_id == people.budi.pk else people.budi
        version = claim(reader, submit(writer, version))
        for item in judged(current(version)):
            decide(reader, version, item.found.key, Act.CONFIRM, "Dicocokkan.", now)
        return publish(people.sari, approve(reader, version, now), now)

    return make


@pytest.fixture
def stated(out: Callable[..., Version], people: SimpleNamespace, now: Any) -> Callable[..., Value]:
    """Publishes a sentence and confirms what it proposes: the value in the register."""

    def make(sentence: str, **who: Any) -> Value:
        version = out(sentence, **who)
        propose.from_version(version.pk, now)
        proposal = Proposal.objects.get(version=version, stage="open")
        return confirm(people.budi, proposal, now)

    return make
