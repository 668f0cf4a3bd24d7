"""Persons, places and organisations changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from bench import words
from bench.articles import Article, Person
from bench.edits import Edit, drift, stands_in


def _same_kind(old: str, text: str, rng: Random) -> str:
    """Another name of the same kind that the text does not have."""
    kind = next((k for k in ("female", "surnames", "male") if old in words.names(k)), "surnames")
    pool = [n for n in words.names(kind) if n not in text and n[:3] != old[:3]]
    return rng.choice(pool)


def _renamed(article: Article, person: Person, part: str, new: str, everywhere: bool) -> Edit | None:
    """Replacements of one word of a name, in all mentions or the first that has it."""
    found = []
    for start, end in article.mentions(person):
        for m in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", article.text[start:end]):
            found.append((start + m.start(), start + m.end(), new))
    if not found:
        return None
    return tuple(found) if everywhere else (found[0],)


def _partly(article: Article, rng: Random, at: int) -> Iterator[Edit]:
    for person in article.persons:
        part = person.parts[at]
        edit = _renamed(article, person, part, _same_kind(part, article.text, rng), rng.random() < 0.7)
        if edit:
            yield edit


@drift("person", "given_name")
def given_name(article: Article, rng: Random) -> Iterator[Edit]:
    """Another first name."""
    yield from _partly(article, rng, 0)


@drift("person", "last_name")
def last_name(article: Article, rng: Random) -> Iterator[Edit]:
    """Another last name."""
    yield from _partly(article, rng, -1)


@drift("person", "look_alike")
def look_alike(article: Article, rng: Random) -> Iterator[Edit]:
    """A similar name that another person bears."""
    similar = dict(words.table("names")["similar"]) | {b: a for a, b in words.table("names")["similar"]}
    for person in article.persons:
        for part in person.parts:
            if part in similar and not stands_in(similar[part], article.text):
                edit = _renamed(article, person, part, similar[part], rng.random() < 0.7)
                if edit:
                    yield edit


@drift("person", "whole_name")
def whole_name(article: Article, rng: Random) -> Iterator[Edit]:
    """Somebody else altogether, in every mention."""
    for person in article.persons:
        female = any(p in words.names("female") and p not in words.names("male") for p in person.parts)
        pool = [n for n in words.names("female" if female else "male") if n not in article.text]
        first = rng.choice(pool)
        last = rng.choice([n for n in words.names("surnames") if n not in article.text and n != first])
        edit = []
        for start, end in article.mentions(person):
            text = article.text[start:end]
            edit.append(
                (
                    start,
                    end,
                    f"{first} {last}" if " " in text else (first if text == person.parts[0] else last),
                )
            )
        if edit:
            yield tuple(edit)


@drift("person", "one_later_mention")
def one_later_mention(article: Article, rng: Random) -> Iterator[Edit]:
    """A later short mention is somebody whom the text does not know."""
    for person in article.persons:
        later = article.mentions(person)[1:]
        if later:
            start, end = rng.choice(later)
            new = " ".join(_same_kind(w, article.text, rng) for w in article.text[start:end].split())
            yield ((start, end, new),)


@drift("person", "of_another_place")
def of_another_place(article: Article, rng: Random) -> Iterator[Edit]:
    """Two persons of the text change places at their first mention."""
    for a in article.persons:
        for b in article.persons:
            one, two = article.mentions(a)[:1], article.mentions(b)[:1]
            if (
                one
                and two
                and one[0][0] < two[0][0]
                and article.text[slice(*one[0])] == a.full
                and article.text[slice(*two[0])] == b.full
            ):
                yield (*one[0], b.full), (*two[0], a.full)


_BEFORE = r"\b(?:di|ke|dari|asal|Kabupaten|Kota|Provinsi|Pemprov|Pemkab|Pemkot|wilayah|DPRD|warga|se-|Kecamatan|kabupaten|kota) "
_HOME = {
    key: tuple(words.table("places")[key])
    for key in ("provinces", "short", "cities", "regencies", "countries")
}


def _places(article: Article) -> Iterator[tuple[int, int, str]]:
    """Known places after a word that shows them to be places, with their kind."""
    for kind, names in _HOME.items():
        pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        for m in re.finditer(rf"(?:{_BEFORE}|, )({pattern})(?! [A-Z]|\w)", article.text):
            if article.text[m.start() : m.start(1)] == ", " and not re.search(
                r"[A-Z]\w+, $", article.text[: m.start(1)]
            ):
                continue
            yield m.start(1), m.end(1), kind


def _other_place(kind: str, old: str, text: str, rng: Random) -> str:
    return str(rng.choice([p for p in _HOME[kind] if p not in text and old not in p]))


@drift("place", "one")
def one_place(article: Article, rng: Random) -> Iterator[Edit]:
    """Another place in one mention."""
    for start, end, kind in _places(article):
        yield ((start, end, _other_place(kind, article.text[start:end], article.text, rng)),)


@drift("place", "everywhere")
def place_everywhere(article: Article, rng: Random) -> Iterator[Edit]:
    """Another place wherever the text names it as a place."""
    found = list(_places(article))
    for name in dict.fromkeys(article.text[s:e] for s, e, _ in found):
        spans = [(s, e, k) for s, e, k in found if article.text[s:e] == name]
        new = _other_place(spans[0][2], name, article.text, rng)
        yield tuple((s, e, new) for s, e, _ in sorted(spans))


@drift("place", "of_another_place")
def place_swapped(article: Article, rng: Random) -> Iterator[Edit]:
    """One place of the text stands where another stood."""
    found = list(_places(article))
    for start, end, kind in found:
        others = {article.text[s:e] for s, e, k in found if k == kind} - {article.text[start:end]}
        others = {o for o in others if o not in article.text[max(0, start - 60) : end + 60]}
        if others:
            yield ((start, end, rng.choice(sorted(others))),)


@drift("place", "local")
def local_place(article: Article, rng: Random) -> Iterator[Edit]:
    """Another village, district, ward, street, hotel or hall."""
    pattern = (
        r"\b(?:Desa|Kelurahan|Kecamatan|Jalan|Jl\.?|Dusun|Kampung|Hotel|Gedung|Pasar|Pelabuhan|Bandara|Stadion|Lapangan|Jembatan"
        r"|Bendungan|Sungai|Pulau|Gunung|Pantai|Waduk|Danau|Terminal) ((?:[A-Z][a-z]+)(?: [A-Z][a-z]+){0,2})(?![\w-]| [A-Z])"
    )
    for m in re.finditer(pattern, article.text):
        if re.search(r"(?:Peta|Koperasi|Dana|Jaksa|Bank|Gerbang|Bebas) $", article.text[: m.start()]):
            continue
        new = rng.choice([p for p in words.table("places")["local"] if p not in article.text])
        yield ((*m.span(1), new),)


@drift("place", "compass")
def compass(article: Article, rng: Random) -> Iterator[Edit]:
    """Kalimantan Timur becomes Kalimantan Utara, Jakarta Selatan becomes Jakarta Barat."""
    sides = {head: line.split() for head, line in words.table("places")["sides"].items()}
    for m in re.finditer(
        rf"\b({'|'.join(sides)}) (Utara|Selatan|Timur|Barat|Tengah|Tenggara)\b", article.text
    ):
        pool = [side for side in sides[m.group(1)] if f"{m.group(1)} {side}" not in article.text]
        if pool:
            yield ((*m.span(), f"{m.group(1)} {rng.choice(pool)}"),)


@drift("organisation", "same_type")
def same_type(article: Article, rng: Random) -> Iterator[Edit]:
    """Another agency, ministry, university, company or commission of the same type."""
    for head, tails in words.table("agencies")["after"].items():
        pattern = rf"\b{head} ((?:[A-Z][\w&]*)(?:(?:,| dan|,? serta)? [A-Z][\w&]*){{0,5}})"
        for m in re.finditer(pattern, article.text):
            known = next((t for t in sorted(tails, key=len, reverse=True) if m.group(1).startswith(t)), None)
            if known is None and (
                head not in ("PT", "CV", "Universitas", "Rumah Sakit") or len(m.group(1).split()) > 3
            ):
                continue
            start, end = m.start(1), m.start(1) + len(known) if known else m.end(1)
            if known and re.match(r"(?: dan|,) [A-Z]", article.text[end:]):
                continue
            pool = [
                t
                for t in tails
                if not stands_in(f"{head} {t}", article.text) and not t.startswith(known or "\0")
            ]
            if pool:
                yield ((start, end, rng.choice(pool)),)


@drift("organisation", "short_form")
def short_form(article: Article, rng: Random) -> Iterator[Edit]:
    """Another body known by its short form, in one mention or all."""
    for names in words.table("agencies")["whole"].values():
        for name in names:
            spans = [m.span() for m in re.finditer(rf"(?<![\w(-]){re.escape(name)}(?![\w)-])", article.text)]
            pool = [n for n in names if not stands_in(n, article.text)]
            if spans and pool:
                new = rng.choice(pool)
                yield tuple((s, e, new) for s, e in (spans if rng.random() < 0.5 else spans[:1]))


@drift("organisation", "level")
def level(article: Article, rng: Random) -> Iterator[Edit]:
    """The province's government becomes a regency's, the council the executive."""
    other = {"Pemprov": "Pemkab", "Pemkab": "Pemkot", "Pemkot": "Pemkab", "Pemerintah Provinsi": "Pemerintah Kabupaten",
             "Pemerintah Kabupaten": "Pemerintah Kota", "Pemerintah Kota": "Pemerintah Kabupaten", "Polres": "Kodim",
             "Polda": "Kodam", "Polsek": "Koramil", "Pemerintah Desa": "Pemerintah Kecamatan", "Kejati": "Polda", "Kejari": "Polres",
             "Pengadilan Negeri": "Pengadilan Tinggi", "Pengadilan Tinggi": "Pengadilan Negeri"}  # fmt: skip
    for m in re.finditer(r"\b(?:" + "|".join(other) + r")\b(?= [A-Z])", article.text):
        yield ((*m.span(), other[m.group()]),)
