"""Releases by e-mail, through a real mail server on this machine."""

from __future__ import annotations

import datetime
import re
from email.message import EmailMessage
from typing import Any

import pytest
from django.test import Client

from lawang.site import limits
from lawang.site.newsroom import tasks
from lawang.site.newsroom.actions.subscribe import forget_pending
from lawang.site.newsroom.models import Receipt, Subscriber
from lawang.site.releases.actions.publish import withdraw
from lawang.site.releases.models import Topic
from tests.site.newsroom.test_pages import HOUR, corrected

__all__ = ["corrected"]

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def link(letter: EmailMessage) -> str:
    """The path of the link in a message."""
    body = letter.get_body(("plain",))
    return re.search(r"http://testserver(/(?:en/)?langganan/\S+)", body.get_content())[1]


@pytest.fixture
def subscriber(client, post):
    """Somebody who asked and confirmed: `subscriber("a@b.id", rhythm="daily")`."""

    def make(email: str, **wish: Any) -> str:
        client.post("/langganan/", {"email": email, "rhythm": "instant", **wish})
        path = link(post.to(email)[-1])
        client.post(path, {"act": "confirm"})
        return path

    return make


def test_nothing_is_sent_before_the_owner_confirmed(client, post, release):
    answer = client.post("/langganan/", {"email": "Warga@Surel.id", "rhythm": "instant"})
    assert "Periksa kotak surat Anda" in answer.content.decode()
    (letter,) = post.to("warga@surel.id")
    release(at="published")
    assert post.to("warga@surel.id") == [letter]
    page = client.get(link(letter)).content.decode()  # a mail program looks at the link
    assert "Ya, aktifkan langganan" in page and not Subscriber.objects.get().confirmed
    client.post(link(letter), {"act": "confirm"})
    version = release(at="published")
    letters = post.to("warga@surel.id")
    assert len(letters) == 2 and letters[-1]["Subject"] == version.headline


def test_the_answer_is_the_same_whether_the_address_is_known(client, post, subscriber):
    path = subscriber("warga@surel.id", topics=[])
    known = Client().post("/langganan/", {"email": "warga@surel.id", "rhythm": "daily"}).content
    fresh = Client().post("/langganan/", {"email": "warga@surel.ix", "rhythm": "daily"}).content
    assert known.replace(b"surel.id", b"surel.ix") == fresh
    assert Subscriber.objects.get(email="warga@surel.id").rhythm == "instant"  # changed only by the link
    assert link(post.to("warga@surel.id")[-1]) == path


def test_one_click_ends_it_and_nothing_is_kept(post, subscriber, release):
    subscriber("warga@surel.id")
    release(at="published")
    letter = post.to("warga@surel.id")[-1]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = letter["List-Unsubscribe"].strip(" <>").removeprefix("http://testserver")
    stranger = Client(enforce_csrf_checks=True)  # the mail provider, without a cookie
    assert stranger.get(stop).status_code == 302 and Subscriber.objects.count() == 1
    assert stranger.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Subscriber.objects.count() == Receipt.objects.count() == 0
    release(at="published")
    assert post.to("warga@surel.id")[-1] is letter


def test_topics_are_kept_to(client, post, subscriber, release):
    health, roads = (Topic.objects.create(slug=name, name=name.title()) for name in ("kesehatan", "jalan"))
    path = subscriber("sehat@surel.id", topics=["kesehatan"])
    subscriber("jalan@surel.id", topics=["jalan"])
    release(at="published", topics=[health])
    assert [len(post.to(f"{name}@surel.id")) for name in ("sehat", "jalan")] == [2, 1]
    client.post(path, {"topics": ["jalan"], "rhythm": "instant"})
    release(at="published", topics=[roads])
    assert [len(post.to(f"{name}@surel.id")) for name in ("sehat", "jalan")] == [3, 2]
    assert client.post(path, {"topics": ["tidak-ada"], "rhythm": "instant"}).status_code == 400


def test_who_received_the_old_version_hears_of_the_correction_and_the_withdrawal(
    post, subscriber, corrected, people, now, clock, client
):
    """The subscriber came after the first version; what changed later is told to those who had it."""
    path = subscriber("warga@surel.id")
    tasks.tell.call(corrected.pk)
    letter = post.to("warga@surel.id")[-1]
    assert letter["Subject"].startswith("RALAT: ")
    client.post(path, {"topics": [], "rhythm": "daily"})
    subscriber("baru@surel.id")
    clock(now + HOUR)
    withdraw(people.sari, corrected, "Kegiatan batal.", now + HOUR)
    told = post.to("warga@surel.id")[-1]
    assert told["Subject"].startswith("DITARIK: ") and told["In-Reply-To"] == letter["In-Reply-To"]
    assert len(post.to("baru@surel.id")) == 1  # who never received it is not troubled


def test_a_job_that_runs_twice_sends_once_and_one_that_fails_sends_later(post, subscriber, release):
    subscriber("warga@surel.id")
    version = release(at="published")
    reader = Subscriber.objects.get()
    tasks.tell.call(version.pk)
    tasks.send_release.call(reader.pk, version.pk)
    assert len(post.to("warga@surel.id")) == 2
    Receipt.objects.all().delete()
    post.refuse = True
    with pytest.raises(Exception, match="nanti saja"):
        tasks.send_release.call(reader.pk, version.pk)
    assert Receipt.objects.count() == 0
    post.refuse = False
    tasks.send_release.call(reader.pk, version.pk)
    assert len(post.to("warga@surel.id")) == 3


def test_a_digest_comes_once_with_everything_since_the_last(post, subscriber, release, now, clock):
    subscriber("warga@surel.id", rhythm="daily")
    clock(now + HOUR)
    tasks.tend_subscriptions.call()
    assert len(post.to("warga@surel.id")) == 1  # nothing new, nothing sent
    clock(now + 2 * HOUR)
    for name in ("Posyandu keliling di Kutai Barat", "Posyandu mulai keliling"):
        version = release(at="scheduled", embargo=now + 3 * HOUR, headline=name)
    clock(now + DAY)
    tasks.tend_subscriptions.call()
    tasks.tend_subscriptions.call()
    letters = post.to("warga@surel.id")
    text = letters[-1].get_body(("plain",)).get_content()
    assert (
        len(letters) == 2 and "Posyandu keliling di Kutai Barat" in text and "Posyandu mulai keliling" in text
    )
    assert version.release.slug in text


def test_an_embargoed_release_is_sent_to_nobody(post, subscriber, release, now, clock):
    subscriber("warga@surel.id")
    version = release(at="scheduled", embargo=now + HOUR)
    tasks.tell.call(version.pk)
    tasks.send_release.call(Subscriber.objects.get().pk, version.pk)
    assert len(post.to("warga@surel.id")) == 1


def test_what_nobody_confirmed_is_forgotten(client, post, now):
    client.post("/langganan/", {"email": "warga@surel.id", "rhythm": "instant"})
    assert forget_pending(now + DAY) == 0 and forget_pending(now + 5 * DAY) == 1
    assert Subscriber.objects.count() == 0


def test_the_daily_job_sends_and_forgets(client, post, subscriber, release, now, clock):
    subscriber("warga@surel.id", rhythm="daily")
    client.post("/langganan/", {"email": "lupa@surel.id", "rhythm": "daily"})
    release(at="scheduled", embargo=now + HOUR)
    clock(now + 5 * DAY)
    tasks.tend_subscriptions.call()
    assert len(post.to("warga@surel.id")) == 2 and Subscriber.objects.get().email == "warga@surel.id"


def test_bad_input_is_kept_and_explained(client, post):
    answer = client.post("/langganan/", {"email": "bukan alamat", "rhythm": "instant"})
    page = answer.content.decode()
    assert answer.status_code == 400 and 'value="bukan alamat"' in page and post.letters == []
    assert client.get("/langganan/tidak-ada/").status_code == 404
    inject = client.post("/langganan/", {"email": "a@b.id\nBcc: c@d.id", "rhythm": "instant"})
    assert inject.status_code == 400 and post.letters == []


def test_a_program_that_asks_for_many_addresses_is_stopped(client, post, monkeypatch):
    monkeypatch.setattr(limits, "SUBSCRIPTIONS", 2)
    statuses = [
        client.post("/langganan/", {"email": f"w{n}@surel.id", "rhythm": "instant"}).status_code
        for n in range(3)
    ]
    assert statuses == [200, 200, 429] and len(post.letters) == 2
