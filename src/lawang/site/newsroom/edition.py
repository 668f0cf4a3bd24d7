"""One published version of a release, as everything that leaves the house sees it.

All texts are single lines of plain characters: control characters, which no XML takes, are gone, and white space is one space.
Times carry a time zone. `uri` names the release through all its versions; `permalink` leads to this one version for good.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum

__all__ = [
    "Agency",
    "Block",
    "Contact",
    "Edition",
    "Heading",
    "House",
    "Item",
    "Paragraph",
    "Picture",
    "Quote",
    "Source",
    "Status",
    "Topic",
    "Translation",
    "Version",
    "plain",
]

LANGUAGES = ("id", "en")


class Status(StrEnum):
    """What became of a release: in force, in force with a correction, taken back."""

    USABLE = "usable"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


# Halves of characters and controls, which XML does not take, and the signs that turn the direction of letters, which can make
# a figure look like another.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """A text on one line: composed letters (NFC), single spaces, nothing that cannot be seen or sent."""
    words = " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", words)).split())


@dataclass(frozen=True)
class _Texts:
    """Makes every text of a record plain when it is made."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if type(value) is str:
                object.__setattr__(self, field.name, plain(value))


@dataclass(frozen=True)
class Agency(_Texts):
    """A body that speaks or takes part: its name and the address of its page."""

    name: str
    url: str


@dataclass(frozen=True)
class House(_Texts):
    """The site itself: the name it goes by, the body that keeps the door, and the pages on which readers can hold it to its word."""

    name: str
    url: str
    keeper: Agency
    corrections: str
    verification: str


@dataclass(frozen=True)
class Topic(_Texts):
    """What a release is about, with the address of that topic's page."""

    name: str
    url: str


@dataclass(frozen=True)
class Source(_Texts):
    """What the release rests on: its title, kind and issuer in words, whether it is a first source, and its address if public."""

    title: str
    kind: str
    issuer: str
    first: bool
    url: str = ""


@dataclass(frozen=True)
class Contact(_Texts):
    """Whom to ask about a release."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Paragraph(_Texts):
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Quote(_Texts):
    """What somebody said, word for word, without quotation marks."""

    text: str
    speaker: str
    position: str = ""


@dataclass(frozen=True)
class Heading(_Texts):
    """A heading between paragraphs."""

    text: str


@dataclass(frozen=True)
class Item(_Texts):
    """A line of a list; `number` from 1 on in a list whose order counts, 0 in others."""

    text: str
    number: int = 0


@dataclass(frozen=True)
class Picture(_Texts):
    """A picture: its address, what it shows for those who do not see it, its caption and whose it is."""

    url: str
    shows: str
    caption: str = ""
    credit: str = ""


Block = Paragraph | Heading | Item | Quote | Picture


@dataclass(frozen=True)
class Version(_Texts):
    """A version of the release: number, permanent address, time, and what it changed (empty for the first)."""

    number: int
    url: str
    published: datetime
    note: str = ""


@dataclass(frozen=True)
class Translation(_Texts):
    """The same release in another language."""

    language: str
    url: str


@dataclass(frozen=True)
class Edition(_Texts):
    """One published version of a release. Raises `ValueError` for one that could not have been published."""

    uri: str
    permalink: str
    version: int
    language: str
    headline: str
    lead: str
    body: tuple[Block, ...]
    place: str
    dated: date
    house: House
    lead_agency: Agency
    first_published: datetime
    published: datetime
    status: Status = Status.USABLE
    correction: str = ""
    supporting: tuple[Agency, ...] = ()
    topics: tuple[Topic, ...] = ()
    sources: tuple[Source, ...] = ()
    embargo: datetime | None = None
    contact: Contact | None = None
    versions: tuple[Version, ...] = ()
    translations: tuple[Translation, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.language not in LANGUAGES:
            raise ValueError(f"{self.language}: exports speak {', '.join(LANGUAGES)}")
        if not self.headline or self.version < 1:
            raise ValueError("an edition has a headline and a version from 1 on")
        times = (self.first_published, self.published, self.embargo or self.published)
        if any(time.tzinfo is None for time in times) or self.published < self.first_published:
            raise ValueError("times have a time zone, and no version is older than the first")
        if self.status is not Status.USABLE and not self.correction:
            raise ValueError("a correction or withdrawal says what it is about")

    @property
    def withdrawn(self) -> bool:
        """Was the release taken back? Then nothing of its text goes out any more, only that it was, and why."""
        return self.status is Status.WITHDRAWN

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The lead and the body; nothing of a release that was taken back."""
        if self.withdrawn:
            return ()
        return (*([Paragraph(self.lead)] if self.lead else []), *self.body)
