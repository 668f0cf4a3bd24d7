"""Direct speech told indirectly, statements turned round, quotations cut at the ends."""

from __future__ import annotations

import re
from random import Random

from bench import words
from bench.articles import SPEECH, Article, lower_words
from bench.edits import faithful
from bench.marked import Marked, paragraphs, quotations

_QUOTED = re.compile(
    rf'["“](?P<said>[^"“”\n]{{15,400}}?)[,.]?["”],? (?P<verb>{SPEECH})(?P<who>nya| [A-Z][\w.]*(?: [A-Z][\w.]*){{0,3}})(?P<rest>[^."“”\n]{{0,90}}\.)'
)
_FIRST_PERSON = re.compile(
    r"\b(?:saya|aku|kita|anda|Anda|Saya|Kita|Aku|kamu|ini|sini|gue|kau|kok|nih|ya|dong|lah|kan|sih)\b|[?!]"
)
_TOLD = (
    "mengatakan",
    "menyatakan",
    "menuturkan",
    "menjelaskan",
    "menyampaikan",
    "mengungkapkan",
    "menegaskan",
)
_CONDITION = re.compile(
    r"\b(?:kecuali|asal|asalkan|jika|bila|apabila|kalau|tetapi|tapi|namun|tidak|bukan|belum|meski|meskipun|walau|hanya|tanpa|melainkan|sebelum|setelah)\b"
)


def lowered(text: str, article: Article) -> str | None:
    """The text with its first word in lower case; None when that word may be a name there."""
    first = re.match(r"[A-Za-z]+", text)
    if first is None:
        return text
    word = first.group()
    if word[0].islower():
        return text
    if word in words.names("male") or word in words.names("female") or word in words.names("surnames"):
        return text if re.match(r"[A-Z]\w* [A-Z]", text) else None
    if word in ("Menurut", "Di", "Pada", "Dalam", "Saat", "Untuk", "Dari", "Oleh", "Kata", "Oleh"):
        return word.lower() + text[len(word) :]
    if word.isupper() or re.match(r"[A-Z]\w* [A-Z]", text) or lower_words(article.small)[word.lower()] < 3:
        return text if re.match(r"[A-Z]\w* [A-Z]|[A-Z]{2}", text) else None
    return word[0].lower() + text[1:]


@faithful("indirect_speech", "told")
def told(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """'"Q," kata X.' -> 'X mengatakan bahwa q.'"""
    found = [m for m in _QUOTED.finditer(doc.text) if not doc.locked(m.start("verb") - 1, m.end())]
    for m in rng.sample(found, len(found)):
        said = m.group("said")
        start, end = m.span("said")
        before = doc.text[: m.start()]
        if (
            _FIRST_PERSON.search(said)
            or re.search(r"[.;:]|\.\.\.", said)
            or re.search(r"[^\n.]$", before.rstrip(" "))
        ):
            continue
        low = lowered(said, article)
        if low is None or doc.locked(start, start + 1):
            continue
        who = {"nya": "Ia"}.get(m.group("who"), m.group("who").strip())
        quoted = _pihaknya(doc[start:end].replace(0, 1, low[0]))
        rest = doc[m.start("rest") : m.end("rest") - 1]
        if (
            re.match(
                r",? (?:saat|ketika|dalam|di|usai|pada|kepada)\b|^,? ?(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)",
                rest.text,
            )
            is None
            and rest.text
        ):
            continue
        way = rng.randrange(3)
        if way == 0 and not rest.text:
            head = "Menurutnya, " if who == "Ia" else f"Menurut {who}, "
            new = head + quoted
        else:
            between = f"{who}{rest.text.rstrip(',')}" if rest.text.startswith(",") is False else who
            if rest.text and between == who:
                continue
            new = (
                Marked(who) + rest + f" {rng.choice(_TOLD)}{rng.choice([' bahwa', ' bahwa', ','])} " + quoted
            )
        return doc[: m.start()] + new + "." + doc[m.end() :]
    return None


def _pihaknya(doc: Marked) -> Marked:
    for m in sorted(re.finditer(r"\b[Kk]ami\b", doc.text), key=lambda m: -m.start()):
        if not doc.locked(*m.span()):
            doc = doc.replace(*m.span(), "pihaknya")
    return doc


_INDIRECT = re.compile(
    r"(?:(?<=\n)|(?<=[.”\"] )|^)(?P<who>(?:Ia|Dia|(?:[A-Z][\w.]*|dan)(?: (?:[A-Z][\w.()/]*|dan)){0,9}))(?: juga)? (?:mengatakan|menyatakan|menyebut|menuturkan|menjelaskan|menilai)(?: bahwa|, )? ?(?P<what>[a-z][^\n\"“”.]{20,300}\.)(?= |\n|$)"
)


@faithful("indirect_speech", "menurut")
def menurut(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """'X mengatakan bahwa q.' -> 'Menurut X, q.'"""
    found = [m for m in _INDIRECT.finditer(doc.text) if not doc.locked(m.start(), m.start("what"))]
    if not found:
        return None
    m = rng.choice(found)
    who = m.group("who")
    if who.split()[0] in (
        "Sementara",
        "Sebelumnya",
        "Selain",
        "Lebih",
        "Namun",
        "Menurut",
        "Saat",
        "Dalam",
    ) or re.match(r"(?:hal|itu|ini|demikian|apa|untuk|agar|sebagai)\b", m.group("what")):
        return None
    if (
        re.search(r"(?:menyebut|menilai)", doc.text[m.start() : m.start("what")])
        and "bahwa" not in doc.text[m.start() : m.start("what")]
    ):
        return None
    head = "Menurutnya, " if who in ("Ia", "Dia") else f"Menurut {who}, "
    return doc[: m.start()] + head + doc[m.start("what") :]


@faithful("indirect_speech", "named_after")
def named_after(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """'Menurut X, q.' -> 'q, menurut X.' or 'X mengatakan bahwa q.'"""
    pattern = re.compile(
        r"(?:(?<=\n)|(?<=[.”\"] )|^)Menurut (?P<who>[A-Z]\w+(?: [A-Z]\w+){0,3}), (?P<what>[a-z][^\n\"“”.]{20,300})\.(?= |\n|$)"
    )
    for m in pattern.finditer(doc.text):
        if not doc.locked(m.start(), m.start("what") + 1):
            what = doc[m.start("what") : m.end("what")]
            if rng.random() < 0.5:
                return (
                    doc[: m.start()]
                    + f"{m.group('who')} {rng.choice(_TOLD)} bahwa "
                    + what
                    + doc[m.end("what") :]
                )
            return (
                doc[: m.start()]
                + what.text[0].upper()
                + what[1:]
                + f", menurut {m.group('who')}"
                + doc[m.end("what") :]
            )
    return None


@faithful("quote_cut", "last_or_first_sentence")
def quote_sentence(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Of a quotation of several sentences the first or the last goes."""
    spans = [(s, e) for s, e in quotations(doc.text) if re.search(r"[a-z]{2}\. [A-Z]", doc.text[s:e])]
    for s, e in rng.sample(spans, len(spans)):
        cuts = [s + m.start() for m in re.finditer(r"(?<=[a-z]{2})\. (?=[A-Z])", doc.text[s:e])]
        last = cuts[-1]
        dropped = doc.text[last + 2 : e]
        sign = doc.text[e - 1]
        if (
            rng.random() < 0.6
            and not doc.locked(last, e)
            and last - s > 25
            and not re.match(r"(?:Tapi|Tetapi|Namun|Kecuali|Bukan)", dropped)
        ):
            return doc[:last] + (sign if sign in ",." else "") + doc[e:]
        first = cuts[0] + 2
        if (
            not doc.locked(s, first)
            and e - first > 25
            and not re.match(
                r"(?:Tapi|Tetapi|Namun|Itu|Dia|Ia|Mereka|Jadi|Makanya|Karena|Sehingga|Dan)", doc.text[first:e]
            )
        ):
            return doc[:s] + doc[first:]
    return None


@faithful("quote_cut", "last_clause")
def quote_clause(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """The last clause of a quotation goes where it only adds."""
    for s, e in quotations(doc.text):
        m = re.search(
            r", (?:sehingga|karena|supaya|agar) [^,.?!]{10,120}([,.]?)$",
            doc.text[s:e],
        )
        if m and m.start() > 25 and not doc.locked(s + m.start(), e) and not _CONDITION.search(m.group()):
            return doc[: s + m.start()] + m.group(1) + doc[e:]
    return None


@faithful("indirect_speech", "inversion")
def inversion(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """'"Q," kata X.' -> 'X mengatakan, "Q."', the quotation kept word for word."""
    found = [m for m in _QUOTED.finditer(doc.text) if not doc.locked(m.start("verb") - 1, m.end())]
    starts = {s for s, _ in paragraphs(doc.text)}
    for m in rng.sample(found, len(found)):
        if m.group("rest") != "." or m.start() not in starts:
            continue
        who = {"nya": "Ia"}.get(m.group("who"), m.group("who").strip())
        said = doc[m.start("said") : m.end("said")]
        return (
            doc[: m.start()]
            + f"{who} {rng.choice(_TOLD)}, {doc.text[m.start()]}"
            + said
            + "."
            + doc.text[m.start("verb") - 2 :][:1].strip()
            + doc[m.end() :]
        )
    return None
