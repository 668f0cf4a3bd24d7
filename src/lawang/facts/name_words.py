"""The words that names are told by: offices, openers, sites, words that are no name; and how a name becomes a fact."""

from __future__ import annotations

from functools import cache

from lawang.facts.model import Acting, Name
from lawang.language import table, words
from lawang.language.gazetteer import Phrases
from lawang.language.stem import is_everyday
from lawang.text import Text

__all__ = [
    "COMMON_NOUNS",
    "JOINS",
    "calendar",
    "is_capital",
    "is_everyday_capital",
    "is_site",
    "name_of",
    "no_names",
    "offices_at",
    "openers",
]

JOINS = {"dan", "&", "serta"}
# A law carries the office that gave it (Peraturan Menteri …).
_LAWS = {"peraturan", "keputusan", "instruksi", "permen", "kantor", "rumah", "istana", "edaran"}
_SITES = {"com", "co", "id", "go", "net", "org", "ac", "news"}
# Offices that are common nouns as well, and in lower case mostly that.
COMMON_NOUNS = {
    "anggota", "ketua", "kepala", "pimpinan", "koordinator", "peneliti", "dosen", "pengamat", "direktur", "sekretaris",
    "asisten", "deputi", "manajer", "jaksa", "hakim", "komandan", "inspektur", "bendahara", "komisaris",
}  # fmt: skip


@cache
def _titles() -> Phrases:
    return Phrases.of_table(table("offices")["titles"])


@cache
def _acting() -> Phrases:
    return Phrases.of_table(table("offices")["acting"])


@cache
def openers() -> Phrases:
    """Words that open the name of a body or of a place, from offices.toml."""
    opens = table("offices")["opens"]
    return Phrases.of_table({kind: opens[kind] for kind in ("organisation", "place")})


@cache
def office_openers() -> frozenset[str]:
    """The words that the mention of an office begins with."""
    return _acting().opening | _titles().opening | {"wakil"}


def is_capital(word: str) -> bool:
    """Does the token begin with a capital letter?"""
    return word[0].isupper()


def offices_at(text: Text, at: int, stop: int) -> tuple[int, str, Acting] | None:
    """Length, canonical title and way of holding of the office whose mention begins at token `at` (with its acting word)."""
    norms = text.norms
    if norms[at] not in office_openers():
        return None
    acting, size = Acting.HOLDER, 0
    prefix = _acting().longest(norms, at, stop)
    if prefix:
        size, acting = prefix[0], Acting(prefix[1])
        if at + size < stop and norms[at + size] in ".)":
            size += 1
    if at + size >= stop:
        return None
    if norms[at + size] == "wakil" and at + size + 1 < stop:
        deputy = _titles().longest(norms, at + size + 1, stop)
        if deputy and not deputy[1].startswith("wakil"):
            return size + 1 + deputy[0], f"wakil {deputy[1]}", acting
    title = _titles().longest(norms, at + size, stop)
    if title is None or not title[1] or (at > 0 and norms[at - 1] in _LAWS):
        return None
    return size + title[0], title[1], acting


@cache
def calendar() -> frozenset[str]:
    """Names of days and months, which are capitalised and name nobody."""
    return words("everyday", "calendar")


@cache
def no_names() -> frozenset[str]:
    """Words that are no name whatever their case: function words, Rp, Roman numerals."""
    roman = {"ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"}
    return (words("everyday", "function") - {"sekretaris"}) | roman | {"rp", "idr", "usd", "nomor"}


def is_site(norm: str) -> bool:
    """Is the token the address of a website (detik.com)?"""
    return "." in norm and norm.rpartition(".")[2] in _SITES


def is_everyday_capital(text: Text, at: int) -> bool:
    """A capitalised word that is an everyday word, as in the name of an office (… dan Informatika)."""
    return is_capital(text.words[at]) and (is_everyday(text.norms[at]) or len(text.norms[at]) > 9)


def name_of(text: Text, at: int, end: int) -> Name:
    """The tokens `at`..`end` as a name, hyphens taken apart."""
    parts = [part for norm in text.norms[at:end] for part in (norm.split("-") if "-" in norm else (norm,))]
    return Name(tuple([part for part in parts if part and part[0].isalnum()]))
