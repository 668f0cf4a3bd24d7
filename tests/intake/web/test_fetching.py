"""Fetching: politeness, limits, and never an address that is not public. Against a server that plays outlets."""

from __future__ import annotations

import gzip
import socket
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.intake.web.addresses import normal, public_addresses, same_house, written
from lawang.intake.web.failure import Failed, Why
from lawang.intake.web.fetching import Limits, fetch, unpacked
from lawang.intake.web.robots import Robots, from_answer
from tests.intake.web.outlet import LOOPBACK, bomb, dripping, endless, redirect, typed, validated

SMALL = Limits(seconds=3, connect=2, size=200_000)


def why(address: str, **options) -> Why:
    with pytest.raises(Failed) as failed:
        fetch(address, **{"limits": SMALL, "allowed": LOOPBACK} | options)
    return failed.value.why


def test_what_was_had_is_not_sent_again(outlet):
    outlet.pages["/berita"] = validated("<p>isi</p>", '"a1"', "Tue, 12 May 2025 02:00:00 GMT")
    first = fetch(outlet.at("/berita"), allowed=LOOPBACK)
    assert (first.status, first.body, first.etag) == (200, b"<p>isi</p>", '"a1"')
    again = fetch(outlet.at("/berita"), etag=first.etag, modified=first.modified, allowed=LOOPBACK)
    assert again.unchanged and again.body == b""
    assert outlet.asked[-1][2]["If-Modified-Since"] == first.modified


def test_redirects_are_followed_and_told(outlet):
    outlet.pages |= {"/a": redirect("/b", 301), "/b": redirect(outlet.at("/c", host=2)), "/c": "tiba"}
    answer = fetch(outlet.at("/a"), allowed=LOOPBACK)
    assert answer.body == b"tiba" and answer.address == outlet.at("/c", host=2) and len(answer.hops) == 3


def test_a_circle_and_an_endless_chain_end(outlet):
    outlet.pages |= {"/a": redirect("/b"), "/b": redirect("/a")}
    outlet.pages |= {f"/n{n}": redirect(f"/n{n + 1}") for n in range(50)}
    assert why(outlet.at("/a")) is why(outlet.at("/n0")) is Why.REDIRECTS
    assert len(outlet.asked) < 12


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://10.1.2.3/", "http://192.168.1.1/", "http://172.16.0.1/", "http://169.254.169.254/latest/",
        "http://100.64.0.1/", "http://0.0.0.0/", "http://224.0.0.1/", "http://255.255.255.255/", "http://[::1]/", "http://[fe80::1]/",
        "http://[fd00::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/", "http://[ff02::1]/", "http://2130706433/", "http://0x7f.1/", "http://017700000001/", "http://localhost/",
    ],
)  # fmt: skip
def test_no_address_that_is_not_public(address):
    assert why(address, allowed=()) is Why.PRIVATE


def test_a_redirect_to_a_private_address_is_not_followed(outlet):
    outlet.pages |= {"/a": redirect(outlet.at("/rahasia", host=9)), "/rahasia": "rahasia"}
    assert why(outlet.at("/a"), allowed=("127.0.0.1/32",)) is Why.PRIVATE
    assert outlet.paths() == ["/a"]


def test_a_name_server_that_changes_its_mind_does_not_win(outlet, monkeypatch):
    real, asked = socket.getaddrinfo, []

    def lying(host, *args, **more):
        asked.append(host)
        ip = "127.0.0.1" if len(asked) == 1 else "127.0.0.9"
        return real(ip if host == "kabar.contoh" else host, *args, **more)

    outlet.pages |= {f"kabar.contoh:{outlet.port}/": "umum"}
    monkeypatch.setattr(socket, "getaddrinfo", lying)
    address = f"http://kabar.contoh:{outlet.port}/"
    assert fetch(address, allowed=("127.0.0.1/32",), limits=SMALL).body == b"umum"
    assert asked.count("kabar.contoh") == 1
    assert why(address, allowed=("127.0.0.1/32",)) is Why.PRIVATE


def test_a_host_with_one_private_address_among_public_ones_is_refused(monkeypatch):
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: rows)
    with pytest.raises(Failed) as failed:
        public_addresses("http://kabar.contoh/")
    assert failed.value.why is Why.PRIVATE


def test_a_bomb_an_endless_page_and_a_dripping_host_are_cut_off(outlet):
    outlet.pages |= {"/bom": bomb(50_000_000), "/terus": endless, "/tetes": dripping}
    assert why(outlet.at("/bom")) is Why.BIG
    assert why(outlet.at("/terus")) is Why.BIG
    assert why(outlet.at("/tetes"), limits=Limits(seconds=0.5, connect=2, size=10)) is Why.SLOW


def test_what_cannot_be_had_has_its_reason(outlet):
    outlet.pages |= {
        "/zstd": lambda h: h.give(b"x", Content_Encoding="br"),
        "/rusak": lambda h: h.give(b"bukan gzip", Content_Encoding="gzip"),
        "/putus": lambda h: (h.send_response(200), h.send_header("Content-Length", "99"), h.end_headers(), h.wfile.write(b"x"), setattr(h, "close_connection", True)),
        "/bukan": lambda h: (h.wfile.write(b"SSH-2.0-x\r\n\r\n"), setattr(h, "close_connection", True)),
    }  # fmt: skip
    assert {path: why(outlet.at(path)) for path in outlet.pages} == dict.fromkeys(outlet.pages, Why.BROKEN)
    assert why("http://tidak-ada.invalid/") is Why.NAME
    assert why("ftp://kabar.contoh/") is Why.ADDRESS
    assert why(f"https://127.0.0.1:{outlet.port}/") is Why.CONNECT
    assert why("http://127.0.0.1:9/") is Why.CONNECT


def test_what_a_server_says_no_to_is_an_answer(outlet):
    outlet.pages["/habis"] = lambda h: h.give(b"", 429, Retry_After="120")
    assert fetch(outlet.at("/tiada"), allowed=LOOPBACK).gone
    answer = fetch(outlet.at("/habis"), allowed=LOOPBACK)
    assert not answer.good and answer.wait == "120"


def test_packed_bodies_of_every_sort_are_unpacked(outlet):
    body = b"<p>Sebanyak 24 mobil posyandu</p>" * 50
    bare = zlib.compressobj(wbits=-15)
    outlet.pages |= {
        "/gzip": lambda h: h.give(
            gzip.compress(body[:100]) + gzip.compress(body[100:]), Content_Encoding="gzip"
        ),
        "/zlib": lambda h: h.give(zlib.compress(body), Content_Encoding="deflate"),
        "/raw": lambda h: h.give(bare.compress(body) + bare.flush(), Content_Encoding="deflate"),
    }
    assert all(fetch(outlet.at(path), allowed=LOOPBACK).body == body for path in outlet.pages)


@given(st.binary(max_size=300))
def test_unpacking_gives_back_what_was_packed_or_says_why_not(data):
    assert unpacked(gzip.compress(data), "x", 300) == data
    try:
        unpacked(data, "x", 300)
    except Failed as failed:
        assert failed.why in (Why.BROKEN, Why.BIG)


def test_robots_are_heeded_at_every_hop(outlet):
    outlet.pages |= {
        "/robots.txt": typed(
            "User-agent: *\nDisallow: /tutup\nCrawl-delay: 3\nSitemap: /peta.xml", "text/plain"
        ),
        "/a": redirect("/tutup/b"),
        "/tutup/b": "rahasia",
    }
    robots = from_answer(fetch(outlet.at("/robots.txt"), allowed=LOOPBACK))
    assert robots.delay == 3 and robots.sitemaps == ["/peta.xml"]
    assert robots.permits(outlet.at("/a")) and not robots.permits(outlet.at("/tutup/b"))
    assert why(outlet.at("/a"), permitted=robots.permits) is Why.ROBOTS
    assert outlet.paths() == ["/a"]


def test_no_robots_permits_everything_and_a_failing_host_nothing(outlet):
    assert from_answer(fetch(outlet.at("/robots.txt"), allowed=LOOPBACK)).permits(outlet.at("/x"))
    outlet.pages["/robots.txt"] = lambda h: h.give(b"", 503)
    closed = from_answer(fetch(outlet.at("/robots.txt"), allowed=LOOPBACK))
    assert not closed.permits(outlet.at("/x")) and not Robots(closed.text).permits(outlet.at("/x"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HTTP://WWW.Kabar.id:80/a/?utm_source=x&b=2&a=1#atas", "https://kabar.id/a?a=1&b=2"),
        ("https://kabar.id/berita/caf%C3%A9", "https://kabar.id/berita/café"),
        ("https://bücher.id/", "https://xn--bcher-kva.id"),
    ],
)
def test_one_way_of_writing_an_address(one, other):
    assert normal(one) == normal(other)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_an_address_or_a_reason(typed_words):
    for given_words in (typed_words, f"http://kabar.id/{typed_words}", f"http://{typed_words}"):
        try:
            assert written(written(given_words)) == written(given_words) and normal(given_words)
        except Failed as failed:
            assert failed.why is Why.ADDRESS


def test_houses():
    assert same_house("http://www.kabar.id/a", "https://m.kabar.id/b")
    assert not same_house("https://kabar.id/", "https://bukankabar.id/")
