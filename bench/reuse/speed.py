"""Building and searching synthetic releases, beside datasketch, rensa and tantivy in the same run.

Processor time of one process, so that what else the machine does counts for little; every peer is run `rounds` times in
turn and the middle figure told. `python -m bench.reuse.speed [--releases 10000] [--articles 2000] [--rounds 3]`
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Sequence

from bench.reuse.peers import PEERS, Best, Peer
from bench.reuse.score import Recall, recall
from bench.reuse.texts import Article, articles, releases


def measured(
    peer: Peer, known: list[tuple[str, str]], asked: list[Article]
) -> tuple[float, float, list[Best]]:
    """Releases built and articles searched a second, and the answers."""
    ids, texts = [key for key, _ in known], [text for _, text in known]
    begun = time.process_time()
    peer.build(ids, texts)
    built = time.process_time()
    best = peer.best([article.text for article in asked])
    return len(ids) / (built - begun), len(asked) / (time.process_time() - built), best


def judged(best: Sequence[Best], asked: Sequence[Article]) -> Recall:
    """Recall at 1 % false."""
    pairs = list(zip(best, asked, strict=True))
    return recall(
        [(release == article.release, score) for (release, score), article in pairs if article.release],
        [(release is not None, score) for (release, score), article in pairs if not article.release],
    )


def main(argv: list[str] | None = None) -> None:
    """Prints a line a peer, with its ratio to the first."""
    parser = argparse.ArgumentParser(prog="python -m bench.reuse.speed")
    parser.add_argument("--releases", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", default="lawang,rensa,datasketch,tantivy")
    args = parser.parse_args(argv)
    known = list(releases(args.releases))
    asked = articles(args.articles, known)
    kinds = [kind for kind in PEERS if kind.name in args.peers.split(",")]
    for kind in kinds:  # compiled code and imports are there before the clock runs
        warm = kind()
        measured(warm, known[:600], asked[:200])
        warm.close()
    speeds: dict[str, list[tuple[float, float]]] = defaultdict(list)
    recalls = {}
    for _ in range(args.rounds):
        for kind in kinds:
            peer = kind()
            build, query, best = measured(peer, known, asked)
            speeds[kind.name].append((build, query))
            recalls[kind.name] = judged(best, asked)
            peer.close()
    ours = (
        [statistics.median(pair[side] for pair in speeds["lawang"]) for side in (0, 1)]
        if "lawang" in speeds
        else []
    )
    print(f"{args.releases} releases, {args.articles} articles, median of {args.rounds}, processor time")
    for name, pairs in speeds.items():
        build, query = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
        ratio = (
            f"lawang is {ours[0] / build:5.1f} x, {ours[1] / query:5.1f} x"
            if ours and name != "lawang"
            else ""
        )
        print(
            f"{name:10} build {build:8.0f}/s  query {query:8.0f}/s  {ratio:32} recall {recalls[name]}",
            flush=True,
        )


if __name__ == "__main__":
    main()
