"""All measurements of the index: `python -m bench.reuse [--peers]`."""

from __future__ import annotations

import argparse

from bench.reuse import growth, natural, speed


def main() -> None:
    """Recall, speed, growth to 100,000 releases."""
    parser = argparse.ArgumentParser(prog="python -m bench.reuse")
    parser.add_argument("--peers", action="store_true", help="recall of the peers, too")
    args = parser.parse_args()
    print("== recall", flush=True)
    natural.main(args.peers)
    print("\n== speed", flush=True)
    speed.main([])
    print("\n== growth", flush=True)
    growth.main([])


if __name__ == "__main__":
    main()
