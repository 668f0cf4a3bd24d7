"""What stands inside quotation marks changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from bench import words
from bench.articles import Article
from bench.edits import Edit, drift

_TIGHT = ("tidak ", "belum ", "bukan ", "tak ", "orang ", "anak ", "-", "kerja ", "rumah ", "terima ")


def _each_word(article: Article, pattern: str) -> Iterator[re.Match[str]]:
    finder = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")
    for start, end in article.quotations:
        yield from finder.finditer(article.text, start, end)


@drift("quote", "word")
def word(article: Article, rng: Random) -> Iterator[Edit]:
    """A content word is another."""
    table = words.pairs("exchange")
    for m in _each_word(article, "|".join(sorted(map(re.escape, table), key=len, reverse=True))):
        tail = article.text[m.end() : m.end() + 8]
        fixed = m.group() in ("hari", "rumah", "kerja", "dapat", "bulan") and re.match(
            r" (?:ini|sakit|sama|nanti|itu)", tail
        )
        if not article.text[: m.start()].endswith(_TIGHT) and not fixed:
            yield ((*m.span(), rng.choice(table[m.group()])),)


@drift("quote", "opposite")
def opposite(article: Article, rng: Random) -> Iterator[Edit]:
    """A word becomes its opposite."""
    table = words.pairs("antonyms")
    for m in _each_word(article, "|".join(sorted(map(re.escape, table), key=len, reverse=True))):
        if not article.text[: m.start()].endswith(_TIGHT):
            yield ((*m.span(), rng.choice(table[m.group()])),)


@drift("quote", "phrase_inserted")
def phrase_inserted(article: Article, rng: Random) -> Iterator[Edit]:
    """A phrase that was not said is put in at the end of a clause."""
    for start, end in article.quotations:
        spots = [m.start() for m in re.finditer(r"(?<=[a-z]{3})[,.]", article.text[start:end])]
        if spots:
            at = start + rng.choice(spots)
            yield ((at, at, " " + rng.choice(words.lines("insertions"))),)


@drift("quote", "word_dropped")
def word_dropped(article: Article, rng: Random) -> Iterator[Edit]:
    """A word that bears meaning is lost."""
    drop = "tidak|belum|bukan|hanya|paling|wajib|semua|seluruh|hampir|minimal|maksimal|sebagian|dilarang|jangan|kecuali|tanpa|diduga|mungkin"
    for m in _each_word(article, rf"(?:{drop}) (\w+)"):
        if m.group().startswith(
            (
                "wajib pajak",
                "sebagian besar",
                "sebagian kecil",
                "tidak hanya",
                "bukan hanya",
                "tidak lain",
                "tidak perlu",
                "hampir",
                "tidak kurang",
                "bukan cuma",
            )
        ):
            continue
        yield ((*m.span(), m.group(1)),)
    for m in _each_word(article, r"([Tt]idak|[Bb]ukan|[Jj]angan|[Hh]arus|[Ww]ajib|[Hh]anya) (\w+)"):
        if m.group()[0].isupper() and not m.group(2).startswith(("hanya", "ada", "saja", "lain", "cuma")):
            yield ((*m.span(), m.group(2).capitalize()),)


@drift("quote", "modal")
def modal(article: Article, rng: Random) -> Iterator[Edit]:
    """Will, ability or duty becomes its denial or compulsion."""
    for m in _each_word(article, r"(?:akan|bisa|dapat|harus|mampu|siap)(?= (?:me|di|ber)\w{3,})"):
        old = m.group()
        new = rng.choice([w for w in ("tidak akan", "belum bisa", "dilarang", "terpaksa") if old not in w])
        if not article.text[: m.start()].endswith(("tidak ", "belum ", "yang ", "tak ", "agar ")):
            yield ((*m.span(), new),)


@drift("quote", "whom")
def whom(article: Article, rng: Random) -> Iterator[Edit]:
    """Somebody else is meant: 'untuk masyarakat' becomes 'untuk partai politik'."""
    foreign = ("pengusaha tambang", "partai politik", "tenaga asing", "para investor", "keluarga pejabat")
    for m in _each_word(
        article,
        r"(?:bagi|untuk|kepada|oleh|dengan) ((?:masyarakat|warga|petani|anak-anak|kita|kami|mereka|semua pihak|pemerintah|publik))",
    ):
        yield ((*m.span(1), rng.choice(foreign)),)
