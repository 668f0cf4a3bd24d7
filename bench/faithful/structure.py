"""Sentences and paragraphs moved, merged, split, cut and added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from random import Random

from bench import words
from bench.articles import SPEECH, Article, articles
from bench.edits import faithful
from bench.faithful.speech import lowered
from bench.marked import Marked, join, paragraphs, quotations, sentences, within

_LEANS = re.compile(
    rf"\b(?:[Ii]a|[Dd]ia|[Bb]eliau|[Mm]ereka|[Kk]eduanya|[Mm]enurutnya|(?:{SPEECH})nya|sebelumnya|Sebelumnya|tersebut|katanya|dimaksud)\b"
    r"|^(?:Itu|Ini|Hal|Namun|Tetapi|Tapi|Selain|Sementara|Lebih|Selanjutnya|Kemudian|Lalu|Adapun|Dengan|Karena|Oleh|Untuk|Meski|Bahkan|Sehingga"
    r"|Padahal|Sebab|Akibat|Artinya|Jadi|Pasalnya|Di sisi|Sedangkan|Kedua|Ketiga|Terakhir|Apalagi|Dari|Nantinya|Setelah|Sekaligus|Termasuk"
    r"|Seperti|Hanya|Tak|Nah|Caranya|Alasannya|Hasilnya|Tujuannya|Hingga|Sejak|Kendati|Maka|Begitu|Demikian|Pun|Juga|Saat|Ketika|Usai|Lanjut|Di antara|Dalam kesempatan|Pada kesempatan|\d+[.)]|[-•*])"
    r"|\b(?:itu|ini|juga|pun|lanjut|kata dia|ujar dia|ungkap dia|lainnya|berikut|berikutnya|demikian)\b"
)


def leans(text: str) -> bool:
    """Whether a paragraph or sentence hangs on what stands before it (pronouns, connectives, quotations without a name)."""
    bare = re.sub(r'["“][^"“”]*["”]', "", text)
    quoted = bare != text
    named = re.search(
        rf"\b(?:{SPEECH}|[Mm]enurut|me[nm]\w+kan) [A-Z]|[A-Z]\w+ (?:me[nm]\w+kan|menyebut)", bare
    )
    return (
        bool(_LEANS.search(bare))
        or (quoted and not named)
        or text.rstrip().endswith(":")
        or text.count('"') % 2 == 1
    )


_SPEAKER = re.compile(
    rf"\b(?:{SPEECH}|[Mm]enurut) [A-Z]|[A-Z][\w)]+,? (?:me[nm]\w+kan|menyebut|menilai|berharap)\b"
)


def _names_someone(text: str) -> bool:
    """Whether a name of a person may stand in the text: two capitalised words, or one beside a speech verb."""
    return (
        re.search(rf"[A-Z][a-z]+ [A-Z][a-z]+|\b(?:{SPEECH}|[Mm]enurut) [A-Z]|^[A-Z]\w+ me", text) is not None
    )


def parted(before: str, following: Sequence[str]) -> bool:
    """Whether ``following`` can stand without ``before``, or with it newly put in front.

    It cannot when its first text leans, or when ``before`` names somebody and a later text leans before another name is given.
    """
    for number, text in enumerate(following):
        if leans(text):
            return False
        if (number == 0 and not _names_someone(before)) or _SPEAKER.search(text):
            return True
    return True


@faithful("reorder", "paragraphs")
def reorder_paragraphs(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """A paragraph that stands by itself is moved; so must stand what follows it before and after."""
    spans = paragraphs(doc.text)
    texts = [doc.text[s:e] for s, e in spans]
    free = [i for i in range(1, len(spans)) if not leans(texts[i]) and parted(texts[i], texts[i + 1 :])]
    for i in rng.sample(free, len(free)):
        targets = [j for j in range(1, len(spans) + 1) if j not in (i, i + 1) and parted(texts[i], texts[j:])]
        if targets:
            order = [doc[s:e] for s, e in spans]
            moved = order[i]
            j = rng.choice(targets)
            order.insert(j, moved)
            del order[i + 1 if j < i else i]
            return join(order, "\n")
    return None


@faithful("reorder", "sentences")
def reorder_sentences(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Two neighbouring sentences that stand by themselves change places."""
    spans = sentences(doc.text)
    sites = []
    for i in range(1, len(spans) - 1):
        (s, e), (s2, e2) = spans[i], spans[i + 1]
        if doc.text[e:s2].strip(" ") or "\n" in doc.text[e:s2]:
            continue
        rest = [doc.text[slice(*span)] for span in spans[i + 2 :]]
        if not leans(doc.text[s:e]) and not leans(doc.text[s2:e2]) and parted(doc.text[s:e2], rest):
            sites.append(i)
    if not sites:
        return None
    i = rng.choice(sites)
    (s, e), (s2, e2) = spans[i], spans[i + 1]
    return doc[:s] + doc[s2:e2] + doc[e:s2] + doc[s:e] + doc[e2:]


@faithful("cut", "sentences")
def cut(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Some sentences are left out, never one on which a kept one hangs."""
    done: Marked = doc
    for _ in range(rng.randint(1, 4)):
        spans = sentences(done.text)
        if len(spans) < 5:
            break
        free = [
            (s, e)
            for i, (s, e) in enumerate(spans)
            if i >= 1 and not done.locked(s, e) and parted(done.text[s:e], [done.text[slice(*span)] for span in spans[i + 1 :]])
            and not done.text[s:e].endswith(":") and not re.match(r"(?:Tetapi|Tapi|Namun|Kecuali)", done.text[s:e])
            and not (i and done.text[slice(*spans[i - 1])].endswith(":"))
        ]  # fmt: skip
        if not free:
            break
        s, e = rng.choice(free)
        while e < len(done.text) and done.text[e] == " ":
            e += 1
        done = done[:s] + done[e:]
    text = done.text
    empty = [m.span() for m in re.finditer(r"(?: +(?=\n))|\n(?=\n)|^\n|\n$| +$", text)]
    for s, e in reversed(empty):
        done = done[:s] + done[e:]
    return done if done.text != doc.text else None


@faithful("cut", "tail")
def cut_tail(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """The last paragraphs are left out, as an editor shortens from the end."""
    spans = paragraphs(doc.text)
    keep = rng.randint(max(3, len(spans) // 2), len(spans)) if len(spans) > 4 else len(spans)
    end = spans[keep - 1][1]
    return (
        doc[:end]
        if keep < len(spans) and not doc.locked(end, len(doc)) and not doc.text[:end].endswith(":")
        else None
    )


@faithful("merge", "sentences")
def merge(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Two sentences become one: 'A. B.' -> 'A, sementara b.' and the like."""
    spans = sentences(doc.text)
    sites = []
    for (s, e), (s2, e2) in pairwise(spans):
        first, second = doc.text[s:e], doc.text[s2:e2]
        if "\n" in doc.text[e:s2] or not first.endswith(".") or set(first + second) & set('"“”:;?!'):
            continue
        if (
            len(first.split()) < 6
            or first[0].isdigit()
            or len(second.split()) < 5
            or len(first.split()) > 24
            or len(second.split()) > 24
            or doc.locked(e - 1, s2 + 1)
        ):
            continue
        low = lowered(second, article)
        starts = re.match(
            r"(?:Namun|Sebab|Pasalnya|Termasuk|Terlebih|Artinya|Selain|Sementara|Tetapi|Tapi|Sehingga|Karena|Padahal|Sedangkan|Adapun|Dan|Oleh|Dengan|Untuk|Jika|Bahkan)\b",
            second,
        )
        told = re.search(
            r"bahwa|[Mm]enurut|me[nm][a-z]+kan |menyebut|menilai|mengaku|berharap|kata|ujar", first
        )
        if (
            low is not None
            and not starts
            and not told
            and not re.search(r"\b(?:jika|kalau|apabila|karena|agar)\b", first)
        ):
            sites.append((e, s2, low[0]))
    if not sites:
        return None
    e, s2, letter = rng.choice(sites)
    joint = rng.choice([", sementara ", ", serta ", " dan ", "; ", ", sedangkan ", ", lalu "])
    return doc[: e - 1] + joint + letter + doc[s2 + 1 :]


@faithful("split", "sentence")
def split(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """A long sentence is cut at a conjunction: ', sedangkan b.' -> '. Sementara itu, b.'"""
    inside = quotations(doc.text)
    heads = {", sedangkan ": "Sementara itu, ", ", sementara ": "Sementara itu, ", ", sehingga ": "Dengan demikian, ", ", namun ": "Namun, ",
             ", tetapi ": "Namun, ", ", bahkan ": "Bahkan, ", ", karena itu ": "Karena itu, "}  # fmt: skip
    sites = []
    for joint, head in heads.items():
        for m in re.finditer(joint, doc.text):
            s, e = next(((s, e) for s, e in sentences(doc.text) if s <= m.start() < e), (0, 0))
            if (
                within(inside, *m.span())
                or doc.locked(m.start() - 1, m.end() + 1)
                or set(doc.text[s:e]) & set('"“”:()')
            ):
                continue
            if (
                "tidak hanya" in doc.text[s:e].lower()
                or "bukan" in doc.text[s:e].lower()
                or doc.text[m.end() : m.end() + 4] == "itu,"
            ):
                continue
            if (
                m.start() - s > 30
                and e - m.end() > 30
                and not re.search(
                    r"(?:mengatakan|menyatakan|bahwa|[Mm]enurut|berharap|juga)", doc.text[s : m.start()]
                )
            ):
                sites.append((*m.span(), head))
    if not sites:
        return None
    s, e, head = rng.choice(sites)
    return doc[:s] + ". " + head + doc[e:]


@faithful("background", "general_sentence")
def general_sentence(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """One or two sentences without a checkable fact are put in, as a paragraph or at the end of one."""
    for text in rng.sample(words.lines("background"), rng.randint(1, 2)):
        spans = paragraphs(doc.text)
        gaps = [
            i for i in range(len(spans)) if parted(text, [doc.text[slice(*span)] for span in spans[i + 1 :]])
        ]
        if not gaps:
            return None
        e = spans[rng.choice(gaps)][1]
        if doc.text[e - 1] not in '.!?"”':
            continue
        doc = doc[:e] + (("\n" if rng.random() < 0.6 else " ") + text) + doc[e:]
    return doc


@faithful("foreign", "paragraphs")
def foreign(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """The lead of an article on something else, with what follows it, is put in between paragraphs or at the end.

    It begins with a lead so that no reader takes it for more on the first subject; it stays in paragraphs of its own.
    """
    pool: Sequence[Article] = articles(small=article.small)
    for _ in range(30):
        other = rng.choice(pool)
        if other.id == article.id or _related(other.text, article.text):
            continue
        parts = [other.text[s:e] for s, e in paragraphs(other.text)]
        parts = [p for p in parts if len(p.split()) >= 15][: rng.randint(1, 3)]
        if (
            not parts
            or len(parts[0].split()) > 90
            or leans(parts[0])
            or not re.search(r"[A-Z]\w+ [A-Z]", parts[0][:80])
        ):
            continue
        chosen = list(takewhile(lambda p: len(p.split()) <= 90 and p.endswith("."), parts))
        if not chosen:
            continue
        spans = paragraphs(doc.text)
        gaps = [
            i
            for i in range(len(spans))
            if parted(" ".join(chosen), [doc.text[slice(*span)] for span in spans[i + 1 :]])
        ]
        if not gaps:
            return None
        end = spans[gaps[-1] if rng.random() < 0.7 else rng.choice(gaps)][1]
        return doc[:end] + "".join("\n" + p for p in chosen) + doc[end:]
    return None


def _related(one: str, two: str) -> bool:
    """Whether two articles share names (runs of two capitalised words)."""
    runs = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
    return bool(set(runs.findall(one)) & set(runs.findall(two)))


@faithful("layout", "paragraphs_joined")
def paragraphs_joined(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Neighbouring paragraphs become one."""
    spots = [m.start() for m in re.finditer(r"(?<=[.\"”])\n(?=[A-Z\"“])", doc.text)]
    if not spots:
        return None
    for at in sorted(rng.sample(spots, min(len(spots), rng.randint(1, 4))), reverse=True):
        doc = doc.replace(at, at + 1, " ")
    return doc


@faithful("layout", "paragraphs_split")
def paragraphs_split(doc: Marked, article: Article, rng: Random) -> Marked | None:
    """Every paragraph is cut into its sentences, or some of them."""
    spans = sentences(doc.text)
    spots = [s for (_, e), (s, _) in pairwise(spans) if doc.text[e:s] == " "]
    if not spots:
        return None
    between = rng.choice(["\n", "\n", "\n\n"])
    for at in sorted(rng.sample(spots, rng.randint(1, len(spots))), reverse=True):
        doc = doc.replace(at - 1, at, between)
    return doc
