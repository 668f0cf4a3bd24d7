"""Figures that name or order rather than measure: Pasal 17, Nomor 14, telephone numbers; ke-3, ketiga, tahap III."""

from __future__ import annotations

import re

from lawang.facts.model import Fact, Kind, Quantity
from lawang.facts.numerals import HUGE, LONGEST, number_words
from lawang.facts.pieces import ROMAN, Pieces
from lawang.facts.units import currency_before, noun_at, unit_at
from lawang.language import table, words

__all__ = ["label_before", "read_code", "read_rank"]

_TH = re.compile(r"ke-?(\d{1,6})")
# From this many digits without any separator, a figure is an account, an identity or a telephone number: figures of that
# size are written with separators or a scale word (in 2,087 articles no counted figure of 9 bare digits was found).
CODE_DIGITS = 9


def label_before(p: Pieces, i: int, names: bool = True) -> tuple[str, int] | None:
    """The word that makes the figure at piece `i` a label, and the piece it begins at; with `names` also a capitalised
    word in mid-sentence (SMAN 1, Liga 1)."""
    at = i - 1
    while at > i - 3 and p.norms[at] in (".", ":", "("):
        at -= 1
    norm = p.norms[at]
    if at < 0:
        return None
    if norm in words("numbers", "labels", "words"):
        return table("numbers")["labels"]["same"].get(norm, norm), at
    if (
        names
        and at == i - 1
        and norm.isalnum()
        and norm[:1].isalpha()
        and p.capital(at)
        and not p.opens(at)
        and not p.headline()
    ):
        return norm, at
    return None


def read_rank(p: Pieces, i: int) -> tuple[Fact, int] | None:
    """The ordinal at piece `i`, in whatever notation; "all three" (ketiga pelaku) is a count."""
    norm, before = p.norms[i], p.norms[i - 1]
    heads = words("numbers", "rank", "heads")
    headed = before in heads
    if match := _TH.fullmatch(norm):
        return _rank(p, int(match[1]), i, before if headed else "", headed)
    if norm in ROMAN and p.words[i].isupper():
        if before in words("offices", "numbered", "titles"):
            return None  # Asisten III is an office, and no third assistant
        if headed or (len(norm) > 1 and p.capital(i - 1) and not p.opens(i - 1) and before.isalpha()):
            return _rank(p, ROMAN[norm], i, before, True)
        return None
    ones = number_words().ones
    if norm in ones and before in words("numbers", "rank", "figure_heads"):
        after = p.norms[i + 1]
        alone = after not in number_words().heads and not unit_at(p, i + 1, False) and not noun_at(p, i + 1)
        return _rank(p, ones[norm], i, before, True) if alone and after not in number_words().small else None
    if p.norms[i].isdecimal() and len(norm) < 4 and unit_at(p, i + 1, True) is None:
        if (
            before in words("numbers", "rank", "figure_heads")
            and not noun_at(p, i + 1)
            and p.norms[i + 1] not in ("-", "/")
        ):
            return _rank(p, int(norm), i, before, True)
        if before == "ke" and p.norms[i - 2] in heads:
            fact, last = _rank(p, int(norm), i, p.norms[i - 2], False)
            return p.fact(fact.kind, i - 2, i + 1, fact.value), last
        return None
    return _ordinal_word(p, i)


def _rank(p: Pieces, value: int, i: int, head: str, with_head: bool) -> tuple[Fact, int]:
    quantity = Quantity(value, value, 1, noun=head, ordinal=True)
    return p.fact(Kind.NUMBER, i - 1 if with_head else i, i + 1, quantity), i + 1


def _ordinal_word(p: Pieces, i: int) -> tuple[Fact, int] | None:
    """ketiga after what is ordered is a rank; before a noun it counts all of them, and *kedua* then only means both."""
    value = table("numbers")["ordinals"].get(p.norms[i].replace("ke-", "ke"))
    if value is None or (p.capital(i) and not p.opens(i)):
        return None
    before, after = p.norms[i - 1], p.norms[i + 1]
    if before in words("numbers", "rank", "heads") and after != "kali":
        return _rank(p, value, i, before, True)
    if after in ("kalinya", "kali") and value > 1:
        return p.fact(Kind.NUMBER, i, i + 2, Quantity(value, value, 1, noun="kali", ordinal=True)), i + 2
    if value < 3 or before == "yang":
        return None
    unit = unit_at(p, i + 1, False)
    noun = noun_at(p, unit[1] if unit and unit[0].counter else i + 1)
    if unit and unit[0].counter:
        return p.fact(
            Kind.NUMBER, i, unit[1], Quantity(value, value, 1, unit[0].name, unit[0].dimension, 1, noun)
        ), unit[1]
    return (p.fact(Kind.NUMBER, i, i + 1, Quantity(value, value, 1, noun=noun)), i + 1) if noun else None


def read_code(p: Pieces, i: int) -> tuple[Fact, int] | None:
    """Laws, telephone and identity numbers, list numbering (no fact: the piece after it is given by the caller)."""
    if not p.digits(i):
        return None
    norm = p.norms[i]
    if norm.isdecimal() and norm.startswith("62") and p.norms[i - 1] == "+" and p.glued(i):
        return _chain(p, i, i - 1)
    if currency_before(p, i) or unit_at(p, i + 1, True):
        return None
    if norm.isdecimal() and len(norm) > 1 and (norm[0] == "0" or len(norm) >= CODE_DIGITS):
        return _chain(p, i, i)
    if _dashes(p, i) >= 3:
        return _chain(p, i, i)
    named = label_before(p, i, names=False)
    parted = p.norms[i + 1] in ("/", ".") and p.glued(i + 1) and p.glued(i + 2)
    if named and (parted or "/" in norm or norm.count(".") > 1):
        return _law(p, i, *named)
    return None


def _dashes(p: Pieces, i: int) -> int:
    """How many rows of digits stand here, joined by dashes without blanks."""
    count, j = 1, i + 1
    while p.norms[j] == "-" and p.glued(j) and p.glued(j + 1) and p.norms[j + 1].isdecimal():
        count, j = count + 1, j + 2
    return count


def _chain(p: Pieces, i: int, start: int) -> tuple[Fact, int]:
    """A code: its digits as one figure, a country code 62 read as the leading 0."""
    rows, j = [p.norms[i]], i + 1
    while (p.norms[j] == "-" and p.norms[j + 1].isdecimal() and p.glued(j)) or (
        start < i and p.norms[j].isdecimal()
    ):
        j += 1 if p.norms[j] == "-" else 0
        rows.append(p.norms[j])
        j += 1
    digits = "".join(rows)
    if start < i and len(digits) > CODE_DIGITS and digits.startswith("62"):
        digits = digits[2:]
    named = label_before(p, start)
    label = named[0] if named else "nomor"
    if len(digits) > LONGEST:
        return p.fact(Kind.NUMBER, start, j, Quantity(0, 0, 1, label=label), HUGE), j
    return p.fact(Kind.NUMBER, start, j, Quantity(int(digits), int(digits), 1, label=label)), j


def _law(p: Pieces, i: int, label: str, start: int) -> tuple[Fact, int]:
    """UU 14/2008, Nomor 188.44/K.12/2022: the first figure, and what follows the stroke as the rest of the name."""
    number, _, rest = p.norms[i].partition("/")
    j = i + 1
    while (
        j < p.size
        and p.glued(j)
        and (p.norms[j] == "/" or p.norms[j - 1] == "/" or (p.norms[j] in ("-", ".") and p.glued(j + 1)))
    ):
        rest += p.norms[j]
        j += 1
    digits = re.sub(r"\D", "", number)[:LONGEST]
    quantity = Quantity(
        int(digits), int(digits), 1, noun="" if re.fullmatch(r"\d{4}", rest) else rest.strip("/"), label=label
    )
    return p.fact(Kind.NUMBER, start, j, quantity), j
