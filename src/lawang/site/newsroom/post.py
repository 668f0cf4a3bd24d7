"""The way out for e-mail: messages of the standard library through Django's mail settings."""

from __future__ import annotations

from email.message import EmailMessage

from django.core.mail import EmailMultiAlternatives

__all__ = ["send"]

_OWN = frozenset({"subject", "from", "to", "mime-version", "content-type", "content-transfer-encoding"})


def send(message: EmailMessage) -> None:
    """Send one message. Raises what the mail server or the way there raises; the job is then tried again."""
    text = message.get_body(("plain",))
    page = message.get_body(("html",))
    out = EmailMultiAlternatives(
        subject=message["Subject"],
        body=text.get_content() if text else "",
        from_email=message["From"],
        to=[message["To"]],
        headers={name: value for name, value in message.items() if name.lower() not in _OWN},
    )
    if page:
        out.attach_alternative(page.get_content(), "text/html")
    out.send()
