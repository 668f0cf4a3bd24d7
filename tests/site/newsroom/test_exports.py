"""What leaves the house: any edition can be read back from every format, says its version, and tells what was corrected."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, timedelta
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from jsonschema import Draft202012Validator
from lxml import etree, html

from lawang.signing import Ring, canonical
from lawang.site.newsroom.edition import Edition, Quote, Status, plain
from lawang.site.newsroom.exports import body
from lawang.site.newsroom.exports.agenda import Appointment, calendar
from lawang.site.newsroom.exports.chat import chat
from lawang.site.newsroom.exports.feeds import Feed, atom, json_feed, rss
from lawang.site.newsroom.exports.jsonld import jsonld, script
from lawang.site.newsroom.exports.ninjs import ninjs
from lawang.site.newsroom.exports.oembed import oembed
from lawang.site.newsroom.exports.sitemap import DAYS, MOST, news_sitemap
from lawang.site.newsroom.wording import marked
from tests.site.newsroom.editions import (
    ANY,
    CORRECTED,
    EDITION,
    FIRST,
    HOUSE,
    SITE,
    TIMES,
    WITHDRAWN,
    editions,
)

SCHEMA = Draft202012Validator(json.loads((Path(__file__).parent / "ninjs.schema.json").read_text("utf-8")))
FEED = Feed("Siaran pers", "Semua siaran pers", "id", SITE, f"{SITE}/umpan.xml", f"{SITE}/hub")
RING = Ring().rotated(FIRST)


def everything(edition: Edition) -> dict[str, str]:
    """What each format says of one edition, as text in which escapes are undone."""
    return {
        "ninjs": json.dumps(ninjs(edition), ensure_ascii=False),
        "jsonld": json.dumps(jsonld(edition), ensure_ascii=False),
        "rss": " ".join(etree.fromstring(rss(FEED, [edition])).itertext()),
        "atom": " ".join(etree.fromstring(atom(FEED, [edition])).itertext()),
        "json feed": json.dumps(json_feed(FEED, [edition]), ensure_ascii=False),
        "chat": chat(edition),
        "oembed": json.dumps(oembed(edition), ensure_ascii=False),
    }


def tags(fragment: str) -> list[str]:
    """Every start tag of a fragment with its attributes, as a strict reader sees them."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            found.append(tag)

    Reader().feed(fragment)
    return found


@given(editions())
def test_ninjs_is_valid_and_its_signature_holds(edition):
    document = ninjs(edition)
    assert list(SCHEMA.iter_errors(document)) == []
    assert (document["uri"], document["version"]) == (edition.uri, str(edition.version))
    assert document["headlines"][0]["value"].endswith(edition.headline)
    signature = RING.sign(document, FIRST)
    assert RING.verify(json.loads(canonical(document)), signature).outcome == "valid"
    assert RING.verify({**document, "version": "0"}, signature).outcome == "changed"


def test_the_schema_refuses_what_the_standard_does_not_know():
    document = ninjs(EDITION)
    for wrong in (
        {**document, "judul": "x"},
        {**document, "version": 1},
        {**document, "pubStatus": "withdrawn"},
        {**document, "headlines": ["x"]},
        {name: value for name, value in document.items() if name != "uri"},
    ):
        assert not SCHEMA.is_valid(wrong)


@given(editions())
def test_json_ld_stands_in_a_page_and_is_read_back_whole(edition):
    page = f'<!doctype html><script type="application/ld+json">{script(edition)}</script><p>sesudah</p>'
    assert tags(page) == ["script", "p"]
    read = json.loads(html.fromstring(page).xpath("//script/text()")[0])
    assert read == json.loads(json.dumps(jsonld(edition)))
    assert read["@type"] == "NewsArticle" and read["publisher"]["@type"] == "GovernmentOrganization"
    assert (read["version"], read["headline"]) == (edition.version, marked(edition))
    assert ("correction" in read) == (edition.status is not Status.USABLE)


@given(st.lists(editions(), max_size=3))
def test_rss_and_atom_are_read_back_by_another_program(several):
    for written in (rss(FEED, several), atom(FEED, several)):
        read = feedparser.parse(written)
        assert not read.bozo and len(read.entries) == len(several)
        assert [entry.id for entry in read.entries] == [edition.uri for edition in several]
        assert {link.href for link in read.feed.links} >= {FEED.address, FEED.hub}
        changed = [edition.published.astimezone(UTC).timetuple()[:6] for edition in several]
        assert [tuple(entry.updated_parsed[:6]) for entry in read.entries] == changed
        # feedparser reads titles as HTML in RSS; the bytes are looked at as XML
        titles = [element.text for element in etree.fromstring(written).iter("{*}title")][1:]
        assert titles == [marked(edition) for edition in several]


@given(editions())
def test_the_html_of_a_body_holds_no_element_but_its_own(edition):
    fragment = body.to_html(edition)
    assert set(tags(fragment)) <= {
        "p",
        "strong",
        "span",
        "blockquote",
        "footer",
        "figure",
        "img",
        "figcaption",
        "h2",
        "ul",
        "ol",
        "li",
    }
    text = " ".join(html.fromstring(f"<div>{fragment}</div>").text_content().split())
    for block in edition.blocks:
        if isinstance(block, Quote):
            assert block.text in text


@given(st.lists(editions(), max_size=3))
def test_json_feed(several):
    read = json.loads(json.dumps(json_feed(FEED, several)))
    assert read["version"] == "https://jsonfeed.org/version/1.1" and read["feed_url"] == FEED.address
    for item, edition in zip(read["items"], several, strict=True):
        assert (item["id"], item["_lawang"]["version"]) == (edition.uri, edition.version)
        assert item["title"] and item["content_html"] and item["content_text"]


def test_a_correction_keeps_the_id_changes_the_time_and_is_told_everywhere():
    before, after = (
        (feedparser.parse(atom(FEED, [e])).entries[0], json_feed(FEED, [e])["items"][0])
        for e in (EDITION, CORRECTED)
    )
    assert before[0].id == after[0].id and before[0].updated < after[0].updated
    assert before[0].published == after[0].published
    assert before[1]["id"] == after[1]["id"] and before[1]["date_modified"] < after[1]["date_modified"]
    for name, said in everything(CORRECTED).items():
        assert "Biaya Rp6,3 miliar, bukan Rp63 miliar." in said and "1.240 rumah" in said, name
    assert jsonld(CORRECTED)["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": CORRECTED.correction,
            "datePublished": CORRECTED.published.isoformat(),
        }
    ]


@given(editions(statuses=(Status.WITHDRAWN,)))
def test_a_withdrawal_is_told_and_nothing_of_the_text_goes_out(edition):
    secret = replace(edition, lead="Rahasia di teras.", body=(Quote("Rahasia di badan.", "Rahasia"),))
    for name, said in everything(secret).items():
        assert "Rahasia" not in said, name
        assert "DITARIK" in said or "WITHDRAWN" in said, name
    assert ninjs(secret)["pubStatus"] == "canceled"
    assert jsonld(secret)["creativeWorkStatus"] == "Withdrawn"


def test_the_news_sitemap_holds_two_days_and_a_thousand():
    now = FIRST + timedelta(days=10)
    many = [
        replace(EDITION, uri=f"{SITE}/{n}", first_published=now - timedelta(minutes=n), published=now)
        for n in range(DAYS * 24 * 60 + 5)
    ]
    read = etree.fromstring(
        news_sitemap([*many, replace(WITHDRAWN, first_published=now, published=now)], now)
    )
    places = read.xpath("//*[local-name()='loc']/text()")
    assert places == [f"{SITE}/{n}" for n in range(MOST)]
    few = etree.fromstring(news_sitemap(many[-10:], now))
    assert len(few) == 6  # what is exactly two days old still counts


@given(editions(statuses=(Status.USABLE, Status.CORRECTED)))
def test_the_sitemap_names_publication_language_date_and_title(edition):
    read = etree.fromstring(news_sitemap([edition], edition.first_published))
    told = {etree.QName(element).localname: element.text for element in read.iter() if element.text}
    assert told["name"] == HOUSE.name and told["language"] == edition.language
    assert told["title"] == edition.headline and told["publication_date"].endswith("Z")


@given(ANY, ANY, ANY, TIMES, st.integers(0, 9), st.booleans())
def test_the_agenda_is_read_back(title, place, change, starts, sequence, cancelled):
    one = Appointment(
        f"7@{SITE}",
        SITE,
        title,
        starts,
        FIRST,
        place=place,
        change=change,
        sequence=sequence,
        cancelled=cancelled,
    )
    (event,) = Calendar.from_ical(calendar([one], HOUSE, "id")).walk("VEVENT")
    assert plain(title) in str(event["summary"]) and str(event.get("location", "")) == plain(place)
    assert event["dtstart"].dt == starts.replace(microsecond=0) and event["sequence"] == sequence
    assert event["status"] == ("CANCELLED" if cancelled else "CONFIRMED")
    assert str(event["summary"]).startswith(("Batal: ", "Jadwal berubah: ")) == (cancelled or sequence > 0)


@given(editions())
def test_a_chat_message_has_short_lines_one_bold_headline_and_the_source(edition):
    message = chat(edition)
    lines = message.splitlines()
    assert lines[0].startswith("*") and lines[0].endswith("*") and message.count("*") == 2
    assert "~" not in message.replace(edition.uri, "") and f": {edition.uri}\n" in message
    assert f"{edition.version}," in message


def test_a_chat_message_has_a_sentence_a_line():
    assert "\nPekerjaan selesai sebelas hari lebih cepat.\n" in chat(EDITION)


@given(editions(), st.integers(-5, 2000))
def test_oembed_fits_the_room_it_is_given(edition, room):
    told = oembed(edition, room, room)
    assert {"version", "type", "html", "width", "height"} <= told.keys() and told["type"] == "rich"
    assert 1 <= told["width"] <= max(1, room) and 1 <= told["height"] <= max(1, room)
    assert set(tags(told["html"])) == {"blockquote", "p", "a", "footer"}


@given(ANY)
def test_a_plain_text_is_one_line_that_xml_takes(text):
    cleaned = plain(text)
    assert len(cleaned.splitlines()) <= 1 and plain(cleaned) == cleaned
    element = etree.Element("x")
    element.text = cleaned
    assert (etree.fromstring(etree.tostring(element)).text or "") == cleaned


@pytest.mark.parametrize(
    "change",
    [
        {"language": "xx"},
        {"headline": " "},
        {"version": 0},
        {"status": Status.CORRECTED},
        {"published": FIRST.replace(tzinfo=None)},
        {"published": FIRST - timedelta(1)},
    ],
)
def test_what_could_not_have_been_published_is_no_edition(change):
    with pytest.raises(ValueError):
        replace(EDITION, **change)
