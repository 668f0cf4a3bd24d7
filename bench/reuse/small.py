"""Recall on the committed corpus, for the floor that the integration machine holds: `python -m bench.reuse.small`.

Every other text is a release. An article takes 15 % to all of its words from one, sentences in another order and a fifth of
these words changed, and stands otherwise in texts that are no releases; as many articles stand in those alone.
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from bench.articles import _raw as raw
from bench.reuse.texts import taken
from lawang.reuse.index import Index, build

ARTICLES = 400
SHARES = (0.15, 0.15, 0.3, 1.0)


def measure() -> dict[str, float]:
    """The share of articles that got their release (`recall`, and `recall_15` where 15 % are from there), and the share of
    the others that were given one."""
    texts = raw(None)
    known, others = texts[0::2], [text for _, text in texts[1::2]]
    words = [word for _, text in texts for word in text.split()]
    own = random.Random(3)
    right: dict[float, list[bool]] = {share: [] for share in SHARES}
    given = []
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "index", [([key for key, _ in known], [text for _, text in known])])
        index = Index(Path(folder) / "index")
        for number in range(ARTICLES):
            key, text = own.choice(known)
            share, count = SHARES[number % len(SHARES)], own.randrange(250, 450)
            foreign = [part for other in own.sample(others, 3) for part in taken(own, other, 150, 0.2, words)]
            mixed = taken(own, text, int(share * count), 0.2, words)
            for part in foreign if share < 1 else []:
                if sum(map(len, mixed)) < count:
                    mixed.append(part)
            own.shuffle(mixed)
            found, none = index.match(
                [" ".join(word for part in parts for word in part) for parts in (mixed, foreign)]
            )
            right[share].append(found.release == key)
            given.append(none.release is not None)
    every = [answer for answers in right.values() for answer in answers]
    return {
        "recall": sum(every) / len(every),
        "recall_15": sum(right[0.15]) / len(right[0.15]),
        "false_alarms": sum(given) / len(given),
    }


if __name__ == "__main__":
    print(measure())
