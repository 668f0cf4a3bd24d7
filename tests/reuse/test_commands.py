"""`lawang index` and `lawang match` as they are called from outside: the fixed form, rejects, Parquet, exit statuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from lawang.cli.shell import lawang
from tests.reuse.texts import background, release, retold


def run(*args: str | Path, lang: str = "") -> Result:
    return CliRunner(env={"LAWANG_LANG": lang}).invoke(lawang, [str(arg) for arg in args])


def lines(path: Path, rows: list[Any]) -> Path:
    """A file of these rows as JSON; text as it is."""
    texts = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def rows(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with twenty releases, some articles and an index."""
    lines(tmp_path / "r.jsonl", [{"id": f"r{n}", "text": release(n), "date": None} for n in range(20)])
    articles = [{"id": n, "text": retold(n, 0.5, 0.1)} for n in range(5)]
    lines(tmp_path / "a.jsonl", [*articles, {"id": "none", "text": " ".join(background(1))}])
    assert run("index", "build", tmp_path / "r.jsonl", "-o", tmp_path / "i").exit_code == 0
    return tmp_path


def test_the_form_of_a_match_is_fixed(desk: Path) -> None:
    assert run("match", desk / "a.jsonl", "--index", desk / "i", "-o", desk / "m.jsonl").exit_code == 0
    found = rows(desk / "m.jsonl")
    schema = json.loads((Path(__file__).parents[2] / "docs" / "matches.schema.json").read_text("utf-8"))
    for row in found:
        jsonschema.validate(row, schema)
    assert [row["id"] for row in found] == [0, 1, 2, 3, 4, "none"]
    assert [row["release"] for row in found] == ["r0", "r1", "r2", "r3", "r4", None]
    assert found[-1] == {"id": "none", "release": None, "score": 0.0, "others": [], "passages": []}
    for number, row in enumerate(found[:-1]):
        assert list(row) == ["id", "release", "score", "others", "passages"]
        assert isinstance(row["score"], float) and 0 < row["score"] <= 1
        text = retold(number, 0.5, 0.1)
        for passage in row["passages"]:
            assert list(passage) == ["start", "end", "release_start", "release_end"]
            assert 0 <= passage["start"] < passage["end"] <= len(text)
            assert 0 <= passage["release_start"] < passage["release_end"] <= len(release(number))
        for other in row["others"]:
            assert list(other) == ["release", "score"]


def test_offsets_count_characters_not_bytes(desk: Path) -> None:
    text = "😀“é” " * 30 + release(7)
    lines(desk / "a.jsonl", [{"id": "x", "text": text}])
    run("match", desk / "a.jsonl", "--index", desk / "i", "-o", desk / "m.jsonl")
    (passage,) = rows(desk / "m.jsonl")[0]["passages"]
    assert text[passage["start"] : passage["end"]] == release(7)[:-1]


def test_broken_lines_go_to_the_rejects_and_the_run_goes_on(desk: Path) -> None:
    broken = [
        "no json",
        '{"id": "x"',
        "[1]",
        {"text": "x"},
        {"id": None, "text": "x"},
        {"id": True, "text": "x"},
        {"id": "y"},
        {"id": "z", "text": 5},
        {"id": "late", "text": retold(9, 0.5)},
        "",
        "\ufeff" + json.dumps({"id": "mark", "text": retold(8, 0.5)}),
        "[" * 100_000,
    ]
    lines(desk / "a.jsonl", broken)
    (desk / "a.jsonl").write_bytes(
        (desk / "a.jsonl").read_bytes() + b'{"id": "\xff", "text": "x"}\n{"id": 1, "text": ""}'
    )
    result = run("match", desk / "a.jsonl", "--index", desk / "i", "-o", desk / "m.jsonl")
    assert result.exit_code == 2
    assert [(row["id"], row["release"]) for row in rows(desk / "m.jsonl")] == [
        ("late", "r9"),
        ("mark", "r8"),
        (1, None),
    ]
    rejects = rows(desk / "m.rejects.jsonl")
    assert [row["line"] for row in rejects] == [1, 2, 3, 4, 5, 6, 7, 8, 12, 13]
    assert all(row["reason"] and row["file"] == "a.jsonl" for row in rejects)
    lines(desk / "a.jsonl", [{"id": "x", "text": "x"}])
    assert run("match", desk / "a.jsonl", "--index", desk / "i", "-o", desk / "m.jsonl").exit_code == 0
    assert not (desk / "m.rejects.jsonl").exists()


def test_broken_releases_are_rejected_and_the_others_indexed(desk: Path) -> None:
    more = [
        {"id": "n1", "text": release(50)},
        "?",
        {"id": "n1", "text": release(51)},
        {"id": "n2", "text": " "},
    ]
    result = run("index", "add", lines(desk / "more.jsonl", more), "-o", desk / "i")
    assert result.exit_code == 2
    assert sorted(row["line"] for row in rows(desk / "i.rejects.jsonl")) == [2, 3, 4]
    lines(desk / "a.jsonl", [{"id": 1, "text": release(50)}, {"id": 2, "text": release(51)}])
    run("match", desk / "a.jsonl", "--index", desk / "i", "-o", desk / "m.jsonl")
    assert [row["release"] for row in rows(desk / "m.jsonl")] == ["n1", None]


def test_rejects_that_cannot_be_written_are_named_and_nothing_is_put_in_force(desk: Path) -> None:
    before = {path.name: path.read_bytes() for path in (desk / "i").iterdir()}
    more = lines(desk / "more.jsonl", ["?", {"id": "n1", "text": release(50)}])
    for name in ("i.rejects.jsonl", "m.rejects.jsonl"):
        (desk / name).mkdir()
    for args, name in (
        (("index", "add", more, "-o", desk / "i"), "i.rejects.jsonl"),
        (("match", more, "--index", desk / "i", "-o", desk / "m.jsonl"), "m.rejects.jsonl"),
    ):
        result = run(*args)
        assert result.exit_code == 2 and f"{desk / name}: " in result.stderr
    assert {path.name: path.read_bytes() for path in (desk / "i").iterdir()} == before
    assert not (desk / "m.jsonl").exists()


def test_an_index_that_may_not_be_written_is_named(desk: Path) -> None:
    """For root, who may write everything, a lock that is a folder stands for a folder without permission."""
    (desk / "i" / "lock").unlink()
    (desk / "i" / "lock").mkdir()
    for args in (("add", desk / "r.jsonl", "-o", desk / "i"), ("compact", desk / "i")):
        result = run("index", *args, lang="en")
        assert result.exit_code == 2 and f"{desk / 'i'}: cannot be written" in result.stderr


def test_parquet_in_and_out(desk: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    arrow = pytest.importorskip("pyarrow")
    releases = {"id": [f"r{n}" for n in range(20)] + [None], "text": [release(n) for n in range(20)] + ["x"]}
    parquet.write_table(arrow.table(releases), desk / "r.parquet")
    articles = {
        "text": [retold(n, 0.5, 0.1) for n in range(5)] + [" ".join(background(1))],
        "id": [0, 1, 2, 3, 4, 5],
    }
    parquet.write_table(arrow.table(articles), desk / "a.parquet")
    assert run("index", "build", desk / "r.parquet", "-o", desk / "p").exit_code == 2
    assert [row["line"] for row in rows(desk / "p.rejects.jsonl")] == [21]
    assert run("match", desk / "a.parquet", "--index", desk / "p", "-o", desk / "m.parquet").exit_code == 0
    assert run("match", desk / "a.parquet", "--index", desk / "p", "-o", desk / "m.jsonl").exit_code == 0
    expected = [{**row, "id": str(row["id"])} for row in rows(desk / "m.jsonl")]
    assert parquet.read_table(desk / "m.parquet").to_pylist() == expected


@pytest.mark.parametrize(
    "name", ["none.jsonl", "a.docx", "folder.jsonl", "broken.parquet", "columns.parquet", "i"], ids=str
)
def test_a_file_that_cannot_be_read_is_named(desk: Path, name: str) -> None:
    (desk / "folder.jsonl").mkdir()
    (desk / "a.docx").write_text("x")
    (desk / "broken.parquet").write_bytes(b"PAR1 and no more")
    if name == "columns.parquet":
        arrow = pytest.importorskip("pyarrow")
        pytest.importorskip("pyarrow.parquet").write_table(arrow.table({"a": [1]}), desk / name)
    for args in (
        ("match", desk / name, "--index", desk / "i", "-o", desk / "m.jsonl"),
        ("index", "build", desk / name, "-o", desk / "new"),
    ):
        result = run(*args)
        assert (
            result.exit_code == 2 and str(desk / name) in result.stderr and "Traceback" not in result.stderr
        )
    assert not (desk / "m.jsonl").exists() and not (desk / "new" / "MANIFEST").exists()


def test_a_wrong_index_is_named_and_nothing_is_made(desk: Path) -> None:
    for args in (
        ("match", desk / "a.jsonl", "--index", desk / "none", "-o", desk / "m.jsonl"),
        ("index", "add", desk / "r.jsonl", "-o", desk / "none"),
        ("index", "remove", desk / "none", "r1"),
        ("index", "verify", desk / "none"),
        ("index", "compact", desk / "none"),
    ):
        result = run(*args, lang="en")
        assert result.exit_code == 2 and f"{desk / 'none'}: this is not an index" in result.stderr
    assert not (desk / "none").exists() and not (desk / "m.jsonl").exists()
    result = run("index", "build", desk / "r.jsonl", "-o", desk)
    assert result.exit_code == 2 and not (desk / "MANIFEST").exists()


def test_the_output_may_not_be_the_input(desk: Path) -> None:
    before = (desk / "a.jsonl").read_bytes()
    assert run("match", desk / "a.jsonl", "--index", desk / "i", "-o", desk / "a.jsonl").exit_code == 2
    assert (desk / "a.jsonl").read_bytes() == before


def test_remove_verify_compact_and_rebuild(desk: Path) -> None:
    lines(desk / "gone.txt", ["r3", "", "r4"])
    result = run("index", "remove", desk / "i", "r2", "rX", "--from", desk / "gone.txt", lang="en")
    assert (
        result.exit_code == 0 and "3 releases were removed" in result.stderr and "1 were not" in result.stderr
    )
    assert run("index", "verify", desk / "i").exit_code == 0
    segment = next((desk / "i").glob("*.seg"))
    data = segment.read_bytes()
    segment.write_bytes(data[:5000] + bytes([data[5000] ^ 255]) + data[5001:])
    for args in (
        ("index", "verify", desk / "i"),
        ("match", desk / "a.jsonl", "--index", desk / "i", "-o", desk / "m.jsonl"),
    ):
        result = run(*args)
        assert result.exit_code in (1, 2) and str(segment) in result.stderr and "--rebuild" in result.stderr
    assert run("index", "verify", desk / "i", "--rebuild", desk / "r.jsonl").exit_code == 0
    assert run("index", "compact", "--index", desk / "i").exit_code == 0
    run("match", desk / "a.jsonl", "--index", desk / "i", "-o", desk / "m.jsonl")
    assert [row["release"] for row in rows(desk / "m.jsonl")] == ["r0", "r1", None, None, None, None]


def test_both_languages(desk: Path) -> None:
    for lang, word in (("id", "siaran"), ("en", "releases")):
        assert word in run("index", "compact", desk / "i", lang=lang).stderr
        assert run("index", "--help", lang=lang).exit_code == 0
        for name in ("build", "add", "remove", "verify", "compact"):
            assert run("index", name, "--help", lang=lang).exit_code == 0


def test_a_check_does_not_load_the_index(tmp_path: Path) -> None:
    """The commands that need no index start without numpy's and numba's weight."""
    code = (
        "import sys\nfrom lawang.cli.shell import lawang\n"
        "try:\n    lawang(['check', '--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted(set(sys.modules) & {'numba', 'pyarrow', 'lawang.reuse.index'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"
