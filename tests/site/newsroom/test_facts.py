"""What each fact rests on, told on the public page: every way, nobody named, nothing that is confidential."""

from __future__ import annotations

import pytest
from lxml import html

from lawang.site.releases.actions.begin import correct
from lawang.site.releases.actions.check import current, judged
from lawang.site.releases.actions.decide import decide, second
from lawang.site.releases.actions.hand_in import submit
from lawang.site.releases.actions.publish import publish, withdraw
from lawang.site.releases.actions.review import approve, claim
from lawang.site.releases.models import Source
from lawang.site.releases.states import Act
from tests.site.releases.conftest import MONEY, NEWS

pytestmark = pytest.mark.django_db
TITLE = "Sambutan pembukaan posyandu keliling"
KADER = "310"
REASON = "Kata Bu Ningsih lewat telepon 0812."


def told(client, version) -> dict[str, str]:
    """Each fact of the page with what stands below it."""
    tree = html.fromstring(client.get(f"/siaran/{version.release.slug}/").content.decode())
    rows = tree.xpath("//section[@aria-labelledby='fakta']//ol/li")
    return {row.xpath("string(.//strong)"): " ".join(row.text_content().split()) for row in rows}


@pytest.fixture
def out(release, people, now):
    """Brings a release out whose open findings are all decided this way."""

    def make(act: Act):
        version = release(MONEY, NEWS, at="in_review")
        for item in judged(current(version)):
            decide(people.budi, version, item.found.key, act, REASON, now)
            if act == Act.DISMISS:
                second(people.sari, version, item.found.key, now)
        return publish(people.sari, approve(people.budi, version, now), now)

    return make


def test_a_fact_of_a_first_source_names_it(client, release):
    row = told(client, release(at="published"))["Rp3,6 miliar"]
    assert row.startswith("Anggaran kegiatan ini Rp3,6 miliar dari APBD.")
    assert row.endswith(f"✓ sumber pertama: {TITLE}")


def test_a_secondary_source_is_called_one(client, release, speech):
    Source.objects.filter(pk=speech.pk).update(first=False)
    assert f"sumber kedua: {TITLE}" in told(client, release(at="published"))["Rp3,6 miliar"]


def test_a_confidential_source_is_not_named(client, release, speech):
    Source.objects.filter(pk=speech.pk).update(confidential=True)
    version = release(at="published")
    assert told(client, version)["Rp3,6 miliar"].endswith("sumber pertama yang tidak dibuka untuk umum")
    assert TITLE not in client.get(f"/siaran/{version.release.slug}/").content.decode()


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Act.CONFIRM, "dipastikan orang"),
        (Act.OVERRIDE, "dilanjutkan dengan alasan"),
        (Act.DISMISS, "dinilai dua penyunting"),
    ],
)
def test_what_persons_decided_is_told_without_their_names(client, out, act, words):
    version = out(act)
    page = client.get(f"/siaran/{version.release.slug}/").content.decode()
    assert words in told(client, version)[KADER]
    assert not any(secret in page for secret in ("Ningsih", "0812", "Budi", "Sari", "Dewi"))


def test_a_later_decision_changes_nothing_of_what_is_out(client, out, people, write, now):
    version = out(Act.CONFIRM)
    later = correct(people.dewi, version, now)
    for item in judged(current(later)):
        decide(people.dewi, later, item.found.key, Act.OVERRIDE, REASON, now.replace(year=now.year + 1))
    assert "dipastikan orang" in told(client, version)[KADER]
    write(later, MONEY, NEWS, what_changed="Sumbernya.")
    later = approve(
        people.budi, claim(people.budi, submit(people.dewi, later)), now.replace(year=now.year + 1)
    )
    publish(people.sari, later, now)
    assert told(client, version)


def test_nothing_is_told_of_a_withdrawn_release(client, release, people, now):
    version = release(at="published")
    withdraw(people.sari, version, "Kegiatan batal.", now)
    assert told(client, version) == {}
