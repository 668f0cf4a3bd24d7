"""A speaker confirms his own quotes and figures by a signed link, through the screens of both and real mail."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from lawang.site import limits
from lawang.site.audit import access as audit
from lawang.site.gate import rule_of
from lawang.site.reasons import Barred
from lawang.site.releases import speaking
from lawang.site.releases.actions.check import barring, current, judged
from lawang.site.releases.actions.publish import publish
from lawang.site.releases.actions.review import approve
from lawang.site.releases.actions.speaker import (
    answer_point,
    revoke_link,
    send_link,
    set_aside,
    submit_answers,
)
from lawang.site.releases.models import Decision, SpeakerLink, Version
from lawang.site.releases.states import State
from tests.site.post import link as link_in
from tests.site.post import words
from tests.site.releases.conftest import FALSE, MONEY, NEWS

HOUR = datetime.timedelta(hours=1)
QUOTE = "“Kami melatih 310 kader dengan 15 bidan,” kata Kepala Dinas Kesehatan Rini Hartati."
REPORTED = "Rini Hartati mengatakan bahwa 12 kampung sudah terjangkau."
NAME = "Rini Hartati"


def theirs(version: Version) -> list[str]:
    return [saying.code for saying in speaking.sayings(current(version).text) if saying.speaker == NAME]


@pytest.fixture
def sent(release, people, now):
    """A link to the speaker of a version: `sent(version)`."""

    def make(version: Version | None = None, **more: object) -> SpeakerLink:
        version = version or release(QUOTE, REPORTED, MONEY)
        wish = {"name": NAME, "email": "rini@contoh.id", "codes": theirs(version), "days": 2} | more
        return send_link(people.dewi, version, now=now, **wish)

    return make


def address(link: SpeakerLink) -> str:
    return f"/pembicara/{speaking.token(link)}/"


def say(link: SpeakerLink, now: datetime.datetime, *answers: str) -> None:
    """Answers in order: "" is right, other words are what should stand there."""
    for number, wording in enumerate(answers, start=1):
        answer_point(link, number, "change" if wording else "true", wording, "", now)
    submit_answers(link, now)


def test_a_speaker_confirms_one_by_one_and_the_desk_sees_it(release, people, signed_in, client, post):
    version = release(QUOTE, REPORTED, MONEY, NEWS, at="in_review")
    open_ = {item.words for item in judged(current(version))}
    writer, page = signed_in(people.dewi), f"/meja/siaran/{version.pk}/"
    form = writer.get(f"{page}pembicara/?nama=Rini Hartati").content.decode()
    chosen = re.findall(r'value="(\d+-\d+)"[^>]*checked', form)
    assert chosen == theirs(version) and len(chosen) == 2
    wish = {"name": NAME, "position": "Kepala Dinas", "email": "rini@contoh.id", "days": 2, "codes": chosen}
    assert writer.post(f"{page}pembicara/", wish)["Location"] == page

    (letter,) = post.to("rini@contoh.id")
    assert "2 kutipan atau angka" in words(letter) and version.headline not in words(letter)
    mine = link_in(letter, "/pembicara/")
    first = client.get(mine).content.decode()
    assert "Rini Hartati" in first and "no-store" in client.get(mine)["Cache-Control"]
    one = client.get(f"{mine}1/").content.decode()
    assert QUOTE[1:30] in one and REPORTED not in one
    onward = client.post(f"{mine}1/", {"answer": "true"})
    assert onward["Location"] == f"{mine}2/"
    two = client.get(onward["Location"]).content.decode()
    assert '<mark class="passage">12</mark>' in two
    blank = client.post(f"{mine}2/", {"answer": "change", "remark": "Lihat laporan."})
    assert blank.status_code == 409 and "Lihat laporan." in blank.content.decode()
    last = client.post(f"{mine}2/", {"answer": "change", "wording": "14 kampung", "remark": "Lihat laporan."})
    assert last["Location"] == mine
    everything = "".join(client.get(f"{mine}{end}").content.decode() for end in ("", "1/", "2/"))
    for other in (NEWS, MONEY, version.headline, version.lead):
        assert other not in everything
    assert not Decision.objects.exists()
    assert client.post(f"{mine}kirim/")["Location"] == mine
    thanks = client.get(mine).content.decode()
    assert "Terima kasih" in thanks and "14 kampung" in thanks and "Kirim jawaban" not in thanks

    settled = {item.words for item in judged(current(version)) if item.settled}
    assert {"310 kader", "15 bidan"} & settled or settled < open_
    assert all(decision.signer == NAME and decision.by is None for decision in Decision.objects.all())
    shown = writer.get(page).content.decode()
    assert "meminta ini diubah" in shown and "14 kampung" in shown and "pembicara Rini Hartati" in shown
    assert "dikirim Dewi" in shown and "rini@contoh.id" in shown
    assert "14 kampung" not in words(post.to("dewi@contoh.id")[0]) and "1" in words(
        post.to("dewi@contoh.id")[0]
    )
    assert {entry.event for entry in audit.about(SpeakerLink.objects.get())} == {
        "releases.speaker_asked",
        "releases.speaker_answered",
    }
    confirmed = [entry for entry in audit.about(version) if entry.event == "releases.speaker_confirmed"]
    assert confirmed and all(entry.actor == "Rini Hartati <rini@contoh.id>" for entry in confirmed)


def test_what_is_right_is_confirmed_and_no_contradicted_fact_ever(release, people, sent, now):
    quote = f"“{FALSE}” kata Kepala Dinas Kesehatan Rini Hartati."
    version = release(quote, QUOTE, MONEY, at="in_review")
    verdicts = {item.found.verdict for item in judged(current(version))}
    assert verdicts >= {"contradicted", "unsupported"}
    link = sent(version)
    say(link, now, *[""] * link.points.count())
    left = [item for item in judged(current(version)) if not item.settled]
    assert left and {item.found.verdict for item in left} == {"contradicted"}
    with pytest.raises(Barred, match="berbeda dari sumber"):
        approve(people.budi, version, now)


def test_a_release_whose_speaker_confirmed_everything_goes_out(release, people, sent, now):
    version = release(QUOTE, MONEY, at="in_review")
    assert barring(version, current(version))
    link = sent(version)
    say(link, now, *[""] * link.points.count())
    assert barring(version, current(version)) == []
    assert publish(people.sari, approve(people.budi, version, now), now).state == State.PUBLISHED


def test_a_change_that_is_asked_for_bars_until_the_sentence_is_mended(sent, write, people, now):
    link = sent()
    version = link.version
    say(link, now, "Kami melatih 320 kader", "")
    codes = [reason.code for reason in barring(version, current(version))]
    assert "speaker" in codes
    write(version, QUOTE, REPORTED, MONEY, contact="Humas lain")
    assert "speaker" in [reason.code for reason in barring(version, current(version))]
    write(version, QUOTE.replace("310", "320"), REPORTED, MONEY)
    assert "speaker" not in [reason.code for reason in barring(version, current(version))]


def test_an_editor_of_the_door_sets_a_wish_aside_with_a_reason(sent, release, people, signed_in, now):
    link = sent(release(QUOTE, REPORTED, at="in_review"))
    version = link.version
    say(link, now, "Kami hebat", "")
    point = link.points.get(number=1)
    with pytest.raises(PermissionDenied):
        set_aside(people.dewi, point, "Tidak sesuai rekaman.")
    editor, act = signed_in(people.budi), f"/meja/siaran/pembicara/{point.pk}/kesampingkan/"
    assert editor.post(act, {"reason": "", "version": version.pk}).status_code == 409
    assert editor.post(act, {"reason": "", "version": "x"}).status_code == 409
    assert editor.post(act, {"reason": "Tidak sesuai rekaman.", "version": version.pk}).status_code == 302
    assert "speaker" not in [reason.code for reason in barring(version, current(version))]
    assert "Tidak sesuai rekaman." in editor.get(f"/meja/siaran/{version.pk}/").content.decode()


def test_the_link_ends_when_the_text_changes_or_it_is_revoked_or_its_time_is_over(
    sent, release, write, people, signed_in, client, now
):
    link = sent()
    assert client.get(address(link)).status_code == 200
    write(link.version, QUOTE, REPORTED)
    changed = client.get(address(link))
    assert changed.status_code == 410 and "sudah berubah" in changed.content.decode()
    assert "310" not in changed.content.decode()
    with pytest.raises(Barred, match="berubah"):
        answer_point(link, 1, "true", "", "", now)

    other = sent(release(QUOTE))
    assert signed_in(people.anto).post(f"/meja/siaran/pembicara/{other.pk}/cabut/").status_code == 404
    signed_in(people.wati).post(f"/meja/siaran/pembicara/{other.pk}/cabut/")
    assert "dicabut" in client.get(address(other)).content.decode()
    late = sent(release(QUOTE))
    assert speaking.ended(late, late.expires - datetime.timedelta(seconds=1)) is None
    over = speaking.ended(late, late.expires)
    assert over is not None and over.code == "expired"


def test_answers_are_given_once_and_all_of_them(sent, people, client, now):
    link = sent()
    early = client.post(f"{address(link)}kirim/")
    assert early.status_code == 409 and "belum Anda jawab" in early.content.decode()
    say(link, now, "", "")
    assert client.post(f"{address(link)}kirim/").status_code == 409
    assert client.get(f"{address(link)}1/")["Location"] == address(link)
    with pytest.raises(Barred, match="sudah diterima"):
        answer_point(link, 1, "change", "Lain.", "", now)
    with pytest.raises(Barred, match="sudah dijawab"):
        revoke_link(people.dewi, link, now)


def test_a_link_cannot_be_guessed_or_altered(sent, client, now):
    link = sent()
    token = speaking.token(link)
    for wrong in (
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        "1",
        f"{link.pk}:x",
        token.replace(":", "", 1),
    ):
        assert client.get(f"/pembicara/{wrong}/").status_code == 404, wrong
    SpeakerLink.objects.update(nonce="lain")
    assert client.get(address(link)).status_code == 404
    assert client.get(f"/pembicara/{token}/99/").status_code == 404


def test_it_is_limited(sent, client, monkeypatch):
    monkeypatch.setattr(limits, "SPEAKERS", 2)
    link = sent()
    seen = [client.get(address(link), REMOTE_ADDR="10.9.8.7").status_code for _ in range(3)]
    assert seen == [200, 200, 429]


@pytest.mark.parametrize("name", ["dewi", "budi", "anto", "yudi", "lina"])
def test_who_may_ask_a_speaker(name, release, people, now):
    version = release(QUOTE, at="submitted")
    wish = {"name": NAME, "email": "rini@contoh.id", "codes": theirs(version), "days": 2, "now": now}
    if name in ("dewi", "budi"):
        assert send_link(getattr(people, name), version, **wish).points.exists()
    else:
        with pytest.raises(PermissionDenied):
            send_link(getattr(people, name), version, **wish)


def test_every_reason_at_once(release, people, now):
    version = release(QUOTE)
    with pytest.raises(Barred) as barred:
        send_link(people.dewi, version, NAME, "Dewi@contoh.id", [], 99, now)
    assert [reason.code for reason in barred.value.reasons] == ["own", "nothing", "days"]


@pytest.mark.parametrize("state", [state.value for state in State if state != State.CORRECTED])
def test_a_speaker_is_asked_before_approval(state, release, people, signed_in, now):
    version = release(at=state, **({"embargo": now + HOUR} if state == "scheduled" else {}))
    code = speaking.sayings(current(version).text)[0].code
    wish = {"name": NAME, "email": "rini@contoh.id", "days": 2, "codes": [code]}
    signed_in(people.dewi).post(f"/meja/siaran/{version.pk}/pembicara/", wish)
    assert SpeakerLink.objects.exists() == (state in rule_of("releases:ask_speaker").states)


def test_the_pages_are_small_need_no_script_and_speak_english(sent, client):
    link = sent()
    for end in ("", "1/"):
        page = client.get(f"/en{address(link)}{end}").content.decode()
        assert "<script" not in page and len(page) < 12_000 and not re.search(r"\sstyle=|\son\w+=", page)
    assert "Is this quote right" in page


@given(st.text(alphabet="ab “”\"'.,\n0123Rp%", max_size=200))
def test_sayings_stand_in_any_text_where_they_say(text):
    for saying in speaking.sayings(text):
        assert text[saying.start : saying.end] == saying.words
        assert text[saying.context.start : saying.context.end] == saying.sentence
        assert saying.context.start <= saying.start < saying.end <= saying.context.end


def test_who_speaks_is_read_from_the_text():
    text = (
        "Kutai Barat\n“Kami siap. Kami melatih 310 kader,” kata Kepala Dinas Kesehatan Rini Hartati. “Sudah 5 tahun,” ujarnya.\n"
        "Rini menambahkan, 12 kampung terjangkau.\nSebanyak 99 orang hadir.\n"
    )
    found = [(saying.words, saying.speaker) for saying in speaking.sayings(text)]
    assert found == [
        ("“Kami siap. Kami melatih 310 kader,”", NAME),
        ("“Sudah 5 tahun,”", NAME),
        ("12", NAME),
        ("99 orang", ""),
    ]
