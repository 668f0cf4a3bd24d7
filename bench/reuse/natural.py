"""Recall on natural pairs, judged by hand, and on real articles resampled: taken to 15 %, shuffled, a fifth of words changed.

The pairs were found by their shared word 5-grams, so a search by 5-grams would judge itself; hence only those count that
a person has read. A release is right, too, that shares as many 5-grams with the copy as the one it was paired with: many
outlets print one text, and a sentence drawn from an article may stand in another as it is. An article has no release when
it shares hardly a 5-gram with any article of the index: less than 0.4 %, or 1 %, of its own. More makes phrases of the same
topic, quotations and laws that both cite, and is no clear none.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from pathlib import Path

from bench.articles import data_file
from bench.reuse.peers import PEERS, Lawang, Peer
from bench.reuse.score import Recall, recall
from bench.reuse.texts import real, taken

LABELS = Path(__file__).resolve().parent.parent / "labels"
STRICT = (0.004, 0.01)
SHARES = (0.15, 0.3, 0.5, 1.0)


def grams(text: str) -> set[int]:
    """The word 5-grams of a text."""
    words = re.findall(r"\w+", text.lower())
    return {hash(tuple(words[at : at + 5])) for at in range(len(words) - 4)}


class Shared:
    """Which indexed articles share 5-grams with another, and how many."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._known: dict[int, list[str]] = defaultdict(list)
        for key, text in texts.items():
            for gram in grams(text):
                self._known[gram].append(key)

    def of(self, text: str) -> dict[str, float]:
        """The share of a text's 5-grams that stand in each."""
        own = grams(text)
        counts = Counter(key for gram in own for key in self._known.get(gram, ()))
        return {key: count / max(1, len(own)) for key, count in counts.items()}


def judged() -> list[tuple[str, str, str]]:
    """The hand-labelled pairs: official, copy, verdict."""
    rows = [
        json.loads(line)
        for file in sorted(LABELS.glob("natural-*.jsonl"))
        for line in file.read_text().splitlines()
    ]
    return [(row["a_id"], row["b_id"], row["verdict"]) for row in rows]


def pairs(peer: Peer) -> dict[float, Recall]:
    """Recall on the judged pairs, by how strictly an article without a release was chosen."""
    texts = dict(real())
    copies = {copy for _, copy, _ in judged()}
    paired = copies | {official for official, _, _ in judged()}
    held = [key for number, key in enumerate(texts) if key not in paired and number % 4 == 0]
    indexed = {key: text for key, text in texts.items() if key not in copies and key not in held}
    shared = Shared(indexed)
    peer.build(list(indexed), list(indexed.values()))
    found = []
    for official, copy, verdict in judged():
        known = shared.of(texts[copy])
        least = min(Shared({official: texts[official]}).of(texts[copy]).get(official, 1.0), 1.0)
        if verdict == "unrelated" or max(known.values(), default=0.0) < 0.9 * least:
            continue  # the official text is a copy itself, and nothing that shares as much is in the index
        ((release, score),) = peer.best([texts[copy]])
        found.append((release is not None and known.get(release, 0.0) >= 0.9 * least, score))
    out = {}
    for strict in STRICT:
        none = [key for key in held if max(shared.of(texts[key]).values(), default=0.0) < strict]
        answers = peer.best([texts[key] for key in none])
        out[strict] = recall(found, [(release is not None, score) for release, score in answers])
    return out


def resampled(peer: Peer, count: int = 4000) -> dict[tuple[float, float], Recall]:
    """Recall on resampled real articles by how strictly articles without a release were chosen, and by share."""
    texts = dict(list(real())[0::2])
    shared = Shared(texts)
    rest = [(text, max(shared.of(text).values(), default=0.0)) for _, text in list(real())[1::2]]
    peer.build(list(texts), list(texts.values()))
    out = {}
    for strict in STRICT:
        own = random.Random(7)
        others = [text for text, most in rest if most < strict]
        none = [mixed(own, "", 0, others) for _ in range(count // 2)] + others
        answers = [(release is not None, score) for release, score in peer.best(none)]
        for share in SHARES:
            keys = own.choices(list(texts), k=count // len(SHARES))
            copies = [mixed(own, texts[key], share, others) for key in keys]
            right = []
            for key, copy, (release, score) in zip(keys, copies, peer.best(copies), strict=True):
                known = shared.of(copy)
                right.append((release == key or 0 < known.get(key, 0) <= known.get(release or "", 0), score))
            out[strict, share] = recall(right, answers)
    return out


def mixed(own: random.Random, source: str, share: float, others: list[str]) -> str:
    """An article of 300 to 600 words, with this share of them from the source, the rest whole sentences from others."""
    words = own.randrange(300, 600)
    parts = taken(own, source, int(words * share), 0.2) if source else []
    count = sum(map(len, parts))
    while count < words and share < 1:
        for sentence in re.split(r"(?<=[.!?”\"])\s+", own.choice(others)):
            if count >= words:
                break
            parts.append(sentence.split())
            count += len(parts[-1])
    own.shuffle(parts)
    return " ".join(word for part in parts for word in part)


def main(everything: bool = False) -> None:
    """Prints the figures; `everything`: of the peers, too."""
    if data_file() is None:
        print("the large collection is not here (LAWANG_DATA): nothing to measure")
        return
    for kind in PEERS if everything else (Lawang,):
        peer = kind()
        for strict, found in pairs(peer).items():
            print(f"{peer.name:10} natural pairs, others share < {strict:.1%}: {found}", flush=True)
        for (strict, share), found in resampled(peer).items():
            print(
                f"{peer.name:10} {share:4.0%} of the article, others share < {strict:.1%}: {found}",
                flush=True,
            )
        peer.close()


if __name__ == "__main__":
    main()
