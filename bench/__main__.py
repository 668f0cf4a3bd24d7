"""All measurements: ``python -m bench [--n 3000] [--small]``."""

from __future__ import annotations

import argparse

from bench import drafts, natural, quality, register, speed


def main(argv: list[str] | None = None) -> int:
    """Quality on generated pairs, natural pairs and drafts, then speed."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--n", type=int, default=3000, help="number of generated pairs")
    parser.add_argument("--small", action="store_true", help="only the committed corpus")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args(argv)
    common = ["--n", str(args.n), "--jobs", str(args.jobs), "--misses", "out/misses.jsonl"]
    print("== generated pairs", flush=True)
    quality.main(common + (["--small"] if args.small else []))
    print("\n== natural pairs", flush=True)
    natural.main(["--notes", "out/natural.jsonl"])
    print("\n== drafts against first sources", flush=True)
    drafts.main(["--notes", "out/drafts.jsonl"])
    print("\n== facts of the register against each other", flush=True)
    register.main([])
    print("\n== speed", flush=True)
    speed.main(["--small"] if args.small else [])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
