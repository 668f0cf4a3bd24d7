"""A mail server on this machine, for tests that send real messages."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

__all__ = ["Mailbox", "link", "mail_server"]


class Mailbox:
    """What came in."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refuse = False

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.refuse:
            return "451 nanti saja"
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """Letters to an address, oldest first."""
        return [letter for letter in self.letters if letter["To"] == address]


def words(letter: EmailMessage) -> str:
    """The plain text of a letter."""
    body = letter.get_body(("plain",))
    return body.get_content() if body else ""


def link(letter: EmailMessage, under: str) -> str:
    """The path in a message's link that begins with `under`."""
    found = re.search(rf"https?://[^/\s]+({re.escape(under)}\S*)", words(letter))
    assert found, words(letter)
    return found[1]


@contextmanager
def mail_server(settings: Any) -> Iterator[Mailbox]:
    """A server that the settings send to as long as the block runs."""
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield box
    server.stop()
