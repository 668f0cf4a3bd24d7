"""A text that is being written: taken from the editor's form as it stands, and its findings tied to the fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from lawang.errors import BadInput
from lawang.site.releases import access, door
from lawang.site.releases.actions.check import current, judged, typed
from lawang.site.releases.models import Version
from lawang.site.releases.showing import Showing
from lawang.site.releases.wording import lines

__all__ = ["Spot", "Writing", "as_saved", "as_typed"]

# A longer text is checked when its page is opened, not at every pause: a look at 41,000 characters with 29 findings takes
# 0.5 s on one core, one of 1,800 characters 0.07 s (docs/writing.md).
MOST = 40_000


@dataclass(frozen=True)
class Spot:
    """Where a finding stands in the form: the field, the words, and which of their occurrences in that field it is, from 0.
    `target` is the anchor of its card, `sign` what it is marked with."""

    field: str
    words: str
    nth: int
    style: str
    sign: str
    title: str
    target: str


class Writing(Showing):
    """A check as the writing officer sees it beside the form."""

    @cached_property
    def spots(self) -> list[Spot]:
        """Every marked place, in the order of the cards; the desk's advice last."""
        return list(self._spots())

    @property
    def open_cards(self) -> list[Any]:
        """What is still to be mended."""
        return [card for card in self.cards if not card.item.settled]

    @property
    def settled_cards(self) -> list[Any]:
        """What somebody has signed for."""
        return [card for card in self.cards if card.item.settled]

    def _spots(self) -> Iterator[Spot]:
        field_at = _Fields(self.checked.version)
        for card in self.cards:
            style = "settled" if card.item.settled else card.found.verdict
            for start, end in card.found.places or [[card.found.start, card.found.end]]:
                sign = f"{card.symbol} {card.number}"
                yield field_at.spot(self.checked.text, start, end, style, sign, card.title, f"f{card.number}")
        for number, advice in self.lessons:
            row = self.checked.advice[number - 1]
            target = f"s{number}"
            yield field_at.spot(
                self.checked.text, row["start"], row["end"], "advice", f"✎ {number}", advice.title, target
            )


class _Fields:
    """Places of the plain text as places of the form."""

    def __init__(self, version: Version) -> None:
        self.lines = []
        at = 0
        for field, words in lines(version):
            self.lines.append((at, at + len(words), field))
            at += len(words) + 1

    def spot(self, text: str, start: int, end: int, style: str, sign: str, title: str, target: str) -> Spot:
        """The place of the characters `start`..`end` of the plain text."""
        field = next((field for first, last, field in self.lines if first <= start <= last), "headline")
        words = text[start:end]
        before = (
            text[first : min(last, start)]
            for first, last, name in self.lines
            if name == field and first < start
        )
        nth = sum(part.count(words) for part in before) if words else 0
        return Spot(field, words, nth, style, sign, title, target)


def as_saved(version: Version, officer: Any) -> Writing:
    """The findings of the text as it was saved last."""
    checked = current(version)
    return Writing(checked, judged(checked), officer, door.parts(version, officer), _open(version, officer))


def as_typed(version: Version, officer: Any, form: QueryDict) -> Writing:
    """The findings of the text as it stands in the editor's form. Nothing of it is kept. Raises `BadInput` for what is no
    such form or is longer than can be checked at every pause."""
    fill(version, form)
    if sum(len(line) for _field, line in lines(version)) > MOST:
        raise BadInput(
            _("naskah"),
            _("terlalu panjang untuk dicocokkan sambil ditulis."),
            _("Simpan, lalu lihat temuannya di halaman siaran pers."),
        )
    checked, items = typed(version)
    return Writing(checked, items, officer, door.parts(version, officer), _open(version, officer))


def fill(version: Version, form: QueryDict) -> None:
    """Put what is typed into the version, however unfinished; it is not saved. Raises `BadInput`."""
    for name in ("headline", "place", "lead"):
        setattr(version, name, form.get(name, ""))
    try:
        version.dated = Version._meta.get_field("dated").to_python(form.get("dated") or None)
    except ValidationError:
        version.dated = None
    widget = Version._meta.get_field("body").formfield().widget
    try:
        version.body = widget.value_from_datadict(form, {}, "body")
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BadInput(_("naskah"), _("isian tidak terbaca."), _("Muat ulang halaman ini.")) from error


def _open(version: Version, officer: Any) -> set[int]:
    return set(access.sources(officer).filter(uses__version=version).values_list("pk", flat=True))
