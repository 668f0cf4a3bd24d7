"""Tense, negation, certainty and bounds changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from bench import words
from bench.articles import Article
from bench.edits import NUMBER, Edit, drift
from bench.marked import touches

_VERB = r"(?:me|mem|men|meng|meny|di|ber|ter)[a-z]{4,}"


def _outside(article: Article, pattern: str) -> Iterator[re.Match[str]]:
    """Matches that do not stand in a quotation."""
    for m in re.finditer(pattern, article.text):
        if not touches(article.quotations, m.start(), m.end()):
            yield m


def _as(model: str, new: str) -> str:
    return new[:1].upper() + new[1:] if model[:1].isupper() else new


@drift("tense", "done_to_planned")
def done_to_planned(article: Article, rng: Random) -> Iterator[Edit]:
    """What was done is going to be done."""
    for m in _outside(
        article,
        rf"(?<![\w-])([Tt]elah|[Ss]udah) (?={_VERB}|selesai|rampung|ada\b)(?!seharusnya|sepatutnya|menjadi)",
    ):
        yield ((*m.span(1), _as(m.group(1), rng.choice(["akan", "akan", "bakal", "segera"]))),)


@drift("tense", "planned_to_done")
def planned_to_done(article: Article, rng: Random) -> Iterator[Edit]:
    """What is going to be done was done."""
    for m in _outside(article, rf"(?<![\w-])([Aa]kan|[Bb]akal|[Hh]endak) (?={_VERB}|ada\b|selesai)"):
        if not re.search(
            r"\b(?:tidak|tak|juga|jika|apakah|kebutuhan|permintaan|bila|kapan) $", article.text[: m.start()]
        ):
            yield ((*m.span(1), _as(m.group(1), rng.choice(["telah", "sudah"]))),)


@drift("tense", "planned_dropped")
def planned_dropped(article: Article, rng: Random) -> Iterator[Edit]:
    """akan is lost."""
    for m in _outside(article, rf"(?<![\w-])(?:akan|bakal) ({_VERB})\b"):
        if not re.search(
            r"\b(?:tidak|tak|jika|apakah|kebutuhan|permintaan|juga|kapan|yang|rencana\w*|berencana|jadwal\w*|nanti\w*|diperkirakan|diprediksi|diharapkan|dijadwalkan|ditargetkan|direncanakan) $",
            article.text[: m.start()],
        ):
            yield ((*m.span(), m.group(1)),)


@drift("tense", "ongoing")
def ongoing(article: Article, rng: Random) -> Iterator[Edit]:
    """What is going on was done, or is only planned."""
    for m in _outside(article, rf"(?<![\w-])([Ss]edang|[Tt]engah|[Mm]asih) (?={_VERB})"):
        if not re.search(r"[A-Z]\w* $", article.text[: m.start()]):
            yield ((*m.span(1), _as(m.group(1), rng.choice(["telah", "akan", "sudah"]))),)


@drift("tense", "not_yet")
def not_yet(article: Article, rng: Random) -> Iterator[Edit]:
    """What has not happened yet has happened."""
    for m in _outside(article, r"(?<![\w-])([Bb]elum) (?!tentu|lama|pernah|lagi|apa)(?=[a-z]{3,})"):
        if not re.search(r"\b(?:masih|hingga kini|sampai sekarang|jika|kalau) $", article.text[: m.start()]):
            yield ((*m.span(1), _as(m.group(1), rng.choice(["telah", "sudah"]))),)


@drift("tense", "done_to_ongoing")
def done_to_ongoing(article: Article, rng: Random) -> Iterator[Edit]:
    """What was done is still going on, or has not happened yet."""
    for m in _outside(article, r"(?<![\w-])(?:telah|sudah) (?=(?:me|di)[a-z]{5,})"):
        yield ((m.start(), m.end() - 1, rng.choice(["sedang", "belum"])),)


@drift("tense", "planned_added")
def planned_added(article: Article, rng: Random) -> Iterator[Edit]:
    """A thing done, told without an auxiliary, is going to be done."""
    verbs = "|".join(v for line in words.lines("verbs") for v in line.split(" = ") if "targetkan" not in v)
    aux = r"(?i)\b(?:rampung|seusai|akan|telah|sudah|sedang|tengah|masih|belum|tidak|tak|untuk|yang|dan|bisa|dapat|harus|perlu|terus|dengan|saat|usai|setelah|sebelum|serta|dalam|agar|ikut|turut|hendak|siap|akan|selalu|mau|ingin|mulai|cara|guna|kembali|mampu|juga|langsung|resmi|kami|kita|bakal|sempat|berhasil|rencana|rencananya|demi|pernah|baru|selesai|justru|hanya|atau) $"
    for m in _outside(article, rf"(?<=[a-z)] )({verbs})\b"):
        before = article.text[: m.start()]
        sentence = next((s for s, e in article.sentences if s <= m.start() < e), 0)
        if (
            not re.search(aux, before)
            and len(before) - sentence < 90
            and not re.search(r"\b(?:akan|yang|untuk|agar|dengan|rencana)\b", before[sentence:])
        ):
            yield ((m.start(), m.start(), "akan "),)


@drift("tense", "target_made_fact")
def target_made_fact(article: Article, rng: Random) -> Iterator[Edit]:
    """A target or plan is told as a fact."""
    for m in _outside(
        article,
        r"(?<![\w-])(?:ditargetkan|direncanakan|dijadwalkan|rencananya|diharapkan|diproyeksikan)(?: akan| dapat| bisa)? ((?:selesai|rampung|mulai|tuntas|di|ber|me|mencapai|naik|turun)\w*)",
    ):
        yield ((*m.span(), rng.choice(["telah ", "sudah "]) + m.group(1)),)


@drift("negation", "added")
def added(article: Article, rng: Random) -> Iterator[Edit]:
    """tidak before a modal or a verb."""
    for m in _outside(article, rf"(?<![\w-])(?:akan|dapat|bisa|perlu|mampu|wajib) (?={_VERB})"):
        if not re.search(
            r"\b(?:tidak|tak|belum|bukan|lagi|agar|supaya|untuk|sehingga|hanya|juga|telah|sudah|guna|harus) $",
            article.text[: m.start()],
        ):
            yield ((m.start(), m.start(), "tidak "),)


@drift("negation", "added_to_verb")
def added_to_verb(article: Article, rng: Random) -> Iterator[Edit]:
    """tidak or belum before a plain verb, or in place of telah."""
    for m in _outside(article, r"(?<![\w-])(?:telah|sudah) (?=(?:me|di|ber)[a-z]{4,})"):
        yield ((m.start(), m.end() - 1, rng.choice(["tidak", "tidak pernah", "belum"])),)
    for m in _outside(
        article,
        r"(?<=[a-z] )(?:memiliki|membutuhkan|memenuhi|menyetujui|mendukung|melibatkan|menerima|mengetahui|membahas|terjadi|terdapat|berlaku|termasuk|mewajibkan|mengizinkan)\b",
    ):
        if not re.search(
            r"\b(?:tidak|tak|belum|untuk|dan|dapat|bisa|akan|terus|dengan|agar|telah|sudah|juga|harus|masih|bukan|dalam|serta|tanpa|hanya|yang|para|mulai|sedang) $",
            article.text[: m.start()],
        ):
            yield ((m.start(), m.start(), "tidak "),)


@drift("negation", "dropped")
def dropped(article: Article, rng: Random) -> Iterator[Edit]:
    """tidak is lost."""
    for m in _outside(
        article,
        r"(?<![\w-])([Tt]idak|[Tt]ak) ((?:akan|dapat|bisa|boleh|perlu|ada|pernah|harus|lagi|me\w+|di\w+|ber\w+|ter\w+|ikut|mampu|ingin|sesuai|memiliki|layak|benar|setuju|wajib|mau|hadir))\b",
    ):
        rest = article.text[m.end() : m.end() + 90].split(".")[0]
        before = article.text[: m.start()]
        if m.group(2) in (
            "lagi",
            "terlalu",
            "terlepas",
            "terkecuali",
            "terlihat",
            "hanya",
            "diinginkan",
            "dimungkiri",
        ) or re.search(r"\b(?:mau|agar|supaya|maupun|jika|kalau|apakah|atau) $", before):
            continue
        if not re.search(r"\b(?:melainkan|tetapi|tapi|hanya|saja|namun|sekadar|cuma)\b", rest):
            yield ((*m.span(), _as(m.group(1), m.group(2))),)


@drift("negation", "antonym")
def antonym(article: Article, rng: Random) -> Iterator[Edit]:
    """A word becomes its opposite."""
    table = words.pairs("antonyms")
    names = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    fixed = {
        "siang", "malam", "hidup", "mati", "baik", "mudah", "masuk", "keluar", "aman", "sehat", "sakit", "timur", "barat", "utara",
        "selatan", "sementara", "hadir", "negeri", "resmi", "setelah", "sebelum", "sesudah", "di atas", "di bawah", "sesuai", "selamat",
    }  # fmt: skip
    for m in _outside(article, rf"(?<![\w-])(?:{names})(?![\w-]| itu| negeri)"):
        if m.group() in fixed and rng.random() < 0.8:
            continue
        if not re.search(
            r"\b(?:tidak|tak|belum|bukan|rumah|pola|jenis|Dinas|usaha|dan|atau|pihak|sekolah) $",
            article.text[: m.start()],
        ) and not re.match(
            r" (?:dan|atau|ini|tangan|itu|dari yang|hari|rumah|belajar)\b", article.text[m.end() :]
        ):
            yield ((*m.span(), rng.choice(table[m.group()])),)


@drift("negation", "without")
def without(article: Article, rng: Random) -> Iterator[Edit]:
    """tanpa becomes dengan; bukan is lost; batal and ditunda go."""
    for m in _outside(article, r"(?<![\w-])(tanpa) (?!henti|sadar|kecuali|melihat|menunggu|harus)[a-z]+"):
        yield ((*m.span(1), "dengan"),)
    for m in _outside(article, r"(?<![\w-])(?:batal|urung) ((?:di|me)\w+)"):
        yield ((*m.span(), rng.choice(["telah ", "jadi "]) + m.group(1)),)
    for m in _outside(
        article, r"(?<![\w-])bukan (merupakan|bagian|karena|anggota|pertama|akibat|termasuk|berasal)\b"
    ):
        if (
            "melainkan" not in article.text[m.end() : m.end() + 120]
            and "tetapi" not in article.text[m.end() : m.end() + 120]
        ):
            yield ((*m.span(), m.group(1)),)


_QUANTITY = rf"(?=(?:Rp ?|US\$ ?)?{NUMBER})"


@drift("certainty", "bound_dropped")
def bound_dropped(article: Article, rng: Random) -> Iterator[Edit]:
    """A bound before a number is lost."""
    bound = "sekitar|kurang lebih|lebih dari|kurang dari|hampir|minimal|maksimal|sedikitnya|setidaknya|paling sedikit|paling banyak|paling lambat|di atas|di bawah|lebih kurang|diperkirakan|hingga|tidak kurang dari"
    for m in re.finditer(rf"(?<![\w-])({bound}) {_QUANTITY}((?:Rp ?)?\S+)", article.text):
        if m.group(1) == "hingga" and re.search(
            r"\d[^.]{0,25}$|(?:dari|dari pukul|mulai)[^.]{0,40}$", article.text[: m.start()]
        ):
            continue
        if m.group(1) in ("hingga", "di atas", "di bawah") and not re.match(
            r" (?:persen|juta|miliar|ribu|orang)|%", article.text[m.end() :]
        ):
            continue
        yield ((*m.span(), _as(m.group(), m.group(2))),)


@drift("certainty", "bound_changed")
def bound_changed(article: Article, rng: Random) -> Iterator[Edit]:
    """A bound becomes another that says something else."""
    other = {"minimal": ["maksimal"], "maksimal": ["minimal"], "lebih dari": ["kurang dari", "hampir"], "kurang dari": ["lebih dari"],
             "hampir": ["lebih dari"], "sekitar": ["minimal", "lebih dari"], "paling sedikit": ["paling banyak"], "sedikitnya": ["paling banyak"],
             "paling banyak": ["paling sedikit"], "setidaknya": ["paling banyak"], "paling lambat": ["paling cepat"]}  # fmt: skip
    for m in re.finditer(rf"(?<![\w-])({'|'.join(other)}) {_QUANTITY}", article.text):
        yield ((*m.span(1), rng.choice(other[m.group(1)])),)


@drift("certainty", "bound_added")
def bound_added(article: Article, rng: Random) -> Iterator[Edit]:
    """An exact number becomes a bound."""
    pattern = rf"(?<=[a-z] )(?:Rp ?)?(?:{NUMBER})(?= (?:orang|hektare|unit|persen|miliar|juta|ton|kepala|KK|desa|rumah|siswa|paket|kasus|jiwa|warga|peserta|kilometer|meter|ribu))"
    for m in re.finditer(pattern, article.text):
        near = article.text[max(0, m.start() - 40) : m.start()]
        if re.search(
            r"(?i)setidaknya|sekitar|lebih|minimal|maksimal|sedikitnya|hampir|kurang|kira-kira|paling", near
        ):
            continue
        if not re.search(
            r"\b(?:sekitar|dari|lebih|hampir|minimal|maksimal|hingga|sampai|kurang|atas|bawah|sedikitnya|setidaknya|atau|ke|menjadi|dan|untuk) $",
            article.text[: m.start()],
        ):
            yield (
                (
                    m.start(),
                    m.start(),
                    rng.choice(["minimal", "lebih dari", "hampir", "maksimal", "kurang dari"]) + " ",
                ),
            )


@drift("certainty", "doubt_dropped")
def doubt_dropped(article: Article, rng: Random) -> Iterator[Edit]:
    """What was alleged, possible or estimated is told as certain."""
    for m in _outside(
        article,
        r"(?<![\w-])(?:diduga|kemungkinan|mungkin|diperkirakan|dikabarkan|disebut-sebut|diyakini|diindikasikan|dicurigai)(?: akan| kuat| besar)? ((?:me|di|ber|ter)[a-z]{3,}|ada|sudah|telah|masih|naik|turun)(?!nya)\b",
    ):
        if not re.search(r"\b(?:tidak|yang|hal|dan|sebagai|menutup|ada) $", article.text[: m.start()]):
            yield ((*m.span(), m.group(1)),)


@drift("certainty", "doubt_changed")
def doubt_changed(article: Article, rng: Random) -> Iterator[Edit]:
    """Duty becomes leave, possibility becomes certainty, some become all."""
    other = {"wajib": "boleh", "harus": "boleh", "diduga": "terbukti", "mungkin": "pasti", "kemungkinan": "dipastikan",
             "diperkirakan": "dipastikan", "sebagian": "seluruh", "berpotensi": "dipastikan", "dapat": "pasti", "terduga": "terbukti sebagai",
             "beberapa": "seluruh", "diwajibkan": "dianjurkan", "diimbau": "diwajibkan", "terancam": "pasti"}  # fmt: skip
    for m in _outside(article, rf"(?<![\w-])({'|'.join(other)}) (?=[a-z]{{4,}})"):
        if m.group(1) == "dapat" and re.search(
            r"\b(?:agar|supaya|sehingga|untuk|tidak|yang) $", article.text[: m.start()]
        ):
            continue
        if re.search(r"\b(?:tidak|tak|belum|ada|yang|oleh|salah|dalam) $", article.text[: m.start()]) or (
            m.group(1) == "sebagian" and re.match("besar|kecil", article.text[m.end() :])
        ):
            continue
        yield ((*m.span(1), other[m.group(1)]),)


@drift("certainty", "doubt_added")
def doubt_added(article: Article, rng: Random) -> Iterator[Edit]:
    """What is certain is told as alleged."""
    for m in _outside(article, r"(?<=[a-z] )(?:telah|sudah) (?=(?:me|di|ber|ter)[a-z]{4,})"):
        if not re.search(r"\b(?:yang|tidak|dan|jika) $", article.text[: m.start()]):
            yield ((m.start(), m.start(), rng.choice(["kabarnya", "diduga", "kemungkinan"]) + " "),)
