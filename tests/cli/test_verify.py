"""`lawang verify`: a signed file, or the page that links to it, held against the keys of the site it names."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from lawang.signing import KEYS_PATH, Ring, Signed

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RING = Ring().rotated(NOW)


class Site:
    """A small site on this machine: path to content."""

    def __init__(self, origin: str, pages: dict[str, bytes]) -> None:
        self.origin, self.pages = origin, pages
        self.release = {
            "uri": f"{origin}/siaran/7",
            "version": "2",
            "pubStatus": "usable",
            "edNote": "Ralat: biaya Rp18 miliar,\nbukan Rp81 miliar.\x1b[31m",
            "headlines": [{"value": "Jembatan Mahakam dibuka"}],
        }
        self.signed = Signed(self.release, RING.sign(self.release, NOW))
        pages[KEYS_PATH] = RING.to_json().encode()
        pages["/siaran/7.json"] = self.signed.to_json().encode()
        pages["/siaran/7"] = b'<!doctype html><title>x</title><link rel="signature" href="7.json"><p>x'


@pytest.fixture
def site() -> Iterator[Site]:
    pages: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path in pages else 404)
            self.end_headers()
            self.wfile.write(pages.get(self.path, b""))

        def log_message(self, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}", pages)
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_page_the_file_and_the_saved_file_are_genuine(site, desk, invoke):
    saved = desk.put("siaran.json", site.signed.to_json())
    for named in (f"{site.origin}/siaran/7", f"{site.origin}/siaran/7.json", saved):
        result = invoke("verify", named)
        assert result.exit_code == 0, result.stderr
        assert "ASLI: ditandatangani 127.0.0.1" in result.stdout
        assert "Versi    : 2 (berlaku)" in result.stdout
        # on one line, and without what would steer the terminal
        assert "Ralat: biaya Rp18 miliar, bukan Rp81 miliar.[31m\n" in result.stdout


def test_a_withdrawal_is_told(site, desk, invoke):
    release = {**site.release, "pubStatus": "canceled"}
    saved = desk.put("siaran.json", Signed(release, RING.sign(release, NOW)).to_json())
    assert "(DITARIK)" in invoke("verify", saved).stdout
    assert json.loads(invoke("verify", saved, "--format", "json").stdout)["status"] == "canceled"


def test_a_changed_file_is_not_believed_and_nothing_of_it_is_repeated(site, desk, invoke):
    saved = desk.put("siaran.json", site.signed.to_json().replace("Rp18", "Rp19"))
    result = invoke("verify", saved, lang="en")
    assert result.exit_code == 1 and "NO MATCH" in result.stdout and "Rp19" not in result.stdout


def test_keys_may_be_given_as_a_file(site, desk, invoke):
    saved = desk.put("siaran.json", site.signed.to_json())
    assert invoke("verify", saved, "--keys", desk.put("kunci.json", RING.to_json())).exit_code == 0
    stranger = desk.put("lain.json", Ring().rotated(NOW).to_json())
    result = invoke("verify", saved, "--keys", stranger)
    assert result.exit_code == 1 and "TIDAK DIKENAL" in result.stdout


@pytest.mark.parametrize("status", ["revoked", "out_of_time"])
def test_a_key_that_is_not_in_force(site, desk, invoke, status):
    ring = (
        RING.revoked(RING.keys[0].kid, NOW) if status == "revoked" else RING.rotated(NOW - timedelta(hours=1))
    )
    site.pages[KEYS_PATH] = ring.to_json().encode()
    result = invoke("verify", desk.put("siaran.json", site.signed.to_json()), "--format", "json")
    assert result.exit_code == 1 and json.loads(result.stdout)["outcome"] == status


def test_bad_input_is_named_with_its_mend(site, desk, program):
    site.pages["/kosong"] = b"<p>halo"
    wrong = {
        f"{site.origin}/tidak-ada": "tidak dapat dibuka",
        f"{site.origin}/kosong": "tidak menunjuk berkas bertanda tangan",
        str(desk.put("bukan.json", "halo")): "bukan JSON",
        str(desk.put("tanpa.json", "{}")): "tidak bertanda tangan",
        str(desk.put("tanpa-situs.json", '{"document": {}, "signature": "a..b"}')): "--keys",
        str(desk.folder / "hilang.json"): "tidak dapat dibaca",
    }
    for named, problem in wrong.items():
        result = program("verify", named)
        told = result.stderr.decode()
        assert result.returncode == 2 and named in told and problem in told and told.count("\n") == 1
