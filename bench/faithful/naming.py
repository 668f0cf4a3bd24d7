"""Short and long names, abbreviations, titles, pronouns."""

from __future__ import annotations

import re
from random import Random

from bench import words
from bench.articles import SPEECH, Article
from bench.edits import faithful
from bench.faithful.notation import swap
from bench.marked import Marked, paragraphs, quotations, sentences, within

_TITLE = r"(?:Hj?\.|K\.?H\.|Dr\.|dr\.|drg\.|Drs\.|Dra\.|Ir\.|Prof\.|Bapak|Ibu(?! Kota| Negara))"
_DEGREE = r"(?:, ?(?:S\.? ?(?:E|H|T|Sos|Pd|IP|Kom|STP|KM|Hut|P|Ag|Kep)|M\.? ?(?:Si|M|T|Pd|AP|H|Kes|Sc|Hum|Kom)|SE|SH|ST|MSi|MM|MT|MAP|Ph\.? ?D)\b\.?)+"


@faithful("short_name", "later_short")
def later_short(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """A later full name is cut to the word that the text itself uses, or to the first or last."""
    for person in rng.sample(article.persons, len(article.persons)):
        spans = article.mentions(person, doc.text)
        full = [(s, e) for s, e in spans if doc.text[s:e] == person.full]
        used = [doc.text[s:e] for s, e in spans if doc.text[s:e] in person.parts]
        unique = [
            p
            for p in person.parts
            if len(p) > 3 and not any(p in o.parts for o in article.persons if o != person)
        ]
        form = (
            used[0] if used else next((p for p in (person.parts[0], person.parts[-1]) if p in unique), None)
        )
        for start, end in full[1:]:
            if form and not doc.locked(start, end):
                return doc.replace(start, end, form)
    return None


@faithful("short_name", "later_full")
def later_full(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """A later short name is written in full."""
    for person in rng.sample(article.persons, len(article.persons)):
        for start, end in article.mentions(person, doc.text)[1:]:
            if doc.text[start:end] != person.full and not doc.locked(start, end):
                return doc.replace(start, end, person.full)
    return None


@faithful("short_name", "abbreviated")
def abbreviated(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Kalimantan Timur -> Kaltim."""
    return _abbreviate(doc, rng, shorten=True)


@faithful("short_name", "expanded")
def expanded(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Kaltim -> Kalimantan Timur."""
    return _abbreviate(doc, rng, shorten=False)


def _abbreviate(doc: Marked, rng: Random, shorten: bool) -> Marked | None:
    table = {a: b[0] for a, b in words.pairs("abbreviations").items()}
    inside = quotations(doc.text)
    sites = []
    for short, long in table.items():
        old, new = (long, short) if shorten else (short, long)
        for m in re.finditer(rf"(?<![\w(\"“/-]){re.escape(old)}(?![\w/-]| ?\()", doc.text):
            near = doc.text[max(0, m.start() - 60) : m.end() + 60]
            tail = doc.text[m.end() : m.end() + 2]
            proper = old[0].isupper() and re.match(r" [A-Z]", tail) is not None
            if short in ("AS", "PPU", "TK", "KK", "PBB") and not shorten and not proper and short != "AS":
                continue
            if (
                f"({short})" in near
                or f"{long} (" in near
                or within(inside, *m.span())
                or doc.locked(m.start() - 1, m.end() + 1)
            ):
                continue
            head = short in (
                "Pemprov",
                "Pemkab",
                "Pemkot",
                "Kadis",
                "Dinkes",
                "Plt",
                "Pj",
                "Wagub",
                "Wabup",
                "Wawali",
                "Diskominfo",
            )
            if (head and not proper) or (short == "IKN" and re.search(r"Otorita $", doc.text[: m.start()])):
                continue
            if (
                not shorten
                and re.search(r"[A-Z]\w* $", doc.text[: m.start()])
                and short in ("SDM", "UMKM", "ASN", "AS", "BUMN", "WNI")
            ):
                continue
            if shorten and short in ("SDM", "KK", "UMKM") and re.search(r"[A-Z]\w* $", doc.text[: m.start()]):
                continue
            sites.append((*m.span(), new))
    sites.sort()
    sites = [s for i, s in enumerate(sites) if i == 0 or s[0] >= sites[i - 1][1]]
    if not sites:
        return None
    for start, end, new in sorted(rng.sample(sites, min(len(sites), rng.randint(1, 3))), reverse=True):
        doc = doc.replace(start, end, new)
    return doc


@faithful("titles", "dropped")
def titles_dropped(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """H., Dr., S.E., M.Si. are left out, not within quotations."""
    inside = quotations(doc.text)

    def gone(m: re.Match[str]) -> str:
        return m.group() if within(inside, *m.span()) else ""

    return swap(doc, rf"(?<![\w.]){_TITLE} (?=(?:{_TITLE} )*[A-Z])", gone, rng, 4) or swap(
        doc, rf"(?<=[a-z]){_DEGREE}(?=,| |\.)", gone, rng, 4
    )


@faithful("titles", "added")
def titles_added(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """H. or Dr. before, or a degree behind, the first full name."""
    for person in rng.sample(article.persons, len(article.persons)):
        spans = article.mentions(person, doc.text)
        male = any(p in words.names("male") for p in person.parts) and not any(
            p in words.names("female") for p in person.parts
        )
        if (
            not spans
            or doc.text[slice(*spans[0])] != person.full
            or doc.locked(*spans[0])
            or not male
            or person.parts[0] not in words.names("male")
        ):
            continue
        start, end = spans[0]
        if within(quotations(doc.text), start, end):
            continue
        if re.search(r"(?:\.|[\"“]) $|[\"“]$", doc.text[:start]) or doc.text[end : end + 1] in ("'", "’"):
            continue
        if doc.text[end : end + 1] == "," or rng.random() < 0.6:
            return doc.replace(start, start, rng.choice(["H. ", "Dr. ", "Drs. ", "Ir. "]))
        degree = rng.choice([", S.E.", ", M.Si.", ", S.Sos., M.Si.", ", M.M."])
        return (
            doc.replace(end, end, degree + ("," if doc.text[end : end + 1] == " " else ""))
            if doc.text[end : end + 1] == " "
            else None
        )
    return None


@faithful("pronoun", "speaker")
def speaker(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """'ujar Faisal' -> 'ujarnya', 'Faisal mengatakan' -> 'Ia mengatakan', when he was the last person named."""
    spans = sorted((s, e, p.full) for p in article.persons for s, e in article.mentions(p, doc.text))
    units = sentences(doc.text)
    for at in range(1, len(spans)):
        (ps, pe, before), (start, end, who) = spans[at - 1], spans[at]
        if before != who or doc.locked(ps, end):
            continue
        if sum(ps < s <= start for s, _ in units) != 1 or "\n\n" in doc.text[pe:start]:
            continue
        # A name that the reader of names missed would make the pronoun ambiguous.
        if re.search(r"[A-Z][a-z]+ [A-Z][a-z]+", re.sub(r'["“][^"”]*["”]', "", doc.text[pe:start])):
            continue
        say = re.search(rf'["”],? ({SPEECH}) $', doc.text[:start])
        if say and re.match(r"[.,]", doc.text[end:]):
            return doc.replace(start - 1, end, "nya")
        opening = any(s == start for s, _ in units)
        if opening and re.match(
            r" (?:juga |pun )?(?:me[a-z]+kan|menyebut|berharap|menilai|mengaku)\b", doc.text[end:]
        ):
            return doc.replace(start, end, rng.choice(["Ia", "Dia"]))
    return None


@faithful("pronoun", "named")
def named(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """'ujarnya' -> 'ujar Faisal' where the paragraph opens with 'Faisal mengatakan' and names nobody else."""
    spans = [span for p in article.persons for span in article.mentions(p, doc.text)]
    for m in re.finditer(rf'(?<=["”] )({SPEECH})nya\b(?=[.,])', doc.text):
        here = next(((s, e) for s, e in paragraphs(doc.text) if s <= m.start() < e), None)
        if here is None or doc.locked(*here):
            continue
        opening = next((e for s, e in spans if s == here[0]), None)
        if opening is None:
            continue
        end = opening
        rest = re.sub(r'["“][^"”]*["”]', "", doc.text[end : m.start()])
        if re.match(r",? (?:juga )?me[a-z]+", rest) and not re.search(r"[a-z,] [A-Z][a-z]+", rest):
            return doc.replace(m.start(), m.end(), f"{m.group(1)} {doc.text[here[0] : end]}")
    return None
