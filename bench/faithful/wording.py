"""Other words for the same."""

from __future__ import annotations

import re
from random import Random

from bench import words
from bench.articles import SPEECH, Article
from bench.edits import faithful
from bench.faithful.speech import lowered
from bench.marked import Marked, quotations, sentences, touches

_FIXED = {
    "saat": r"(?! ini| itu| yang)", "ketika": r"(?! itu)", "sekitar": r"(?= (?:Rp ?)?\d)", "tentang": r"(?= [a-z])", "kini": r"(?= [a-z])",
    "tidak": r"(?! hanya| lain| ada| kurang| sedikit| jarang| benar| dapat| bisa| sama| apa| mau| akan)(?= [a-z]{3,})", "agar": r"(?= [a-z])",
    "sejumlah": r"(?! \d| Rp)(?= [a-z])", "setelah": r"(?= (?:me|ber|di)[a-z]+)", "sebelum": r"(?= [a-z])", "dapat": r"(?= (?:me|ber|di|ter)[a-z]+)",
    "bisa": r"(?= (?:me|ber|di|ter)[a-z]+)", "ingin": r"(?= (?:me|ber)[a-z]+)", "mau": r"(?= (?:me|ber)[a-z]+)", "untuk": r"(?= (?:me|ber)[a-z]+)",
    "telah": r"(?= (?:me|ber|di|ter)[a-z]+)", "sudah": r"(?= (?:me|ber|di|ter)[a-z]+)", "akan": r"(?= (?:me|ber|di)[a-z]+)", "sedang": r"(?= (?:me|ber|di)[a-z]+)",
    "serta": r"(?= [a-z])", "warga": r"(?! (?:negara|binaan|sekitar))(?= [a-z])", "masyarakat": r"(?! (?:adat|sipil|desa))(?= [a-z])",
    "amat": r"(?= [a-z])", "hanya": r"(?= [a-z])", "bersama": r"(?= [A-Z])", "kegiatan": r"(?= [a-z])", "utama": r"(?= [a-z])", "guru": r"(?! besar)(?= [a-z])",
    "juga": r"(?= (?:me|ber|di)[a-z]+)", "semua": r"(?= [a-z])", "seluruh": r"(?= [a-z])", "turut": r"(?= (?:me|ber|di|ha)[a-z]+)", "hingga": r"(?= (?:kini|akhir|saat|ke |pekan|bulan))",
    "sampai": r"(?= (?:akhir|saat|pekan|bulan))", "masalah": r"(?= [a-z])", "upaya": r"(?! hukum| paksa)", "biaya": r"(?! (?:siluman|hidup|operasional|haji|masuk|kuliah|pendidikan))(?= [a-z])",
    "terkait": r"(?= [a-z])", "tiba": r"(?=(?: di|[ ]pada) )", "karena": r"(?! itu)", "pelajar": r"(?= [a-z])", "dengan": r"", "meninjau": r"(?! kembali| ulang)", "pemimpin": r"(?= [a-z])",
    "mulai": r"(?= [a-z])", "tetapi": r"(?! juga)", "tapi": r"(?! juga)", "mengatakan": r"(?= [a-z])", "wilayah": r"(?= [a-z])", "kawasan": r"(?! (?:hutan|industri|ekonomi|khusus))(?= [a-z])",
}  # fmt: skip


def _sites(doc: Marked) -> list[tuple[int, int, str]]:
    inside = quotations(doc.text)
    found = []
    table = words.pairs("synonyms")
    for m in re.finditer(r"(?<![\w-])[a-z]+(?:-[a-z]+)?(?: [a-z]+)?(?![\w-])", doc.text):
        for key in (m.group(), m.group().split()[0]):
            if key not in table:
                continue
            end = m.start() + len(key)
            tail = doc.text[end:]
            if (
                re.match(_FIXED.get(key, ""), tail)
                and not re.search(r"\b(?:tidak|belum|bukan|salah|setiap|pada|ke|se) $", doc.text[: m.start()])
                and not touches(inside, m.start(), end)
                and not doc.locked(m.start() - 1, end + 1)
            ):
                found.append((m.start(), end, key))
            break
    return found


def _substitute(doc: Marked, rng: Random, most: int) -> Marked | None:
    sites = _sites(doc)
    if not sites:
        return None
    table = words.pairs("synonyms")
    for start, end, key in sorted(rng.sample(sites, min(len(sites), most)), reverse=True):
        doc = doc.replace(start, end, rng.choice(table[key]))
    return doc


@faithful("synonyms", "few")
def few(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """One to three words exchanged."""
    return _substitute(doc, rng, rng.randint(1, 3))


@faithful("synonyms", "many")
def many(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Five to twelve words exchanged."""
    return _substitute(doc, rng, rng.randint(5, 12))


@faithful("speech_verb", "exchanged")
def speech_verbs(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """ujar -> kata, tuturnya -> katanya, after a quotation."""
    found = [m for m in re.finditer(rf"(?<=[\"”] )({SPEECH})(nya)?\b", doc.text) if not doc.locked(*m.span())]
    if not found:
        return None
    for m in sorted(rng.sample(found, min(len(found), rng.randint(1, 4))), key=lambda m: -m.start()):
        verb = rng.choice(
            [
                v
                for v in words.lines("speech")
                if v not in (m.group(1), "lanjut", "sebut", "tambah", "imbuh", "pungkas")
            ]
        )
        doc = doc.replace(m.start(1), m.end(1), verb)
    return doc


_AGENT = r"(?:[A-Z][\w.]*(?: (?:dan|[A-Z][\w.]*)){0,6})"
_THING = r"(?:[a-z]+(?: [a-z]+| [A-Z]\w+| \d[\d.,]*){0,4}|[A-Z]\w+(?: [A-Z]\w+){1,4})"
_STOP = r"(?<!\bIr)(?<!\bDr)(?<!\bH)(?<!\bDrs)(?<!\bHj)(?<!\bProf)(?<!\bKH)(?= (?:di|pada|untuk|kepada|dengan|dari|sejak|guna|bersama|bagi|sebagai|ke|dalam)\b|[.,](?:\s|$))"
_LOOSE = re.compile(
    r"\b(?:yang|dan|untuk|dengan|bahwa|di|pada|ini|itu|tersebut|dalam|agar|ke|dari|oleh|secara|telah|akan|juga|para|kami|kita|ia|serta|sebagai|tidak)\b"
)

_OPENERS = frozenset(
    (
        "Ia Dia Mereka Kami Kita Beliau Pihaknya Saat Ketika Setelah Untuk Usai Selain Dalam Namun Bahkan Sedangkan Sementara Adapun Lalu"
        " Kemudian Tapi Tetapi Dan Serta Sebab Karena Jika Bila Hal Ini Itu Pun Lalu Sebelumnya Selanjutnya Menurut Dengan Tak Tidak Ada"
    ).split()
)


@faithful("voice", "passive")
def passive(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """'Bupati X meresmikan jembatan itu di ...' -> 'Jembatan itu diresmikan oleh Bupati X di ...'."""
    table = dict(line.split(" = ") for line in words.lines("verbs"))
    starts = {s for s, _ in sentences(doc.text)}
    pattern = re.compile(rf"({_AGENT}) ((?:telah|akan|sudah) )?({'|'.join(table)}) ({_THING}?){_STOP}")
    for m in pattern.finditer(doc.text):
        thing = m.group(4)
        if (
            m.start() not in starts
            or _LOOSE.search(thing)
            or doc.locked(*m.span())
            or m.group(1).split()[0] in _OPENERS
        ):
            continue
        new = f"{thing[0].upper()}{thing[1:]} {m.group(2) or ''}{table[m.group(3)]} oleh {m.group(1)}"
        return doc.replace(m.start(), m.end(), new)
    return None


@faithful("voice", "active")
def active(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """'Jembatan itu diresmikan oleh Bupati X di ...' -> 'Bupati X meresmikan jembatan itu di ...'."""
    table = {b: a for a, b in (line.split(" = ") for line in words.lines("verbs"))}
    thing = r"(?:[A-Z][a-z]+(?: [a-z]+| [A-Z]\w+){0,5})"
    starts = {s for s, _ in sentences(doc.text)}
    pattern = re.compile(rf"({thing}) ((?:telah|akan|sudah) )?({'|'.join(table)}) oleh ({_AGENT}){_STOP}")
    for m in pattern.finditer(doc.text):
        body = m.group(1)
        lower = lowered(body, article)
        loose = _LOOSE.search(re.sub(r" (?:ini|itu|tersebut)$", "", body))
        if m.start() not in starts or loose or lower is None or doc.locked(*m.span()):
            continue
        return doc.replace(m.start(), m.end(), f"{m.group(4)} {m.group(2) or ''}{table[m.group(3)]} {lower}")
    return None
