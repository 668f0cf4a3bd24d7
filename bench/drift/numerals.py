"""Numbers, scales, units and percentages changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from bench.articles import Article
from bench.edits import Edit, drift, numbers, stands_in, value, written

_SCALES = ("ribu", "juta", "miliar", "triliun")
_SCALED = re.compile(r" (ribu|juta|miliar|milyar|triliun)\b")
_PERCENT = re.compile(r" ?(?:persen|%)")
_WORDS = "dua tiga empat lima enam tujuh delapan sembilan sepuluh".split()
_ROMAN = "I II III IV V VI VII VIII IX X".split()
# Unit after a number -> units that measure something else or at another size.
_UNITS = {
    "hektare": ("meter persegi", "kilometer persegi"), "hektar": ("kilometer persegi", "are"), "ha": ("km2", "m2"),
    "kilometer": ("meter", "hektare"), "km": ("meter", "mil"), "meter": ("kilometer", "sentimeter"), "sentimeter": ("meter",),
    "cm": ("meter",), "ton": ("kilogram", "kuintal"), "kg": ("ton", "gram"), "kilogram": ("ton", "kuintal"),
    "gram": ("kilogram",), "kuintal": ("ton",), "liter": ("meter kubik", "galon"), "KK": ("jiwa", "orang"),
    "kepala keluarga": ("jiwa", "orang"), "keluarga": ("jiwa",), "jiwa": ("KK", "kepala keluarga"), "unit": ("paket", "ruas"),
    "paket": ("unit", "lokasi"), "hari": ("bulan", "minggu"), "bulan": ("tahun", "hari"), "tahun": ("bulan",),
    "minggu": ("bulan", "hari"), "pekan": ("bulan", "hari"), "jam": ("menit", "hari"), "menit": ("jam", "detik"), "detik": ("menit",),
    "rumah": ("kepala keluarga", "desa"), "desa": ("kecamatan", "dusun"), "kecamatan": ("desa", "kabupaten"),
    "kabupaten": ("kecamatan", "provinsi"), "kelurahan": ("kecamatan",), "provinsi": ("kabupaten",), "siswa": ("sekolah", "guru"),
    "sekolah": ("siswa", "kelas"), "ekor": ("ton",), "butir": ("kilogram",), "megawatt": ("kilowatt",), "MW": ("kW",),
    "dolar AS": ("rupiah", "dolar Singapura"), "rupiah": ("dolar AS",), "karung": ("ton",), "orang": ("keluarga", "kelompok"),
    "kali": ("tahun",), "titik": ("hektare",), "kelompok": ("orang",), "lembar": ("buku",), "ruas": ("titik",), "batang": ("hektare",),
}  # fmt: skip


def _plain(article: Article) -> Iterator[re.Match[str]]:
    for m in numbers(article.text):
        rest = article.text[m.end() : m.end() + 12]
        if not _SCALED.match(rest) and not _PERCENT.match(rest):
            yield m


def _other_digit(text: str, at: int, rng: Random) -> str:
    digits = [d for d in "123456789" if d != text[at]]
    return text[:at] + rng.choice(digits) + text[at + 1 :]


def _fresh(article: Article, edit: tuple[int, int, str]) -> Iterator[Edit]:
    start, end, new = edit
    if article.text[start:end] != new and not stands_in(new, article.text):
        yield (edit,)


@drift("number", "digit")
def digit(article: Article, rng: Random) -> Iterator[Edit]:
    """One digit of a count is another."""
    for m in _plain(article):
        at = rng.choice([i for i, c in enumerate(m.group()) if c.isdigit()])
        yield from _fresh(article, (*m.span(), _other_digit(m.group(), at, rng)))


@drift("number", "transposed")
def transposed(article: Article, rng: Random) -> Iterator[Edit]:
    """Two neighbouring digits change places."""
    for m in numbers(article.text):
        text = m.group()
        spots = [
            i
            for i in range(len(text) - 1)
            if text[i : i + 2].isdigit() and text[i] != text[i + 1] and text[i + 1] != "0"
        ]
        if spots:
            i = rng.choice(spots)
            yield from _fresh(article, (*m.span(), text[:i] + text[i + 1] + text[i] + text[i + 2 :]))


@drift("number", "last_digit")
def last_digit(article: Article, rng: Random) -> Iterator[Edit]:
    """A number of three digits or more differs by one to three."""
    for m in numbers(article.text):
        if len(m.group()) >= 3 and "," not in m.group():
            new = value(m.group()) + rng.choice([-2, -1, 1, 2, 3])
            yield from _fresh(article, (*m.span(), written(new, "." in m.group())))


@drift("number", "of_another_place")
def of_another_place(article: Article, rng: Random) -> Iterator[Edit]:
    """A count takes the value of another count of the text."""
    found = list(_plain(article))
    for m in found:
        size = value(m.group())
        others = [
            n.group() for n in found if n.group() != m.group() and size / 100 < value(n.group()) < size * 100
        ]
        others = [o for o in others if len(o) > 1]
        if others and len(m.group()) > 1:
            yield ((*m.span(), rng.choice(others)),)


@drift("number", "exchanged")
def exchanged(article: Article, rng: Random) -> Iterator[Edit]:
    """Two counts of one sentence change places."""
    found = list(_plain(article))
    for s, e in article.sentences:
        here = [m for m in found if s <= m.start() < e]
        if len(here) >= 2 and here[0].group() != here[1].group():
            a, b = here[0], here[1]
            yield (*a.span(), b.group()), (*b.span(), a.group())


@drift("number", "spelled")
def spelled(article: Article, rng: Random) -> Iterator[Edit]:
    """A spelled-out number is another."""
    pattern = rf"\b({'|'.join(_WORDS)}) (?!belas|puluh|ratus|ribu|juta|miliar|koma|per|kali lipat|pertiga|perlima)[a-z]{{3,}}"
    for m in re.finditer(pattern, article.text):
        if not re.search(r"(?:puluh|ratus|ribu|juta|belas|ke|per|koma) $", article.text[: m.start()]):
            old = m.group(1)
            new = rng.choice([w for w in _WORDS if w != old])
            yield ((m.start(1), m.end(1), new),)


@drift("number", "ordinal")
def ordinal(article: Article, rng: Random) -> Iterator[Edit]:
    """An ordinal, stage, batch, article or law number is another."""
    for m in re.finditer(
        r"\bke-(\d+)\b|\b(?:Pasal|pasal|Nomor|nomor|Jilid|Kloter|Gelombang) (\d+)\b(?![./]\w)", article.text
    ):
        group = 1 if m.group(1) else 2
        new = str(int(m.group(group)) + rng.choice([1, 2, 10]))
        yield from _fresh(article, (*m.span(group), new))
    for m in re.finditer(
        r"\b(?:[Tt]ahap|[Kk]elas|[Aa]ngkatan|[Tt]riwulan|[Ss]emester|[Tt]ingkat|Bab|Golongan) ([IVX]+)\b",
        article.text,
    ):
        if m.group(1) in _ROMAN:
            at = _ROMAN.index(m.group(1))
            step = 1 if at == 0 or (at < len(_ROMAN) - 1 and rng.random() < 0.7) else -1
            yield ((*m.span(1), _ROMAN[at + step]),)


@drift("number", "range_end")
def range_end(article: Article, rng: Random) -> Iterator[Edit]:
    """One end of a range is another."""
    for m in re.finditer(
        r"(?<![\d/.])(\d{1,3})( ?[-–] ?| hingga | sampai )(\d{1,3})(?= [a-z])(?! (?:Januari|Mei))",
        article.text,
    ):
        if int(m.group(3)) > int(m.group(1)):
            new = str(int(m.group(3)) + rng.choice([1, 2, 5, 10]))
            yield ((m.start(), m.end(), m.group(1) + m.group(2) + new),)


@drift("number", "fraction")
def fraction(article: Article, rng: Random) -> Iterator[Edit]:
    """A fraction or multiple is another."""
    exchange = {"setengah": "seperempat", "separuh": "seperempat", "sepertiga": "dua pertiga", "dua pertiga": "sepertiga",
                "tiga perempat": "setengah", "seperempat": "setengah", "dua kali lipat": "tiga kali lipat"}  # fmt: skip
    for m in re.finditer(
        "|".join(rf"\b{w}\b" for w in sorted(exchange, key=len, reverse=True)), article.text
    ):
        yield ((*m.span(), exchange[m.group()]),)


@drift("scale", "scale_word")
def scale_word(article: Article, rng: Random) -> Iterator[Edit]:
    """ribu, juta, miliar, triliun: one for another."""
    for m in re.finditer(r"(?:Rp ?|US\$ ?)?(\d[\d.,]*) (ribu|juta|miliar|milyar|triliun)\b", article.text):
        scale = m.group(2).replace("milyar", "miliar")
        at = _SCALES.index(scale)
        near = [_SCALES[i] for i in (at - 1, at + 1) if 0 <= i < 4]
        yield ((m.start(2), m.end(2), rng.choice(near)),)


@drift("scale", "scale_dropped")
def scale_dropped(article: Article, rng: Random) -> Iterator[Edit]:
    """The scale word is lost."""
    for m in re.finditer(r"(?:Rp ?)?(\d[\d.,]*) (?:ribu|juta|miliar|triliun)\b", article.text):
        yield ((m.start(), m.end(), m.group().rsplit(" ", 1)[0]),)


@drift("scale", "times_ten")
def times_ten(article: Article, rng: Random) -> Iterator[Edit]:
    """Ten or a hundred times as much, or a tenth."""
    for m in numbers(article.text):
        number = value(m.group())
        if "," in m.group():
            new = written(number * 10)
        elif number >= 100 and number % 10 == 0 and rng.random() < 0.5:
            new = written(number / 10, "." in m.group() or number >= 10_000)
        else:
            new = written(number * rng.choice([10, 10, 100]), "." in m.group() or number >= 100)
        yield from _fresh(article, (*m.span(), new))


@drift("scale", "comma_lost")
def comma_lost(article: Article, rng: Random) -> Iterator[Edit]:
    """The decimal comma is lost: 2,5 becomes 25."""
    for m in numbers(article.text):
        if re.fullmatch(r"\d{1,3},\d", m.group()) and not m.group().startswith("0"):
            yield from _fresh(article, (*m.span(), m.group().replace(",", "")))


@drift("scale", "thousands")
def thousands(article: Article, rng: Random) -> Iterator[Edit]:
    """A group of three digits is lost or added."""
    for m in numbers(article.text):
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", m.group()):
            new = m.group()[:-4] if rng.random() < 0.5 else m.group() + ".000"
            yield from _fresh(article, (*m.span(), new))


@drift("scale", "vague")
def vague(article: Article, rng: Random) -> Iterator[Edit]:
    """puluhan, ratusan, ribuan, jutaan: one for another; likewise in spelled numbers."""
    steps = ["belasan", "puluhan", "ratusan", "ribuan", "jutaan"]
    for m in re.finditer(r"\b(?:" + "|".join(steps) + r")\b", article.text, re.I):
        at = steps.index(m.group().lower())
        new = rng.choice([steps[i] for i in (at - 1, at + 1) if 0 <= i < len(steps)])
        yield ((*m.span(), new.capitalize() if m.group()[0].isupper() else new),)
    for m in re.finditer(
        r"\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan) (puluh|ratus|ribu|juta|miliar)\b",
        article.text,
    ):
        words = ["puluh", "ratus", "ribu", "juta", "miliar"]
        at = words.index(m.group(1))
        yield ((*m.span(1), words[at + 1] if at < 4 else "juta"),)


_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))


@drift("unit", "after_number")
def after_number(article: Article, rng: Random) -> Iterator[Edit]:
    """The unit after a number is another."""
    for m in numbers(article.text):
        u = re.compile(rf"(?: (?:ribu|juta|miliar|triliun))? ({_UNIT})(?![\w-])").match(article.text, m.end())
        if u and not article.text[: m.start()].endswith(
            ("usia ", "umur ", "Pukul ", "pukul ", "Jam ", "jam ")
        ):
            if u.group(1) == "tahun" and not re.match(r"[ .,]", article.text[u.end() : u.end() + 1]):
                continue
            yield ((*u.span(1), rng.choice(_UNITS[u.group(1)])),)


@drift("unit", "after_word")
def after_word(article: Article, rng: Random) -> Iterator[Edit]:
    """The unit after a spelled-out number is another."""
    for m in re.finditer(rf"\b(?:{'|'.join(_WORDS)}) ({_UNIT})(?![\w-]| lipat)", article.text):
        yield ((*m.span(1), rng.choice(_UNITS[m.group(1)])),)


@drift("unit", "rate")
def rate(article: Article, rng: Random) -> Iterator[Edit]:
    """Per what: per year becomes per month and so on."""
    other = {"tahun": "bulan", "bulan": "tahun", "hari": "bulan", "jam": "hari", "orang": "keluarga", "kilogram": "karung",
             "kg": "ton", "ton": "kilogram", "hektare": "kilometer persegi", "liter": "galon", "unit": "paket", "KK": "jiwa"}  # fmt: skip
    for m in re.finditer(r"\bper (" + "|".join(other) + r")\b", article.text):
        yield ((*m.span(1), other[m.group(1)]),)


@drift("unit", "currency")
def currency(article: Article, rng: Random) -> Iterator[Edit]:
    """Rupiah become dollars, or the other way round."""
    for m in re.finditer(r"\b(Rp\.? ?|US\$ ?)(?=\d[\d.,]* (?:ribu|juta|miliar|triliun))", article.text):
        yield ((*m.span(1), "US$" if m.group(1).startswith("Rp") else "Rp"),)


@drift("percent", "value")
def percent_value(article: Article, rng: Random) -> Iterator[Edit]:
    """A percentage is another, by a digit, a tenth or a transposition."""
    for m in numbers(article.text):
        if not _PERCENT.match(article.text[m.end() : m.end() + 8]):
            continue
        text = m.group()
        at = rng.choice([i for i, c in enumerate(text) if c.isdigit()])
        if "," in text and rng.random() < 0.3:
            new = text.split(",")[0] if rng.random() < 0.5 else written(value(text) * 10)
        else:
            new = _other_digit(text, at, rng)
        yield from _fresh(article, (*m.span(), new))


@drift("percent", "points")
def points(article: Article, rng: Random) -> Iterator[Edit]:
    """Per cent become percentage points, or the other way round."""
    for m in re.finditer(r"\d( poin persen\b| persen\b| ?%)", article.text):
        new = " persen" if "poin" in m.group(1) else " poin persen"
        yield ((*m.span(1), new),)


@drift("percent", "to_count")
def to_count(article: Article, rng: Random) -> Iterator[Edit]:
    """A percentage becomes a multiple or a per mille."""
    for m in re.finditer(r"\d( persen\b| ?%)", article.text):
        yield ((*m.span(1), rng.choice([" permil", " kali lipat"])),)


@drift("percent", "exchanged")
def percent_exchanged(article: Article, rng: Random) -> Iterator[Edit]:
    """Two percentages of one sentence change places."""
    found = [m for m in numbers(article.text) if _PERCENT.match(article.text[m.end() : m.end() + 8])]
    for s, e in article.sentences:
        here = [m for m in found if s <= m.start() < e]
        if len(here) >= 2 and here[0].group() != here[1].group():
            yield (*here[0].span(), here[1].group()), (*here[1].span(), here[0].group())
