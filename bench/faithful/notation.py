"""The same number, amount, date or time written otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from bench.articles import DAYS, MONTHS, Article
from bench.edits import AMOUNT, DAY, MONTH, NUMBER, faithful, numbers, value, written
from bench.marked import Marked

_SCALE = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
_LITTLE = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
_COUNTED = (
    "orang|unit|desa|kecamatan|kabupaten|rumah|kali|hari|bulan|tahun|minggu|pekan|sekolah|siswa|titik|paket|kelompok|peserta"
    "|kelurahan|hektare|kilometer|jam|menit|tersangka|saksi|korban|negara|daerah|provinsi|warga|lokasi|tim|pemain|pelaku|kendaraan"
)


def swap(
    doc: Marked, pattern: str, new: Callable[[re.Match[str]], str | None], rng: Random, most: int = 3
) -> Marked | None:
    """Up to ``most`` unmarked matches rewritten; None when nothing changed."""
    found = [m for m in re.finditer(pattern, doc.text) if not doc.locked(max(0, m.start() - 1), m.end() + 1)]
    chosen = sorted(rng.sample(found, min(len(found), rng.randint(1, most))), key=lambda m: -m.start())
    result = doc
    for m in chosen:
        text = new(m)
        if text is not None and text != m.group():
            result = result.replace(m.start(), m.end(), text)
    return result if result is not doc else None


@faithful("notation", "money_scaled")
def money_scaled(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Rp2.500.000.000 -> Rp2,5 miliar, only where exact."""

    def new(m: re.Match[str]) -> str | None:
        amount = value(m.group(1))
        for name, size in reversed(_SCALE.items()):
            if size > 1000 and amount >= size:
                short = amount / size
                return f"Rp{written(short)} {name}" if round(short, 2) == short else None
        return None

    return swap(
        doc, r"Rp\.? ?(\d{1,3}(?:\.\d{3}){2,})(?:,00|,-)?(?![\d.,]*\d)(?! ?(?:ribu|juta|miliar))", new, rng
    )


@faithful("notation", "money_in_full")
def money_in_full(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Rp2,5 miliar -> Rp2.500.000.000, or 2,5 miliar rupiah, or Rp 2,5 miliar."""

    def new(m: re.Match[str]) -> str | None:
        amount = value(m.group(1)) * _SCALE[m.group(2)]
        way = rng.randrange(4)
        if way == 0:
            return f"{m.group(1)} {m.group(2)} rupiah"
        if way == 1:
            return f"Rp {m.group(1)} {m.group(2)}"
        if way == 2 and m.group(2) == "miliar":
            return f"Rp{m.group(1)} milyar"
        return "Rp" + written(round(amount)) if m.group(2) != "triliun" else None

    return swap(doc, rf"(?<!\w)Rp\.? ?({AMOUNT}) (ribu|juta|miliar|triliun)\b(?! rupiah)", new, rng)


@faithful("notation", "money_sign")
def money_sign(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Rp5.000 -> Rp 5.000, Rp5.000,00, Rp. 5.000,- or 5.000 rupiah."""
    ways: list[Callable[[str], str]] = [
        lambda n: f"Rp {n}", lambda n: f"Rp{n},00", lambda n: f"Rp. {n},-", lambda n: f"{n} rupiah", lambda n: f"Rp{n}",
    ]  # fmt: skip
    return swap(
        doc,
        r"(?<!\w)Rp\.? ?(\d{1,3}(?:\.\d{3})+)(?![.,]?\d)(?!,-| ?(?:ribu|juta|miliar|triliun)| ?[-–] ?| per)",
        lambda m: rng.choice(ways)(m.group(1)),
        rng,
    )


@faithful("notation", "scaled_count")
def scaled_count(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """2 juta -> 2.000.000, 1.500 -> 1,5 ribu, 12.000 -> 12 ribu; never for money."""

    def long(m: re.Match[str]) -> str | None:
        return written(round(value(m.group(1)) * _SCALE[m.group(2)]))

    grown = swap(
        doc,
        rf"(?<!Rp)(?<!Rp )(?<!\$)({NUMBER}) (ribu|juta)(?= [a-z])(?! (?:rupiah|dolar|rubel|euro|hingga|sampai|lebih|an))",
        long,
        rng,
    )
    if grown and rng.random() < 0.6:
        return grown
    short = swap(
        doc,
        r"(?<!Rp)(?<!Rp )(?<!\$)(?<![\w.,/-])(\d{1,3})\.000(?= (?:orang|warga|hektare|unit|ton|rumah|jiwa|lembar|bibit|peserta))",
        lambda m: f"{m.group(1)} ribu",
        rng,
    )
    return short or grown


@faithful("notation", "percent_sign")
def percent_sign(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """15 persen <-> 15%."""
    if rng.random() < 0.5:
        return swap(doc, r"(?<=\d) persen\b", lambda m: "%", rng, 6) or swap(
            doc, r"(?<=\d) ?%", lambda m: " persen", rng, 6
        )
    return swap(doc, r"(?<=\d) ?%", lambda m: " persen", rng, 6) or swap(
        doc, r"(?<=\d) persen\b", lambda m: "%", rng, 6
    )


@faithful("notation", "unit_short")
def unit_short(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """hektare, hektar, ha and other units in another spelling."""
    same = {
        "hektare": ["hektar", "ha"], "hektar": ["hektare", "ha"], "ha": ["hektare"], "kilometer": ["km"], "km": ["kilometer"],
        "meter persegi": ["m2", "m²"], "kilogram": ["kg"], "kg": ["kilogram"], "KK": ["kepala keluarga"],
        "kepala keluarga": ["KK"], "meter kubik": ["m3", "m³"], "sentimeter": ["cm"], "cm": ["sentimeter"], "megawatt": ["MW"],
        "MW": ["megawatt"], "dolar AS": ["dolar Amerika Serikat"],
    }  # fmt: skip
    pattern = "|".join(sorted(same, key=len, reverse=True))
    return swap(
        doc,
        rf"(?<=\d )({pattern})\b(?! persegi| kubik| per| \()",
        lambda m: rng.choice(same[m.group(1)]),
        rng,
    )


@faithful("notation", "ordinal")
def ordinal(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """ke-3 <-> ketiga (from three upward)."""
    words = {n: f"ke{_LITTLE[n]}" for n in range(3, 11)}

    def spelled(m: re.Match[str]) -> str | None:
        return words.get(int(m.group(1)))

    def digits(m: re.Match[str]) -> str:
        return f"ke-{_LITTLE.index(m.group(1))}"

    return swap(doc, r"\bke-(\d{1,2})\b(?!\d)(?= |[.,])", spelled, rng) or swap(
        doc, rf"(?<=tahun )ke({'|'.join(_LITTLE[3:11])})\b", digits, rng
    )


@faithful("notation", "spelled_out")
def spelled_out(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """5 orang -> lima orang; 12 orang stays."""
    plain = {m.span() for m in numbers(doc.text)}

    def new(m: re.Match[str]) -> str | None:
        number = int(m.group(1))
        return _LITTLE[number] if m.span(1) in plain and 2 <= number <= 11 else None

    return swap(doc, rf"(?<![\w.,/-])(\d{{1,2}})(?= (?:{_COUNTED})\b)(?! tahun\))", new, rng)


@faithful("notation", "in_digits")
def in_digits(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """lima orang -> 5 orang."""
    return swap(
        doc,
        rf"(?<![\w-])(?<!puluh )(?<!ratus )(?<!ribu )(?<!per )(?<!koma )(?<!sepuluh )({'|'.join(_LITTLE[2:12])})(?= (?:{_COUNTED})\b)(?! kali lipat)",
        lambda m: str(_LITTLE.index(m.group(1))),
        rng,
    )


@faithful("notation", "rounded")
def rounded(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """1.234.567 -> sekitar 1,2 juta, or lebih dari 1,2 juta."""
    plain = {m.span() for m in numbers(doc.text)}

    def new(m: re.Match[str]) -> str | None:
        amount = value(m.group(2))
        if m.span(2) not in plain or amount < 10_000:
            return None
        size, name = next((s, n) for n, s in reversed(_SCALE.items()) if amount >= s)
        digits = 1 if amount / size < 100 else 0
        near, below = round(amount / size, digits), int(amount / size * 10**digits) / 10**digits
        money = "Rp" if m.group(1) else ""
        if near == amount / size:
            return None
        if rng.random() < 0.6 or below == 0:
            return f"sekitar {money}{written(near)} {name}"
        return f"lebih dari {money}{written(below)} {name}"

    bound = "sekitar|lebih dari|hampir|kurang dari|minimal|maksimal|dari|atas|bawah|hingga|antara|sedikitnya|setidaknya|dan|menjadi|lebih|nominal|kisaran|ke|tepatnya|sampai|di"
    before = "".join(f"(?<!\\b{w} )" for w in bound.split("|"))
    return swap(
        doc,
        rf"{before}(?<![\w/.,-])(Rp\.? ?)?(?<![\d.,])(\d{{1,3}}(?:\.\d{{3}})+)(?![.,]?\d|,-| ?[-–]| (?:ribu|juta|miliar|hingga|sampai))",
        new,
        rng,
        2,
    )


@faithful("notation", "group_dots")
def group_dots(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """1.250 orang -> 1250 orang."""
    return swap(
        doc,
        r"(?<![\w.,/$-])(?<!Rp )(?<!pukul )(?<!Pukul )(\d)\.(\d{3})(?= (?:orang|warga|hektare|unit|ton|rumah|jiwa|siswa|KK|kepala|peserta|personel|meter|bibit))",
        lambda m: m.group(1) + m.group(2),
        rng,
    )


@faithful("notation", "range")
def range_written(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """10-15 orang -> 10 hingga 15 orang, 10–15, 10 sampai 15."""
    return swap(
        doc,
        rf"(?<![\w/.,-])(\d{{1,3}}) ?[-–] ?(\d{{1,3}})(?= (?:{MONTH}|persen|orang|tahun|hari|bulan|meter|kilometer|derajat|unit|hektare))",
        lambda m: f"{m.group(1)}{rng.choice([' hingga ', '–', ' sampai ', ' s.d. ', '-'])}{m.group(2)}",
        rng,
    )


_SHORT = rf"(?:({DAY}),? )?\((\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}))?\)"


@faithful("notation", "date_in_words")
def date_in_words(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Selasa (1/11/2022) -> Selasa, 1 November 2022, or 1 November 2022, or without the year."""

    def new(m: re.Match[str]) -> str | None:
        if not 1 <= int(m.group(3)) <= 12:
            return None
        day = f"{int(m.group(2))} {MONTHS[int(m.group(3)) - 1]}"
        date = f"{day} {m.group(4)}" if m.group(4) else day
        if not m.group(1):
            return f"({date})"
        ways = [f"{m.group(1)}, {date}", date, f"{m.group(1)} ({date})", f"{m.group(1)} {date}"]
        if m.group(4):
            ways += [
                f"{m.group(1)} ({int(m.group(2))}/{int(m.group(3))})",
                f"{m.group(1)} ({int(m.group(2)):02d}/{int(m.group(3)):02d}/{m.group(4)})",
            ]
        return rng.choice(ways)

    return swap(doc, _SHORT, new, rng)


@faithful("notation", "date_in_digits")
def date_in_digits(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Selasa, 1 November 2022 -> Selasa (1/11/2022); 1 November 2022 -> 1/11/2022 or 1 Nov 2022."""

    def new(m: re.Match[str]) -> str:
        number = MONTHS.index(m.group(3)) + 1
        if m.group(1):
            return f"{m.group(1)} ({m.group(2)}/{number}/{m.group(4)})"
        return rng.choice(
            [f"{m.group(2)}/{number}/{m.group(4)}", f"{m.group(2)} {m.group(3)[:3]} {m.group(4)}"]
        )

    return swap(
        doc,
        rf"(?<![\w/(-])(?<!hingga )(?<!sampai )(?:({DAY}),? )?\(?\b(\d{{1,2}}) ({MONTH}) (\d{{4}})\)?",
        new,
        rng,
        2,
    )


@faithful("notation", "weekday_dropped")
def weekday_dropped(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """The weekday goes, or one that fits is put before a full date."""
    import datetime

    dropped = swap(doc, rf"\b(?:hari )?{DAY}, (?=\d{{1,2}} {MONTH})", lambda m: "", rng)
    if dropped:
        return dropped

    def new(m: re.Match[str]) -> str | None:
        try:
            date = datetime.date(int(m.group(3)), MONTHS.index(m.group(2)) + 1, int(m.group(1)))
        except ValueError:
            return None
        return f"pada {DAYS[date.weekday()]}, {m.group(1)} {m.group(2)} {m.group(3)}"

    return swap(doc, rf"\bpada (\d{{1,2}}) ({MONTH}) (\d{{4}})\b", new, rng, 1)


@faithful("notation", "time")
def time(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """pukul 09.00 WITA <-> pukul 09:00 Wita, jam 09.00 WITA."""

    def new(m: re.Match[str]) -> str:
        zone = m.group(4) or ""
        way = rng.randrange(3)
        if way == 0:
            return f"{m.group(1)} {m.group(2)}:{m.group(3)}{zone}"
        if way == 1:
            return f"{'jam' if m.group(1)[0].islower() else 'Jam'} {m.group(2)}.{m.group(3)}{zone}"
        return f"{m.group(1)} {m.group(2)}.{m.group(3)}{zone.capitalize() if not zone else ' ' + zone.strip().capitalize()}"

    return swap(doc, r"\b([Pp]ukul) (\d\d)[.:](\d\d)( WIB| WITA| WIT)?\b", new, rng)
