"""An embargo holds to the second at every address that is open to everybody, whichever app it belongs to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import translation
from PIL import Image

from lawang.site.gate import rule_of
from lawang.site.releases.actions.begin import correct
from lawang.site.releases.actions.check import current, judged
from lawang.site.releases.actions.decide import decide
from lawang.site.releases.actions.hand_in import submit
from lawang.site.releases.actions.publish import publish, tidy
from lawang.site.releases.actions.review import approve, claim
from lawang.site.releases.models import Picture, Topic, Version
from lawang.site.releases.states import Act
from tests.site.newsroom.conftest import clock, house
from tests.site.releases.conftest import MONEY, TRUE, now, people, release, speech, write

__all__ = ["clock", "house", "now", "people", "release", "speech", "write"]

HOUR = datetime.timedelta(hours=1)
SECOND = datetime.timedelta(seconds=1)
HEADLINE = "Rahasiabesar posyandu keliling"
CAPTION = "Mobil rahasiabesar."
WORD = "rahasiabesar"  # in every form of a text, a search's mark included
FORMS = (
    *("ninjs.json", "schema.json", "bertanda-tangan.json", "pesan.txt", "siaran.pdf", "papan.pdf"),
    *("rss.xml", "atom.xml", "feed.json"),
)
# Public views that show nothing of a release, and need what no release has.
APART = {
    "members:accept",
    "newsroom:subscription",
    "newsroom:one_click",
    "speaker",
    "speaker_point",
    "speaker_submit",
}


def patterns(resolver: Any = None, namespace: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every named view with the names of what its address needs."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from patterns(pattern, inner)
        elif pattern.name:
            yield f"{namespace}{pattern.name}", list(pattern.pattern.regex.groupindex)


def given(version: Version, picture: Picture, view: str, name: str) -> list[Any]:
    """What may stand in an address for `name`, so that it would lead to the release."""
    slug, topic, agency = version.release.slug, "kesehatan", "dinkes"
    if name == "slug":
        return [topic] if "topic" in view else [agency] if "agenc" in view else [slug]
    table: dict[str, list[Any]] = {
        "number": [version.number] if view.startswith("newsroom") else ["2026-1"],
        "form": list(FORMS),
        "topic": [topic],
        "agency": [agency],
        "place": [0, 1],
        "path": [picture.file.name, picture.get_rendition("width-20").file.name],
        "pk": [version.pk],
        "kind": ["jawaban"],
        "verb": ["cabut"],
        "year": [2025, 2026],
    }
    return table[name]  # a new name wants a line here


def addresses(version: Version, picture: Picture) -> list[str]:
    """Every public address of the site that could tell of the release, in both languages."""
    found = []
    for view, names in patterns():
        rule = rule_of(view)
        if rule is None or rule.roles is not None or view in APART or view.startswith(("account", "mfa")):
            continue
        choices: list[dict[str, Any]] = [{}]
        for name in names:
            values = given(version, picture, view, name)
            choices = [{**chosen, name: value} for chosen in choices for value in values]
        for chosen in choices:
            for language in ("id", "en"):
                with translation.override(language):
                    try:
                        found.append(reverse(view, kwargs=chosen))
                    except NoReverseMatch:
                        continue
    own = f"http://testserver/siaran/{version.release.slug}/"
    asked = [f"/cari/?q={WORD}", "/cari/?q=mobil", f"/oembed?url={own}", "/api/siaran?page=1"]
    return [*dict.fromkeys(found), *asked]


def through(people: Any, version: Version, now: datetime.datetime) -> Version:
    """Through the door, with every open finding confirmed."""
    version = claim(people.budi, submit(people.dewi, version))
    for item in judged(current(version)):
        decide(people.budi, version, item.found.key, Act.CONFIRM, "Dilihat sendiri.", now)
    return publish(people.sari, approve(people.budi, version, now), now)


@pytest.fixture
def embargoed(release, people, write, now):
    """A scheduled release with a picture and a topic."""
    topic = Topic.objects.create(slug="kesehatan", name="Kesehatan")
    stream = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(stream, "PNG")
    file = SimpleUploadedFile("mobil.png", stream.getvalue(), "image/png")
    picture = Picture.objects.create(title="Mobil", file=file, uploaded_by_user=people.dewi)
    version = release(headline=HEADLINE, embargo=now + HOUR, topics=[topic])
    body = [
        {"type": "paragraph", "value": f"<p>{MONEY}</p>"},
        {"type": "figure", "value": {"picture": picture.pk, "caption": CAPTION}},
    ]
    write(version, body=Version.body.field.to_python(body))
    return through(people, version, now), picture


def tells(address: str, **headers: str) -> tuple[int, bool]:
    """The status of an address, and whether it gives a word of the release or a picture away."""
    cache.clear()  # no limit of visits
    answer = Client().get(address, headers=headers)
    streamed = answer.streaming
    content = b"".join(answer.streaming_content) if streamed else answer.content
    picture = answer["Content-Type"].startswith("image/") and answer.status_code == 200
    heads = " ".join(f"{name}: {value}" for name, value in answer.items() if name != "Location")
    return answer.status_code, picture or WORD in content.decode(
        "utf-8", "replace"
    ).lower() or WORD in heads.lower()


def test_no_public_address_tells_a_second_too_early_and_the_public_ones_do_at_its_time(embargoed, clock, now):
    version, picture = embargoed
    everywhere = addresses(version, picture)
    assert len(everywhere) > 60
    clock(now + HOUR - SECOND)
    early = {address: tells(address) for address in everywhere}
    # a page that is not there repeats at most what was asked for
    assert [
        address
        for address, (status, told) in early.items()
        if told and status != 404 and f"q={WORD}" not in address
    ] == []
    assert (
        tells("/api/siaran")[1] is False
        and "/siaran/" not in Client().get("/cari/?q=mobil").content.decode().split("<main")[1]
    )
    slug = version.release.slug
    assert early[f"/siaran/{slug}/"][0] == early[f"/media/{picture.file.name}"][0] == 404
    clock(now + HOUR)
    for address in (
        *("/", "/en/", "/siaran/", "/api/siaran", "/berita.xml", "/topik/kesehatan/", "/instansi/dinkes/"),
        *(
            "/umpan/rss.xml",
            "/umpan/atom.xml",
            "/umpan/feed.json",
            "/topik/kesehatan/rss.xml",
            "/cari/?q=mobil",
        ),
        *(
            f"/siaran/{slug}/",
            f"/siaran/{slug}/v1/",
            f"/siaran/{slug}/pesan.txt",
            f"/siaran/{slug}/ninjs.json",
        ),
        *(f"/oembed?url=http://testserver/siaran/{slug}/", f"/media/{picture.file.name}"),
    ):
        assert tells(address) == (200, True), address


def test_what_a_browser_has_kept_brings_nothing_back_early(embargoed, clock, now):
    version, _picture = embargoed
    own = f"/siaran/{version.release.slug}/"
    for address in ("/", "/umpan/rss.xml", "/api/siaran", "/berita.xml"):
        clock(now + HOUR - SECOND)
        before = Client().get(address)
        clock(now + HOUR)
        kept = {
            "if-none-match": before.get("ETag", '"x"'),
            "if-modified-since": before.get("Last-Modified", ""),
        }
        assert tells(address, **{name: value for name, value in kept.items() if value}) == (200, True), (
            address
        )
    assert tells(own) == (200, True)


def test_the_minute_job_changes_nothing_that_is_seen(embargoed, clock, now):
    _version, picture = embargoed
    clock(now + HOUR - SECOND)
    assert tidy(now + HOUR - SECOND) == 0 and tells("/api/siaran") == (200, False)
    clock(now + HOUR)
    seen = [tells(address) for address in ("/api/siaran", "/berita.xml", f"/media/{picture.file.name}")]
    assert tidy(now + HOUR) == 1
    assert seen == [tells(a) for a in ("/api/siaran", "/berita.xml", f"/media/{picture.file.name}")]


def test_a_correction_under_embargo_waits_for_its_second_too(release, people, write, clock, now):
    first = release(at="published")
    second = correct(people.dewi, first, now)
    write(second, f"{MONEY} {CAPTION}", lead=TRUE, what_changed=CAPTION, embargo=now + HOUR)
    through(people, second, now)
    slug = first.release.slug
    places = [
        f"/siaran/{slug}/",
        f"/siaran/{slug}/v2/",
        "/ralat/",
        "/api/siaran",
        "/umpan/feed.json",
        f"/cari/?q={WORD}",
    ]
    clock(now + HOUR - SECOND)
    assert [address for address in places[:-1] if tells(address)[1]] == []
    assert Client().get(f"/siaran/{slug}/v2/").status_code == 404
    clock(now + HOUR)
    assert [address for address in places[:3] if not tells(address)[1]] == []
