"""When two names name the same thing: short forms, initials, levels of government, lost spaces."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rapidfuzz import fuzz

from lawang.facts.reading import expand
from lawang.language import words
from lawang.language.gazetteer import is_regency

__all__ = ["FILLERS", "JOINED", "LEVELS", "alike", "bare", "glossed", "initials_of", "is_body", "spelt_alike"]

# Levels of government: Kota Bogor is not Kabupaten Bogor.
LEVELS = words("offices", "compared", "levels")
# Words that any name of its sort may drop.
FILLERS = words("offices", "compared", "fillers")
# Names of at least so many letters, written with or without spaces, may be found one inside the other.
JOINED = 8
# Two spellings of one name: this likeness (rapidfuzz ratio, 0..100).
SPELLING = 80


def alike(a: Sequence[str], b: Sequence[str], aliases: dict[str, tuple[str, ...]]) -> bool:
    """Two names of the same thing: equal, one the short form of the other, or one the initials of the other."""
    if a == b or _initialled(a, b) or _initialled(b, a):
        return True
    long, other = expand(tuple(a), aliases), expand(tuple(b), aliases)
    left, right = bare(long), bare(other)
    if not left or not right:
        return False
    if _other_level(long, other) or _two_regencies(long, other):
        return False
    if left <= right or right <= left:
        return _same_head(long, other) and _same_head(other, long)
    if _initials(a, b) or _initials(b, a):
        return True
    x, y = "".join(a), "".join(b)
    return x == y or (min(len(x), len(y)) >= JOINED and (x in y or y in x))


def glossed(tokens: Sequence[str], at: int, short: Collection[str]) -> bool:
    """Does a short form stand in brackets behind the name that ends before `at`, which is one of these words?"""
    opened, word, closed = [*tokens[at : at + 3], "", "", ""][:3]
    return opened == "(" and closed == ")" and word in short


def is_body(word: str) -> bool:
    """Does a name of one word look like the short name of a body (Kemenag, KPK, NasDem)?"""
    return word in words("offices", "compared", "parties") or word.startswith(
        tuple(words("offices", "compared", "bodies"))
    )


def spelt_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """One name in two spellings (Kementrian, Kementerian)."""
    return fuzz.ratio(" ".join(a), " ".join(b)) >= SPELLING


def _other_level(a: Sequence[str], b: Sequence[str]) -> bool:
    """Kota Bogor is not Kabupaten Bogor."""
    x, y = LEVELS.intersection(a), LEVELS.intersection(b)
    return bool(x and y) and x.isdisjoint(y)


def _two_regencies(a: Sequence[str], b: Sequence[str]) -> bool:
    """Pidie is not Pidie Jaya: two names of the region list, neither a short form of the other."""
    x, y = (tuple(word for word in name if word not in LEVELS) for name in (a, b))
    return x != y and is_regency(x) and is_regency(y)


def _same_head(a: Sequence[str], b: Sequence[str]) -> bool:
    """Where `a` is a body of its own (Kementerian Pertahanan Korea Selatan), `b` must say which (not only Korea Selatan)."""
    heads = words("offices", "opens", "organisation")
    if a[0] not in heads or a[0] in ("pemerintah", "pemprov", "pemkab", "pemkot", "pemda"):
        return True
    telling = next((word for word in a if word not in heads and word not in FILLERS), None)
    return telling is None or telling in b or a[0] in b


def bare(name: Sequence[str]) -> frozenset[str]:
    """The words of a name without those that any name of its sort may drop."""
    drop = words("offices", "honorifics", "before") | FILLERS
    rest = frozenset(word for word in name if word not in drop)
    return rest or frozenset(name)


def _initialled(short: Sequence[str], long: Sequence[str]) -> bool:
    """Aji M. for Aji Muhammad (Rasyid): the words in order, at least one in full, others by the letter they begin with."""
    if not any(len(word) == 1 for word in short) or len(short) > len(long) or len(short) < 2:
        return False
    rest = iter(long)
    pairs = [
        next((w for w in rest if w == word or (len(word) == 1 and w[0] == word)), None) for word in short
    ]
    return None not in pairs and any(len(word) > 1 for word in short)


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """BPS for Badan Pusat Statistik: letters of one word open the words of the other."""
    if len(short) != 1 or len(long) < 2:
        return False
    initials = initials_of(long)
    return len(short[0]) >= 2 and (
        initials == short[0] or (len(initials) > 2 and initials.startswith(short[0]) and len(short[0]) > 2)
    )


def initials_of(name: Sequence[str]) -> str:
    """First letters of the words of a name, but for the small ones."""
    return "".join(word[0] for word in name if word not in ("dan", "di", "ke", "untuk"))
