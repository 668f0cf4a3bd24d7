"""The outlets: what each carries, and the server that plays them: ``python -m bench.watch.outlets PORT OUTLETS ARTICLES``.

Outlet number n has an address of its own on this machine (127.0.x.y), so the pace of hosts and robots.txt work as on the web.
Every fifth article carries a figure that is not the release's, every third carries no release at all.
"""

from __future__ import annotations

import random
import re
import sys
from functools import cache
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

__all__ = ["FOREIGN", "RIGHT", "WRONG", "address", "articles", "host", "kind", "releases"]

CORPUS = Path(__file__).parents[1] / "corpus"
RIGHT, WRONG, FOREIGN = "right", "wrong", "foreign"
_FIGURE = re.compile(r"(?<![\d.,/])[2-9]\d(?![\d.,/])")
_LONG = 120  # characters: a longer first line is no headline
_NAMES = "Melati Kenanga Cempaka Anggrek Teratai Mawar Dahlia Seroja Flamboyan Bougenvil".split()
_THINGS = (
    "turnamen pasar lomba kebun jembatan perahu sekolah warung festival pelatihan gotong-royong panen".split()
)


@cache
def releases() -> list[list[str]]:
    """The lines of every text of bench/corpus: headline (the start of the first sentence where it has none) and paragraphs."""
    texts = [path.read_text("utf-8").strip().split("\n") for path in sorted(CORPUS.glob("*.txt"))]
    return [
        lines if len(lines[0]) < _LONG else [lines[0].partition(".")[0][:_LONG], *lines] for lines in texts
    ]


def kind(number: int) -> str:
    """What an article does with its release."""
    return FOREIGN if number % 3 == 2 else WRONG if number % 5 == 0 else RIGHT


def host(outlet: int) -> str:
    """The address of an outlet on this machine."""
    return f"127.0.{1 + outlet // 250}.{1 + outlet % 250}"


def address(outlet: int, port: int, path: str) -> str:
    """A whole address of an outlet."""
    return f"http://{host(outlet)}:{port}{path}"


def articles(number: int) -> list[str]:
    """Headline and paragraphs of article `number`."""
    rng = random.Random(number)
    names = [f"{rng.choice(_NAMES)} {rng.randrange(10_000)}" for _ in range(4)]
    own = f"Warga Gang {names[0]} menyambut {rng.choice(_THINGS)} bersama pengurus kampung {names[1]}, Sabtu pagi."
    if kind(number) == FOREIGN:
        more = [
            f"Sebanyak {rng.randrange(20, 900)} {rng.choice(_THINGS)} disiapkan {rng.choice(_NAMES)} untuk {name}, kata ketua panitia."
            for name in names
        ]
        return [f"Kabar dari Gang {names[0]}", own, *more]
    headline, *lines = releases()[number % len(releases())]
    if kind(number) == WRONG:
        lines = _drifted(lines)
    return [f"{headline[:80]} bagi {names[2].partition(' ')[0]}", *lines, own]


def _drifted(lines: list[str]) -> list[str]:
    """The first figure of two digits turned round."""
    text = "\n".join(lines)
    changed = _FIGURE.sub(lambda found: str(int(found[0]) + 7), text, count=1)
    return changed.split("\n")


def html(number: int) -> bytes:
    """The page of an article, with the menus and the side column that pages have."""
    title, *lines = articles(number)
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    menu = "".join(f"<li><a href='/rubrik/{n}'>Rubrik {n}</a></li>" for n in range(40))
    aside = "".join(
        f"<li><a href='/a/{number + n}'>Berita lain nomor {number + n}</a></li>" for n in range(1, 30)
    )
    return (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{escape(title)}</title></head><body><nav><ul>{menu}</ul></nav>'
        f"<main><article><h1>{escape(title)}</h1>{body}</article></main><aside><ul>{aside}</ul></aside><footer>Hak cipta</footer></body></html>"
    ).encode()


class Handler(BaseHTTPRequestHandler):
    """Feeds at /umpan, articles at /a/N."""

    server: Any

    def do_GET(self) -> None:
        """Answer."""
        status, media, body = 404, "text/plain", b""
        if self.path == "/umpan":
            outlets, count = self.server.size
            place = self.headers.get("Host", "").partition(":")[0].split(".")
            outlet = (int(place[2]) - 1) * 250 + int(place[3]) - 1
            links = "".join(
                f"<item><title>Berita {n}</title><link>/a/{n}</link></item>"
                for n in range(outlet, count, outlets)
            )
            body = (
                f"<rss version='2.0'><channel><title>Outlet {outlet}</title>{links}</channel></rss>".encode()
            )
            status, media = 200, "application/rss+xml"
        elif self.path.startswith("/a/"):
            status, media, body = 200, "text/html; charset=utf-8", html(int(self.path[3:]))
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Quiet."""


class Server(ThreadingHTTPServer):
    """With room for many connections."""

    request_queue_size = 256
    daemon_threads = True


if __name__ == "__main__":
    port, outlets, count = map(int, sys.argv[1:])
    server = Server(("0.0.0.0", port), Handler)
    server.size = (outlets, count)
    server.serve_forever()
