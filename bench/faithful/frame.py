"""What an outlet puts round a text: datelines, credits, headings, signs and spaces."""

from __future__ import annotations

import re
from random import Random

from bench import words
from bench.articles import Article
from bench.edits import faithful
from bench.marked import Marked, paragraphs

_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)(?:, [A-Z][\w. ]{2,30}?|(?: \([A-Z]+\)))? ?[–—-] ?(?=[A-Z])"
)


@faithful("dateline", "exchanged")
def dateline(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """The city stays, the outlet's name joins it: 'SAMARINDA, OUTLET - '; or an outlet's name alone is put before."""
    outlet = rng.choice(words.lines("outlets"))
    first = next((i for i, (s, e) in enumerate(paragraphs(doc.text)) if len(doc.text[s:e].split()) > 12), 0)
    at = paragraphs(doc.text)[first][0]
    m = _DATELINE.match(doc.text[at:])
    sign = rng.choice(["-", "–", "—"])
    if m:
        if doc.locked(at, at + m.end()):
            return None
        place = m.group("place").upper() if rng.random() < 0.5 else m.group("place")
        return doc.replace(
            at,
            at + m.end(),
            rng.choice([f"{place}, {outlet} {sign} ", f"{outlet}, {place} {sign} ", f"{place} {sign} ", ""]),
        )
    if re.match(r"[A-Z]{4,}|.{0,40} [-–—] ", doc.text[at:]):
        return None
    return doc[:at] + f"{outlet} {sign} " + doc[at:]


@faithful("credits", "reporter")
def reporter(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Codes or names of reporter and editor at the end."""
    code = "".join(rng.sample("abdefghiklmnprstuwy", 3))
    code2 = "".join(rng.sample("abdefghiklmnprstuwy", 3))
    outlet = rng.choice(words.lines("outlets"))
    ends = [f" ({code}/{code2})", f" (*/{code})", f" [{code.upper()}]", f"\n({code})", f"\nEditor: {code.capitalize()}", f" (adv/{code})",
            f"\nPenulis: {code.capitalize()} | Editor: {code2.capitalize()}", f"\nSumber: {outlet}", "\n***", f" (ADV/{code.upper()})", " (*)"]  # fmt: skip
    return doc + rng.choice(ends)


@faithful("credits", "read_also")
def read_also(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """A pointer to another story between two paragraphs."""
    spans = paragraphs(doc.text)
    if len(spans) < 3:
        return None
    _, end = spans[rng.randrange(1, len(spans))]
    title = rng.choice(["Cuaca Ekstrem, Warga Diminta Waspada", "Tips Menjaga Kebersihan Rumah", "Kuliner Khas yang Wajib Dicoba",
                        "Wisata Alam Jadi Pilihan Akhir Pekan", "Cara Merawat Tanaman Hias di Rumah"])  # fmt: skip
    line = rng.choice(
        [
            f"Baca juga: {title}",
            f"BACA JUGA: {title}",
            f"Baca Juga: {title}",
            "ADVERTISEMENT",
            "Gulir untuk membaca berita selanjutnya",
        ]
    )
    return doc[:end] + ("\n" + line) + doc[end:]


@faithful("credits", "lead_in")
def lead_in(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """A photo caption or a call to follow, without a fact."""
    return doc + rng.choice(["\nIkuti berita kami di saluran WhatsApp.", "\nFoto: Istimewa", "\nSimak berita terbaru di laman kami.",
                             "\nDapatkan kabar pilihan setiap hari melalui kanal kami."])  # fmt: skip


@faithful("heading", "case")
def heading_case(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """A heading in capitals, or left out."""
    s, e = paragraphs(doc.text)[0]
    if e - s > 110 or doc.text[e - 1] in '."”' or doc.locked(s, e) or len(paragraphs(doc.text)) < 3:
        return None
    return doc.replace(s, e, doc.text[s:e].upper()) if rng.random() < 0.6 else doc[e + 1 :]


@faithful("signs", "quotes")
def quotes(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Curly quotation marks become straight ones and the other way round."""
    if "“" in doc.text:
        return Marked(doc.text.replace("“", '"').replace("”", '"').replace("’", "'"), doc.marks)
    if '"' not in doc.text or any(doc.text[s:e].count('"') % 2 for s, e in paragraphs(doc.text)):
        return None
    out, opened = [], False
    for sign in doc.text:
        if sign == '"':
            out.append("”" if opened else "“")
            opened = not opened
        else:
            out.append(sign)
    return Marked("".join(out), doc.marks)


@faithful("signs", "spaces")
def spaces(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Doubled spaces, hard spaces and empty lines."""
    way = rng.randrange(3)
    if way == 0:
        for m in sorted(re.finditer(r"\n", doc.text), key=lambda m: -m.start()):
            doc = doc.replace(m.start(), m.end(), "\n\n")
        return doc
    spots = [m.start() for m in re.finditer(r"(?<=\w) (?=\w)", doc.text)]
    for at in sorted(rng.sample(spots, min(len(spots), 4)), reverse=True):
        if not doc.locked(at - 1, at + 2):
            doc = doc.replace(at, at + 1, "  " if way == 1 else "\u00a0")
    return doc


@faithful("signs", "dashes")
def dashes(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """A dash between words of another length."""
    spots = [m for m in re.finditer(r" [-–—] ", doc.text) if not doc.locked(*m.span())]
    for m in reversed(spots):
        doc = doc.replace(m.start(), m.end(), f" {rng.choice('–—-')} ")
    return doc if spots else None
