"""A real HTTP server that plays outlets: each path is a function of the request; every 127.0.0.x is a host of its own."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Play = Callable[["Handler"], None]
LOOPBACK = ("127.0.0.0/8",)


class Handler(BaseHTTPRequestHandler):
    """Looks the path up in the outlet's pages."""

    protocol_version = "HTTP/1.1"
    server: Any

    def do_GET(self) -> None:
        """Answer as the page says."""
        outlet: Outlet = self.server.outlet
        outlet.asked.append((self.headers.get("Host", ""), self.path, dict(self.headers)))
        page = outlet.pages.get(self.headers.get("Host", "") + self.path) or outlet.pages.get(self.path)
        try:
            if page is None:
                self.give(b"tidak ada", status=404)
            elif callable(page):
                page(self)
            else:
                self.give(page if isinstance(page, bytes) else page.encode())
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def give(
        self, body: bytes, status: int = 200, media: str = "text/html; charset=utf-8", **headers: str
    ) -> None:
        """A whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Quiet."""


class Outlet:
    """The server, its pages by path (or by host and path), and what was asked of it."""

    def __init__(self) -> None:
        self.pages: dict[str, str | bytes | Play] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self._server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)
        self._server.daemon_threads = True
        self._server.outlet = self  # type: ignore[attr-defined]
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def at(self, path: str = "/", host: int = 1) -> str:
        """The address of a path at the outlet number `host`."""
        return f"http://127.0.0.{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt apart."""
        return [path for _, path, _ in self.asked if path != "/robots.txt"]

    def close(self) -> None:
        """End it."""
        self._server.shutdown()
        self._server.server_close()


def redirect(where: str, status: int = 302) -> Play:
    """Sends elsewhere."""
    return lambda handler: handler.give(b"", status, Location=where)


def typed(body: str | bytes, media: str) -> Play:
    """A body with its media type."""
    return lambda handler: handler.give(body if isinstance(body, bytes) else body.encode(), 200, media)


def validated(body: str, tag: str, modified: str = "") -> Play:
    """Answers 304 to who has it."""

    def play(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == tag:
            handler.send_response(304)
            handler.end_headers()
        else:
            handler.give(body.encode(), ETag=tag, **({"Last_Modified": modified} if modified else {}))

    return play


def bomb(size: int) -> Play:
    """A few bytes that unpack to `size`, twice packed so that no length tells."""
    packed = gzip.compress(b"<p>" + b" " * size)
    return lambda handler: handler.give(packed, 200, "text/html", Content_Encoding="gzip")


def endless(handler: Handler) -> None:
    """A body that goes on and on."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    handler.close_connection = True
    while True:
        handler.wfile.write(b"<p>lagi</p>" * 2_000)


def dripping(handler: Handler) -> None:
    """Headers that come letter by letter."""
    handler.close_connection = True
    for letter in "HTTP/1.1 200 OK\r\nX-Long: " + "a" * 2_000:
        handler.wfile.write(letter.encode())
        handler.wfile.flush()
        time.sleep(0.05)


def page(title: str, *paragraphs: str, head: str = "", tail: str = "") -> str:
    """An article as an outlet serves it, with menus around it."""
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{title} | Kabar Uji</title>{head}</head><body>'
        f"<nav><ul><li><a href='/'>Beranda</a></li><li><a href='/kota'>Kota</a></li></ul></nav><main><article><h1>{title}</h1>{body}"
        f"</article>{tail}</main><footer><p>Hak cipta Kabar Uji, Samarinda</p></footer></body></html>"
    )
