"""The texts measured on: real articles where they are present, the small committed corpus otherwise."""

from __future__ import annotations

import json
import lzma
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property
from pathlib import Path

from bench import words
from bench.marked import paragraphs, quotations, sentences

ROOT = Path(__file__).resolve().parent.parent
SMALL = Path(__file__).resolve().parent / "corpus"

SPEECH = "(?:" + "|".join(words.lines("speech")) + ")"
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
_CAP = r"[A-Z][a-zA-Z'’]*[a-z](?![a-zA-Z])"
_RUN = re.compile(rf"(?<![\w.]){_CAP}(?: {_CAP})*")
_PLACE_WORD = re.compile(
    r"\b(?:Jalan|Jl\.?|Desa|Kelurahan|Kecamatan|Kabupaten|Kota|Provinsi|Pulau|Sungai|Gunung|Hotel|Masjid|Gedung|Stadion"
    r"|RSUD|RS|Rumah Sakit|Bandara|Universitas|Pelabuhan|Jembatan|PT|CV|Bank|Pasar|Taman|Pantai|SMA|SMP|SD|SMK|Partai"
    r"|Yayasan|Pondok Pesantren|Waduk|Bendungan|Dusun|Kampung|Danau|Museum|Lapangan|Aula|Pendopo|Piala|Undang-Undang) $"
)
_NOT_NAME = frozenset(
    (
        "Ibu Bapak Pak Bu Haji Tuan Menteri Presiden Gubernur Bupati Wali Kota Kepala Dinas Ketua Wakil Sekretaris Direktur"
        " Kapolres Kapolda Kasat Reskrim Humas Umum Utama Polres Polda Jenderal Komjen Irjen Brigjen Kombes Kompol Iptu Ipda"
        " Bripka Letkol Kolonel Mayor Kapten Republik Indonesia Kabupaten Provinsi Desa Kecamatan Kelurahan Jalan Daerah"
        " Pemerintah Dewan Partai Komisi Universitas Negeri Kementerian Badan Laut Darat Udara Timur Barat Utara Selatan"
        " Tengah Tenggara Jawa Sumatera Kalimantan Sulawesi Papua Maluku Nusa Bali Idul Adha Fitri Allah Covid Nusantara"
        " Camat Lurah Staf Ahli Juru Bicara Prof Dokter Profesor Sang Si Bidang Seksi Bagian Program Studi Fakultas Bank"
        " Liga Piala Dunia Asia Bulan Tahun Hari Senin Selasa Rabu Kamis Jumat Sabtu Minggu Januari Februari Maret April Mei"
        " Juni Juli Agustus September Oktober November Desember Rumah Sakit Garuda Pertamina Telkom Indah Makmur"
        " Kompas Detik Tribun Liputan Tempo Antara Hakim Jaksa Agung Hotel Taman Warga Menurut Reporter Pulau Kapolsek Kades"
        " Plt Pj Plh Pjs Sekda Kadis Wabup Wagub Wawali Gus Cak Kang Bang Mas Mbak Tuanku Pasar Kawasan Dusun Terminal Stasiun Bandara Pelabuhan Pantai Polsek Kodim Dandim Korem Kodam Panglima Tni Polri Haji Jemaah Kyai Kiai Ustaz Ustadz Habib Dia Ia Kami Kita Para"
    ).split()
)


_RANK = re.compile(
    r"(?:Wak|K)a(?:pol|sat|sub|bid|bag|kan|div|ro|dis|ban|nit|sek|pus)|Pem[a-z]+an$|Pen[a-z]+$|Per[a-z]+an$|Kemen|Kej[a-z]+g$"
    r"|(?:Wa)?[Mm]en(?:ko|kominfo|kes|keu|dagri|hub|tan|dag|sos|ag|han|lu|pora|aker|naker|perin|teri)\w*$|Wamen|Dir[a-z]+|Komisaris"
    r"|Besar|Inspektur|Satu|Dua|Ajun|Kapten|Letnan|Sersan|Brigadir"
)


@dataclass(frozen=True)
class Person:
    """A person of an article: the full name (two to four words) as first written."""

    full: str

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.full.split())


@dataclass
class Article:
    """One official text with what the operations need to know of it."""

    id: str
    text: str
    small: bool = False

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        return sentences(self.text)

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        return [(s, e) for s, e in quotations(self.text) if len(self.text[s:e].split()) >= 4]

    @cached_property
    def persons(self) -> list[Person]:
        """Persons with a full name, in order of first mention."""
        given = set(words.names("male")) | set(words.names("female")) | set(words.names("surnames"))
        spoken = set(re.findall(rf"\b(?:{SPEECH}|[Mm]enurut|lanjut) ((?:{_CAP}))", self.text))
        found: dict[str, Person] = {}
        for run in _RUN.finditer(self.text):
            before = self.text[: run.start()]
            if (
                _PLACE_WORD.search(before)
                or _CREDIT.search(before)
                or self.text[run.end() : run.end() + 1] == "/"
            ):
                continue
            for name in _names(run.group(), given, spoken, self.small):
                found.setdefault(name, Person(name))
        for m in _APPOSED.finditer(self.text):
            parts = m.group(2).split()
            first = parts[0]
            if not set(parts) & _NOT_NAME and first not in _place_words() and not _RANK.match(first):
                found.setdefault(m.group(2), Person(m.group(2)))
        kept: list[str] = []
        for name in sorted(found, key=self.text.find):
            if f"({name}" in self.text:
                continue
            if not any(f" {name} " in f" {o} " for o in found if o != name) and not any(
                _alike(name, o) for o in kept
            ):
                kept.append(name)
        return [found[name] for name in kept]

    def mentions(self, person: Person, text: str | None = None) -> list[tuple[int, int]]:
        """Where the person is named, in full or by an own short form of one or two words."""
        text = self.text if text is None else text
        forms = [person.full]
        other = {part for p in self.persons if p != person for part in p.parts}
        vocabulary = lower_words(self.small)
        for n in (2, 1):
            for at in range(len(person.parts) - n + 1):
                form = person.parts[at : at + n]
                if not set(form) & other and not (
                    n == 1 and (vocabulary[form[0].lower()] > 2 or len(form[0]) < 3)
                ):
                    forms.append(" ".join(form))
        pattern = "|".join(re.escape(f) for f in forms)
        spans = [m.span() for m in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text)]
        capital = r"[A-Z][a-z]+ $"
        return [
            (s, e)
            for s, e in spans
            if text[s:e] == person.full
            or not (
                re.match(r" [A-Z][a-z]", text[e:])
                or (re.search(capital, text[:s]) and not re.search(rf"\b(?:{_OFFICE}) $", text[:s]))
                or _PLACE_WORD.search(text[:s])
            )
        ]


_APPOSED = re.compile(
    r"\b([Kk]epala|[Kk]etua|Bupati|Gubernur|Camat|Direktur|Sekretaris|Wali Kota|Staf Ahli|Asisten|Menteri|[Aa]nggota|[Mm]anajer|General Manager"
    r"|[Kk]oordinator|[Jj]uru bicara|[Gg]uru|[Ww]arga|[Pp]eserta|[Pp]edagang|[Pp]erwakilan|[Pp]etinggi|Kapolres\w*|[Pp]engamat|Rektor)\b"
    rf"[^.\n\"“”]{{0,110}}?, (?:[A-Z][a-z]*\. )*({_CAP}(?: {_CAP}){{1,3}})(?= \(|,)"
)
_CREDIT = re.compile(
    r"(?:/|Editor|Penulis|Reporter|Pewarta|Foto|Laporan|Wartawan):? ?(?:Reporter |Wartawan )?$|/ $|\($"
    r"|\b(?:Laporan|Reporter|Wartawan|Kontributor)\b[^\n]{0,60}$"
)
_OFFICE = "Gubernur|Bupati|Wali Kota|Wagub|Wabup|Presiden|Menteri|Bapak|Ibu|Pak|Bu|Menurut|Plt|Pj|Kades|Camat|Lurah|Ketua"


def _alike(one: str, two: str) -> bool:
    """Whether two names may be one person's: they share a word, or are spelled nearly alike."""
    return bool(set(one.split()) & set(two.split())) or SequenceMatcher(None, one, two).ratio() > 0.75


def _names(run: str, given: set[str], spoken: set[str], small: bool) -> Iterator[str]:
    """Names of two to four words inside a run of capitalised words."""
    vocabulary = lower_words(small)
    places = _place_words()
    block: list[str] = []
    for word in [*run.split(), ""]:
        common = word not in given and (vocabulary[word.lower()] > 2 or word in places)
        if word and word not in _NOT_NAME and not common and not _RANK.match(word):
            block.append(word)
            continue
        if len(block) >= 3 and block[0] not in given and block[1] in given:
            block = block[1:]
        if 2 <= len(block) <= 4 and (set(block) & given or set(block) & spoken):
            yield " ".join(block)
        block = []


@cache
def _place_words() -> frozenset[str]:
    table = words.table("places")
    return frozenset(
        w
        for key in ("provinces", "cities", "regencies", "countries", "short")
        for n in table[key]
        for w in n.split()
    )


@cache
def lower_words(small: bool) -> Counter[str]:
    """How often each word is written in lower case in the articles: what is common is no name.

    The small corpus counts by itself, so that its pairs are the same wherever they are made.
    """
    counts: Counter[str] = Counter()
    for text in {text for file in {None, None if small else data_file()} for _, text in _raw(file)}:
        counts.update(re.findall(r"(?<![A-Za-z])[a-z]+(?:-[a-z]+)?(?![A-Za-z])", text))
    return counts


def data_file() -> Path | None:
    """The large collection, from LAWANG_DATA or beside the repository; None where absent."""
    folder = Path(os.environ.get("LAWANG_DATA") or ROOT.parent / "shared" / "data")
    file = folder / "articles.jsonl.xz"
    return file if file.is_file() else None


def collection(file: Path) -> tuple[tuple[str, str], ...]:
    """All articles of the large collection with their ids, as they are: offsets of labels count on it."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        return tuple((str(a["id"]), str(a["text"])) for a in map(json.loads, lines))


@cache
def _raw(file: Path | None) -> tuple[tuple[str, str], ...]:
    if file is None:
        return tuple((p.stem, p.read_text(encoding="utf-8").strip()) for p in sorted(SMALL.glob("*.txt")))
    return tuple((name, text.strip()) for name, text in collection(file))


def sound(text: str) -> bool:
    """Whether an article is whole enough to plant a change in: sentences, no doubled text, no broken lines."""
    parts = [text[s:e] for s, e in sentences(text)]
    lines = [text[s:e] for s, e in paragraphs(text)]
    broken = sum(line[0].islower() or line[0] in ",.)" for line in lines)
    return (
        80 <= len(text.split()) <= 650
        and len(parts) >= 5
        and len(set(parts)) == len(parts)
        and broken == 0
        and "\ufffd" not in text
        and not re.search(r"[a-z]\.\d+\. ", text)
        and "Baca Juga" not in text
        and "Baca juga" not in text
        and not re.search(r"[a-z]{3}[A-Z][a-z]{2}", text)
        and text.count("“") == text.count("”")
        and not any(line.count('"') % 2 for line in lines)
        and not re.search(r"[.,!?][\"”][A-Za-z]|[a-z][\"“][A-Z]", text)
    )


@cache
def articles(small: bool = False) -> tuple[Article, ...]:
    """Articles fit for planting changes, in a fixed order."""
    file = None if small else data_file()
    return tuple(Article(name, text, file is None) for name, text in _raw(file) if sound(text))
