"""`lawang corpus run` as it is called: what the tables hold, what is rejected, what a kill costs, what is refused."""

from __future__ import annotations

import fcntl
import json
import os
import resource
import signal
import subprocess
import time
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lawang.check.pairs import check_pair
from tests.cli.conftest import environment
from tests.corpus.sample import articles, command, parts, put, releases, run, table

COUNT = 60
ARTICLES = COUNT + COUNT // 10
SMALL_PARTS = ("--part-rows", "4", "--jobs", "2")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The two files of a small corpus."""
    return put(tmp_path_factory.mktemp("corpus"), COUNT)


@pytest.fixture(scope="module")
def whole(inputs: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that nothing disturbed, in one part."""
    out = tmp_path_factory.mktemp("whole") / "out"
    done = run(inputs, out, "--part-rows", "1000", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    return out


def same(out: Path, other: Path) -> bool:
    """Do two runs say the same of every article?"""
    assert len(table(out, "articles")) == ARTICLES
    return all(table(out, name) == table(other, name) for name in ("articles", "findings"))


def killed(inputs: tuple[Path, Path], out: Path, wanted: int) -> None:
    """Starts a run and kills it as soon as so many parts are done."""
    process = subprocess.Popen(
        command(inputs, out, *SMALL_PARTS), env=environment(), stderr=subprocess.DEVNULL
    )
    end = time.monotonic() + 120
    while parts(out) < wanted and process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def test_every_article_has_a_row_with_its_release_and_what_the_checker_says(whole: Path) -> None:
    texts = {row["id"]: row["text"] for row in releases(COUNT)}
    given = articles(COUNT)
    found = table(whole, "articles")
    assert [row["id"] for row in found] == [row["id"] for row in given]
    findings = table(whole, "findings")
    matched = 0
    for row, article in zip(found, given, strict=True):
        assert row["outlet"] == article["outlet"]
        its = [finding for finding in findings if finding["article"] == row["id"]]
        if row["release"] is None:
            assert (row["score"], row["verdict"], its) == (0.0, None, [])
            continue
        matched += 1
        expected = check_pair(texts[row["release"]], article["text"])
        assert row["verdict"] == expected["verdict"]
        keys = ("start", "end", "kind", "verdict", "text", "reason")
        assert [[f[key] for key in keys] for f in its] == [
            [f[key] for key in keys]
            for f in sorted(expected["findings"], key=lambda f: (f["start"], f["end"], f["kind"]))
        ]
        assert row["drifts"] == sum(finding["drift"] for finding in its)
        assert (row["verdict"] == "drift") == (row["drifts"] > 0)
        for verdict in ("contradicted", "unsupported", "undetermined"):
            assert row[verdict] == sum(finding["verdict"] == verdict for finding in its)
    assert matched >= 0.9 * COUNT and all(row["release"] is None for row in found[COUNT:])


def test_a_release_gives_its_labels_to_its_copies(whole: Path) -> None:
    known = {row["id"]: row for row in releases(COUNT)}
    copies = [row for row in table(whole, "articles") if row["release"]]
    assert copies
    for row in copies:
        assert row["release_agency"] == known[row["release"]]["agency"]
        assert row["release_topic"] == known[row["release"]]["topic"]


def test_parts_and_processes_change_nothing(inputs: tuple[Path, Path], whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run(inputs, out, *SMALL_PARTS)
    assert done.returncode == 0, done.stderr
    assert parts(out) == -(-ARTICLES // 4)
    assert same(out, whole)
    assert {path.name for path in out.iterdir()} == {"articles", "findings", "lock", "run.json"}


def test_a_run_killed_again_and_again_loses_no_row_and_doubles_none(
    inputs: tuple[Path, Path], whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for wanted in (1, 4, 8):
        killed(inputs, out, wanted)
    assert 8 <= parts(out) < ARTICLES // 4
    done = run(inputs, out, *SMALL_PARTS)
    assert done.returncode == 0 and "meneruskan" in done.stderr
    assert same(out, whole)


def test_a_kill_while_the_stage_was_made_costs_only_the_stage(
    inputs: tuple[Path, Path], whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    (out / "work" / "parts").mkdir(parents=True)
    (out / "lock").touch()
    (out / "work" / "releases.sqlite").write_bytes(b"half a base")
    pq.write_table(pa.table({"row": [1]}), out / "work" / "parts" / "000000.parquet")
    assert run(inputs, out).returncode == 0
    assert same(out, whole)


def test_a_finished_run_is_left_as_it_is(inputs: tuple[Path, Path], whole: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in whole.rglob("*.parquet")}
    assert run(inputs, whole).returncode == 0
    assert before and {path: path.stat().st_mtime_ns for path in whole.rglob("*.parquet")} == before


def test_rows_that_cannot_be_used_are_rejected_and_the_run_goes_on(tmp_path: Path) -> None:
    good = articles(COUNT)[0]["text"]
    ids = ["a", None, "", "b", "c", "a", "d", "e"]
    texts = [good, good, good, None, " \n", good, good, b"\xff\xfe"]
    raw = pa.array([text.encode() if isinstance(text, str) else text for text in texts], pa.binary())
    columns = {"id": ids, "text": raw.view(pa.string()), "outlet": ["x"] * 6 + [None, "x"]}
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    some = releases(COUNT)[:20]
    pq.write_table(pa.Table.from_pylist([*some, some[3], {"id": None, "text": "x"}]), tmp_path / "r.parquet")
    out = tmp_path / "out"
    done = run((tmp_path / "r.parquet", tmp_path / "a.parquet"), out, LAWANG_LANG="en")
    assert done.returncode == 2 and "8 rows were rejected" in done.stderr
    lines = (out / "rejects.jsonl").read_text("ascii").splitlines()
    rejects = {(row["file"], row["row"]): row["reason"] for row in map(json.loads, lines)}
    words = {
        ("r.parquet", 21): "r3 was already used",
        ("r.parquet", 22): "“id” is empty",
        ("a.parquet", 2): "“id” is empty",
        ("a.parquet", 3): "“id” is empty",
        ("a.parquet", 4): "there is no “text”",
        ("a.parquet", 5): "“text” is empty",
        ("a.parquet", 6): "already used",
        ("a.parquet", 8): "UTF-8",
    }
    assert len(lines) == len(words) and rejects.keys() == words.keys()
    assert all(word in rejects[place] for place, word in words.items())
    assert [(row["row"], row["outlet"]) for row in table(out, "articles")] == [(1, "x"), (7, None)]


def test_ids_may_be_numbers_labels_dates_and_anything_else_is_rejected(tmp_path: Path) -> None:
    _, path = put(tmp_path, COUNT)
    texts = [row["text"] for row in articles(COUNT)[:2]]
    columns = {"id": [7, 8], "text": texts, "published": [None, date(2024, 5, 1)], "topic": [3, 4]}
    pq.write_table(pa.table({**columns, "agency": [[1], None]}), path)
    out = tmp_path / "out"
    done = run((tmp_path / "r.parquet", path), out, LAWANG_LANG="en")
    assert done.returncode == 2
    assert "“agency”" in json.loads((out / "rejects.jsonl").read_text("ascii"))["reason"]
    (row,) = table(out, "articles")
    assert (row["row"], row["id"], row["topic"], row["published"]) == (2, "8", "4", "2024-05-01")


def test_nothing_in_is_nothing_out(tmp_path: Path) -> None:
    for name in ("r", "a"):
        pq.write_table(
            pa.table({"id": pa.array([], pa.string()), "text": pa.array([], pa.string())}),
            tmp_path / f"{name}.parquet",
        )
    assert run((tmp_path / "r.parquet", tmp_path / "a.parquet"), tmp_path / "out").returncode == 0
    assert table(tmp_path / "out", "articles") == []


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("columns", "lacks these columns: text"),
        ("cut off", "not a whole Parquet file"),
        ("missing", "cannot be read"),
        ("folder is a file", "not a folder"),
        ("strangers", "holds other files (mine.txt)"),
        ("other", "results of other inputs"),
    ],
)
def test_what_cannot_be_used_at_all_is_told_in_one_line(
    inputs: tuple[Path, Path], whole: Path, tmp_path: Path, broken: str, words: str
) -> None:
    (releases_file, articles_file), out = inputs, tmp_path / "out"
    bad = tmp_path / "bad.parquet"
    if broken == "columns":
        pq.write_table(pa.table({"id": ["x"], "body": ["y"]}), bad)
        articles_file = bad
    elif broken == "cut off":
        bad.write_bytes(articles_file.read_bytes()[:-100])
        articles_file = bad
    elif broken == "missing":
        releases_file = tmp_path / "none.parquet"
    elif broken == "folder is a file":
        out.write_text("x")
    elif broken == "strangers":
        out.mkdir()
        (out / "mine.txt").write_text("x")
    else:
        articles_file, out = releases_file, whole
    before = {path: path.stat().st_mtime_ns for path in [*whole.rglob("*.parquet"), *out.rglob("*.txt")]}
    done = run((releases_file, articles_file), out, LAWANG_LANG="en")
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and words in done.stderr, done.stderr
    assert before and all(path.stat().st_mtime_ns == at for path, at in before.items())


def test_a_full_disk_is_told_and_what_was_done_stands(
    inputs: tuple[Path, Path], whole: Path, tmp_path: Path
) -> None:
    """A limit on the size of files stands in for a full disk: every write beyond it fails."""
    out = tmp_path / "out"
    killed(inputs, out, 3)
    stood = {path: path.read_bytes() for path in (out / "articles").glob("[0-9]*.parquet")}
    full = subprocess.run(
        command(inputs, out, *SMALL_PARTS),
        env=environment(LAWANG_LANG="en"),
        capture_output=True,
        text=True,
        timeout=300,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3000, resource.RLIM_INFINITY)),
    )
    assert full.returncode == 2, full.stderr
    assert "File too large" in full.stderr and "what was done is whole" in full.stderr
    assert stood and all(path.read_bytes() == content for path, content in stood.items())
    assert run(inputs, out, *SMALL_PARTS).returncode == 0
    assert same(out, whole)


def test_a_worker_that_is_killed_is_told_and_what_was_done_stands(
    inputs: tuple[Path, Path], whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen(command(inputs, out, *SMALL_PARTS), env=environment(), stderr=subprocess.PIPE)
    end = time.monotonic() + 120
    while parts(out) < 2 and process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    workers = Path(f"/proc/{process.pid}/task").glob("*/children")
    for worker in {int(pid) for listed in workers for pid in listed.read_text().split()}:
        os.kill(worker, signal.SIGKILL)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 2 and b"sebuah proses pekerja berhenti" in said, said
    assert 2 <= parts(out) < ARTICLES // 4
    assert run(inputs, out, *SMALL_PARTS).returncode == 0
    assert same(out, whole)


def test_two_runs_into_one_folder_do_not_meet(inputs: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with (tmp_path / "out" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = run(inputs, tmp_path / "out", LAWANG_LANG="en")
    assert done.returncode == 2 and "another process" in done.stderr
