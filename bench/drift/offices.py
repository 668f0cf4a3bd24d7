"""Positions changed: the office, the acting word, the deputy, the agency headed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from bench import words
from bench.articles import Article
from bench.edits import Edit, drift

_ACTING = "|".join(words.table("offices")["acting"])


def _find(article: Article, offices: list[str]) -> Iterator[re.Match[str]]:
    names = "|".join(sorted(map(re.escape, offices), key=len, reverse=True))
    yield from re.finditer(rf"(?<![\w-])(?:{names})(?= [A-Z]|, [A-Z]|\.|,)(?! RI\b)", article.text)


@drift("position", "office")
def office(article: Article, rng: Random) -> Iterator[Edit]:
    """Another office of the same rank of words."""
    for group in words.table("offices")["groups"]:
        for m in _find(article, group):
            before = article.text[: m.start()]
            if before.endswith(
                (
                    "Wakil ",
                    "Kantor ",
                    "Rumah Dinas ",
                    "Pemilihan ",
                    "Peraturan ",
                    "Keputusan ",
                    "Perdana ",
                    "Istana ",
                    "Pilpres ",
                )
            ):
                continue
            if (
                re.match(r" (?:Umum|Jenderal|DPRD|Utama|I\b|II|Komisi|RI)", article.text[m.end() :])
                and " " not in m.group()
            ):
                continue
            yield ((*m.span(), rng.choice([o for o in group if o != m.group()])),)


@drift("position", "acting_dropped")
def acting_dropped(article: Article, rng: Random) -> Iterator[Edit]:
    """The acting word is lost."""
    for m in re.finditer(
        rf"\b(?:{_ACTING}|Penjabat|Pelaksana [Tt]ugas|Pelaksana [Hh]arian)\.?(?: \((?:{_ACTING})\))? (?=[A-Z]\w+)(?!Rangkaian|Kegiatan|HUT)(\w+)",
        article.text,
    ):
        yield ((*m.span(), m.group(1)),)


@drift("position", "acting_other")
def acting_other(article: Article, rng: Random) -> Iterator[Edit]:
    """Another acting word."""
    for m in re.finditer(rf"\b({_ACTING})\.? (?=[A-Z])", article.text):
        yield ((*m.span(1), rng.choice([a for a in words.table("offices")["acting"] if a != m.group(1)])),)


@drift("position", "acting_added")
def acting_added(article: Article, rng: Random) -> Iterator[Edit]:
    """An acting word where the office is held in full."""
    for m in _find(article, words.table("offices")["head"]):
        if not re.search(
            rf"(?:{_ACTING}|Wakil|Penjabat|Tugas|Kantor|Dinas|mantan|calon|Peraturan|Keputusan|Pemilihan)\.?\)? $",
            article.text[: m.start()],
        ) and article.text[m.end() :].startswith(" "):
            yield ((*m.span(), f"{rng.choice(['Plt', 'Pj', 'Plh'])} {m.group()}"),)


@drift("position", "deputy_dropped")
def deputy_dropped(article: Article, rng: Random) -> Iterator[Edit]:
    """Wakil is lost."""
    for m in re.finditer(r"\b(?:Wakil ([A-Z]\w+)|Wagub|Wabup|Wawali|Wamen)\b(?= [A-Z]|,)", article.text):
        whole = {"Wagub": "Gubernur", "Wabup": "Bupati", "Wawali": "Wali Kota", "Wamen": "Menteri"}
        yield ((*m.span(), m.group(1) or whole[m.group()]),)


@drift("position", "deputy_added")
def deputy_added(article: Article, rng: Random) -> Iterator[Edit]:
    """Wakil is put before an office."""
    for m in _find(article, words.table("offices")["deputy"]):
        before = article.text[: m.start()]
        if not re.search(
            r"(?:Wakil|Plt|Pj|Plh|Kantor|calon|Peraturan|Keputusan|mantan|Staf Ahli|Dinas)\.? $", before
        ) and re.match(r" [A-Z]", article.text[m.end() :]):
            yield ((*m.span(), f"Wakil {m.group()}"),)


@drift("position", "agency")
def agency(article: Article, rng: Random) -> Iterator[Edit]:
    """Head of another agency."""
    table = words.table("agencies")["after"]
    for m in re.finditer(
        r"\b(?:Kepala|Sekretaris|Plt|Kabid) Dinas ([A-Z]\w+(?: [A-Z]\w+)?)(?! dan)", article.text
    ):
        known = next((t for t in table["Dinas"] if m.group(1).startswith(t)), None)
        if known:
            new = rng.choice([t for t in table["Dinas"] if t not in article.text])
            yield ((m.start(1), m.start(1) + len(known), new),)
    for m in re.finditer(r"\bMenteri ([A-Z]\w+(?: [A-Z]\w+)?)(?! dan)", article.text):
        known = next((t for t in table["Menteri"] if m.group(1).startswith(t)), None)
        if known and not re.match(r" dan|,? [A-Z]\w+ dan", article.text[m.start(1) + len(known) :]):
            new = rng.choice([t for t in table["Menteri"] if t not in article.text])
            yield ((m.start(1), m.start(1) + len(known), new),)
    short = ["Diskominfo", "Bappeda", "BPBD", "Dinkes", "Dishub", "Disdikbud", "Dinsos", "BPKAD", "Disnaker"]
    for m in re.finditer(r"\b(?:Kepala|Sekretaris) (" + "|".join(short) + r")\b", article.text):
        yield ((*m.span(1), rng.choice([s for s in short if s not in article.text])),)


@drift("position", "former")
def former(article: Article, rng: Random) -> Iterator[Edit]:
    """Former is lost or added."""
    for m in re.finditer(r"\b([Mm]antan|[Ee]ks) ([A-Z]\w+)", article.text):
        yield ((*m.span(), m.group(2)),)
    for m in _find(article, words.table("offices")["head"]):
        before = article.text[: m.start()]
        if (
            re.match(r" [A-Z]\w+ [A-Z]", article.text[m.end() :])
            and re.search(r"[a-z,] $", before)
            and not re.search(
                r"(?:mantan|calon|Kantor|Rumah Dinas|Perdana|Wakil|Plt|Pj|Plh|Penjabat) $", before
            )
        ):
            yield ((*m.span(), f"mantan {m.group()}"),)
