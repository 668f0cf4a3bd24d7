"""The same run on a Ray cluster of two nodes, one of which dies in the middle; and clusters that are not there."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from bench.corpora.cluster import cluster
from tests.cli.conftest import environment
from tests.corpus.sample import command, parts, put, run, table

COUNT = 60
SMALL_PARTS = ("--part-rows", "3")


def test_a_cluster_that_loses_a_node_says_the_same_row_for_row(tmp_path: Path) -> None:
    inputs = put(tmp_path, COUNT)
    native, out = tmp_path / "native", tmp_path / "ray"
    assert run(inputs, native, *SMALL_PARTS).returncode == 0
    with cluster(2) as nodes:
        process = subprocess.Popen(
            command(inputs, out, *SMALL_PARTS, "--engine", "ray", "--address", nodes.address),
            env=environment(**nodes.surroundings),
            stderr=subprocess.PIPE,
            text=True,
        )
        end = time.monotonic() + 200
        while parts(out) < 4 and process.poll() is None and time.monotonic() < end:
            time.sleep(0.02)
        before = parts(out)
        nodes.kill(1)
        _, said = process.communicate(timeout=200)
    assert process.returncode == 0, said
    assert 4 <= before < parts(out) == parts(native)
    assert len(table(out, "articles")) == COUNT + COUNT // 10
    for name in ("articles", "findings"):
        assert table(out, name) == table(native, name)
    assert "Traceback" not in said


def test_a_cluster_that_is_not_there_or_that_anybody_may_use_is_told(tmp_path: Path) -> None:
    inputs = put(tmp_path, COUNT)
    ray = ("--engine", "ray", "--address", "127.0.0.1:1")
    for mode, words in (
        ("token", "there is no Ray cluster at this address"),
        ("", "RAY_AUTH_MODE is not set"),
    ):
        done = run(inputs, tmp_path / "out", *ray, LAWANG_LANG="en", RAY_AUTH_MODE=mode)
        assert done.returncode == 2 and words in done.stderr
        assert done.stderr.count("\n") == 1 and not (tmp_path / "out").exists()
