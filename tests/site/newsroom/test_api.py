"""For programs: the API and every other address are as openapi.json says; the hub hears of what came out."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

import feedparser
import pytest
from jsonschema import Draft202012Validator

from lawang.site.newsroom import published
from lawang.site.releases.models import Topic
from tests.site.newsroom.test_pages import SECRET

pytestmark = pytest.mark.django_db


def test_every_address_answers_as_described(client, release):
    topic = Topic.objects.create(slug="kesehatan", name="Kesehatan")
    version = release(at="published", topics=[topic])
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1") and described["servers"] == [{"url": "http://testserver"}]
    values = {"name": version.release.slug, "number": "1", "topic": "kesehatan", "agency": "dinkes"}
    for path, acts in described["paths"].items():
        address = re.sub(r"{(\w+)}", lambda match: values[match[1]], path)
        query = {"url": f"http://testserver/siaran/{version.release.slug}/"} if path == "/oembed" else {}
        answer = client.get(address, query)
        (kind, media), *_ = acts["get"]["responses"]["200"]["content"].items()
        assert answer.status_code == 200 and answer["Content-Type"].split(";")[0] == kind, path
        if kind.endswith("json"):
            schema = {**media["schema"], "components": described["components"]}
            Draft202012Validator(schema).validate(json.loads(answer.content))


def test_pages_follow_each_other_and_can_be_narrowed(client, release, monkeypatch):
    monkeypatch.setattr(published, "PAGE", 2)
    topic = Topic.objects.create(slug="kesehatan", name="Kesehatan")
    for topics in ([topic], [], [topic], [topic]):
        release(at="published", topics=topics)
    seen, address = [], "http://testserver/api/siaran?topik=kesehatan"
    while address:
        page = client.get(address.removeprefix("http://testserver")).json()
        seen += [item["uri"] for item in page["items"]]
        address = page["next"]
    assert len(seen) == len(set(seen)) == 3
    assert len(client.get("/api/siaran?instansi=dinkes&sebelum=x").json()["items"]) == 2
    assert client.get("/api/siaran?instansi=bpsdm").json() == {"items": [], "next": None}
    assert client.get("/api/siaran?q=posyandu+melayani").json()["items"][0]["title"] == SECRET


@pytest.fixture
def heard(settings) -> Iterator[list[list[tuple[str, str]]]]:
    """A hub on this machine, and what it was told."""
    told: list[list[tuple[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.WEBSUB_HUB = f"http://127.0.0.1:{server.server_port}/"
    yield told
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_hub_is_named_in_feeds_and_told_of_what_came_out(client, release, heard, settings):
    topic = Topic.objects.create(slug="kesehatan", name="Kesehatan")
    release(at="published", topics=[topic])
    (told,) = heard
    assert told[0] == ("hub.mode", "publish")
    addresses = [value for name, value in told if name == "hub.url"]
    assert "http://testserver/umpan/atom.xml" in addresses and len(addresses) == 9
    for address in addresses:
        content = client.get(address.removeprefix("http://testserver")).content
        if address.endswith(".json"):
            assert json.loads(content)["hubs"][0]["url"] == settings.WEBSUB_HUB
            assert json.loads(content)["feed_url"] == address
        else:
            links = {link["rel"]: link["href"] for link in feedparser.parse(content).feed.links}
            assert (links["hub"], links["self"]) == (settings.WEBSUB_HUB, address)
