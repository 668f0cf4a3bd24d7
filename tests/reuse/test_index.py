"""The index on disk: it grows, shrinks and is mended, and no fault of the disk or of a process leaves half a change."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawang.errors import BadInput, Damaged
from lawang.reuse import changes
from lawang.reuse.index import Batch, Index, add, build, compact, rebuild, remove, verify
from tests.reuse.texts import release, releases, retold


def batches(numbers: Iterable[int], size: int = 10) -> list[Batch]:
    """The releases of these numbers in batches."""
    known = list(numbers)
    parts = (known[first : first + size] for first in range(0, len(known), size))
    return [([f"r{n}" for n in part], [release(n) for n in part]) for part in parts]


def state(folder: Path) -> dict[str, str | None]:
    """Every release in the index, with the answer to its own text: an index is whole when each answers itself."""
    index = Index(folder)
    names = list(index.names())
    assert len(names) == len(index) == len(set(names))
    found = index.match([release(int(name[1:])) for name in names])
    return {name: match.release for name, match in zip(names, found, strict=True)}


def whole(numbers: Iterable[int]) -> dict[str, str | None]:
    return {f"r{n}": f"r{n}" for n in numbers}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of thirty releases in three segments."""
    build(tmp_path / "i", batches(range(10)))
    add(tmp_path / "i", batches(range(10, 20)))
    add(tmp_path / "i", batches(range(20, 30)))
    return tmp_path / "i"


def test_it_grows_and_shrinks(folder: Path) -> None:
    assert state(folder) == whole(range(30)) and len(Index(folder).segments) == 3
    assert remove(folder, ["r3", "r15", "nobody"]) == 2
    left = [n for n in range(30) if n not in (3, 15)]
    assert state(folder) == whole(left)
    compact(folder)
    assert state(folder) == whole(left) and len(Index(folder).segments) == 1
    assert remove(folder, ["r3"]) == 0
    assert add(folder, batches([3, 15])) == 2
    assert state(folder) == whole(range(30))


def test_what_was_removed_makes_room(folder: Path) -> None:
    before = Index(folder).bytes
    remove(folder, [f"r{n}" for n in range(25)])
    compact(folder)
    assert Index(folder).bytes < before
    remove(folder, [f"r{n}" for n in range(30)])
    compact(folder)
    index = Index(folder)
    assert (len(index), index.bytes, index.match([release(1)])[0].release) == (0, 0, None)


def test_a_release_that_is_given_again_replaces_the_old(folder: Path) -> None:
    add(folder, [(["r5"], [release(99)])])
    index = Index(folder)
    assert len(index) == 30
    old, new = index.match([release(5), release(99)])
    assert (old.release, new.release) == (None, "r5")


def test_of_two_with_one_id_the_first_counts(tmp_path: Path) -> None:
    told: list[int] = []
    count = build(tmp_path / "i", [(["a", "b", "a"], [release(1), release(2), release(3)])], told.append)
    assert (count, told) == (2, [2])
    assert [m.release for m in Index(tmp_path / "i").match([release(1), release(3)])] == ["a", None]


def test_many_small_additions_stay_few_segments(tmp_path: Path) -> None:
    build(tmp_path / "i", batches([0]))
    for number in range(1, 40):
        add(tmp_path / "i", batches([number]))
    assert len(Index(tmp_path / "i").segments) <= changes.MOST_SEGMENTS
    assert state(tmp_path / "i") == whole(range(40))


def test_a_large_build_is_written_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "FLUSH_WORDS", 3000)
    build(tmp_path / "i", batches(range(300)))
    assert state(tmp_path / "i") == whole(range(300))


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from("adr c".replace(" ", "")), st.sets(st.integers(0, 14), max_size=6)),
        max_size=6,
    )
)
def test_any_order_of_changes_leaves_what_was_not_removed(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, set[int]]]
) -> None:
    folder = tmp_path_factory.mktemp("any") / "i"
    build(folder, [])
    there: set[int] = set()
    for kind, numbers in steps:
        if kind == "a":
            add(folder, batches(sorted(numbers)))
            there |= numbers
        elif kind == "c":
            compact(folder)
        else:
            assert remove(folder, {f"r{n}" for n in numbers}) == len(there & numbers)
            there -= numbers
    assert state(folder) == whole(sorted(there)) and verify(folder) == []


@pytest.mark.parametrize("name", ["", "é", "\ud800", "a\nb", "x" * 5000, "🙂"])
def test_any_id_is_kept(tmp_path: Path, name: str) -> None:
    build(tmp_path / "i", [([name, "other"], [release(1), release(2)])])
    index = Index(tmp_path / "i")
    assert list(index.names()) == [name, "other"]
    assert index.match([release(1)])[0].release == name
    assert remove(tmp_path / "i", [name]) == 1


# Wrong places


def test_no_index_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for place in (tmp_path, tmp_path / "none", tmp_path / "file"):
        for action in (Index, verify, compact):
            with pytest.raises(BadInput) as caught:
                action(place)
            assert caught.value.name == str(place)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(BadInput):
        build(tmp_path, batches(range(3)))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_failed_build_leaves_the_old_index(folder: Path) -> None:
    def broken() -> Iterable[Batch]:
        yield from batches(range(50, 60))
        raise BadInput("x.jsonl", "ends.", "Mend it.")

    for change in (build, add):
        with pytest.raises(BadInput):
            change(folder, broken())
        assert state(folder) == whole(range(30))
        assert verify(folder) == []
    build(folder, batches(range(50, 60)))
    assert state(folder) == whole(range(50, 60))


def test_a_full_disk_is_a_clear_error_and_leaves_the_old_index(folder: Path) -> None:
    code = (
        "import resource, sys\n"
        "from tests.reuse.test_index import batches, Path\n"
        "from lawang.reuse.index import add, compact\n"
        "from lawang.errors import BadInput\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))\n"
        "for change in (lambda: add(Path(sys.argv[1]), batches(range(100, 200))), lambda: compact(sys.argv[1])):\n"
        "    try:\n"
        "        change()\n"
        "    except BadInput as error:\n"
        "        print(error)\n"
    )
    files = sorted(path.name for path in folder.iterdir())
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, timeout=120
    )
    assert len(done.stdout.splitlines()) == 2 and done.stderr == ""
    assert all(str(folder) in line for line in done.stdout.splitlines())
    assert sorted(path.name for path in folder.iterdir()) == files
    assert state(folder) == whole(range(30))


# Damage


def parts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".seg", ".ids", ".gone"))


@settings(max_examples=40)
@given(st.integers(0), st.integers(1, 255))
def test_a_changed_byte_is_found_and_its_file_named(
    tmp_path_factory: pytest.TempPathFactory, place: int, change: int
) -> None:
    folder = tmp_path_factory.mktemp("damage") / "i"
    build(folder, batches(range(8)))
    remove(folder, ["r2"])
    sizes = [path.stat().st_size for path in parts(folder)]
    place %= sum(sizes)
    for path, size in zip(parts(folder), sizes, strict=True):
        if place < size:
            data = bytearray(path.read_bytes())
            data[place] ^= change
            path.write_bytes(data)
            break
        place -= size
    faults = verify(folder)
    assert [Path(fault.name) for fault in faults] == [path]


def test_a_search_in_a_damaged_segment_does_not_crash(tmp_path: Path) -> None:
    """Whatever stands in the arrays, the loops stay inside them; the answer may be wrong, and `verify` says why."""
    build(tmp_path / "i", batches(range(40)))
    path = parts(tmp_path / "i")[-1]
    data = path.read_bytes()
    source = random.Random(1)
    tail = data.rindex(b'{"buckets"')
    for _ in range(30):
        broken = bytearray(data)
        for _ in range(2000):
            broken[source.randrange(64, tail)] = source.randrange(256)
        path.unlink()
        path.write_bytes(broken)
        with suppress(Damaged):
            Index(tmp_path / "i").match([retold(n, 0.5) for n in range(40)])
        assert len(verify(tmp_path / "i")) == 1


@pytest.mark.parametrize("suffix", [".seg", ".ids", ".gone"])
def test_nothing_is_made_of_a_damaged_file(folder: Path, suffix: str) -> None:
    """A segment made of damaged ones would have a checksum that holds; and a removal that is not found would be lost."""
    remove(folder, ["r2"])
    path = next(path for path in parts(folder) if path.suffix == suffix)
    data = bytearray(path.read_bytes())
    data[70] ^= 1
    path.unlink()
    path.write_bytes(data)
    files = sorted(folder.iterdir())
    actions = [lambda: compact(folder)]
    if suffix == ".ids":
        actions += [lambda: remove(folder, ["r3"]), lambda: add(folder, batches([3]))]
    for action in actions:
        with pytest.raises(Damaged) as caught:
            action()
        assert caught.value.name == str(path)
    assert sorted(folder.iterdir()) == files
    assert [fault.name for fault in verify(folder)] == [str(path)]


@pytest.mark.parametrize("number", [2, 3])
@pytest.mark.parametrize("length", [0, 10, 64, 5000, -1])
def test_a_truncated_or_missing_file_is_named(folder: Path, length: int, number: int) -> None:
    path = parts(folder)[number]
    data = path.read_bytes()
    path.unlink()
    if length >= 0:
        path.write_bytes(data[: min(length, len(data) - 1)])
    for action in (Index, compact):
        with pytest.raises(Damaged) as caught:
            action(folder)
        assert caught.value.name == str(path) and "--rebuild" in caught.value.mend
    assert [fault.name for fault in verify(folder)] == [str(path)]


@pytest.mark.parametrize("damage", ["bytes", "end", "gone", "ids", "both"])
def test_a_damaged_segment_is_made_anew(folder: Path, damage: str) -> None:
    remove(folder, ["r12", "r25"])
    path = next(path for path in parts(folder) if path.suffix == ".seg" and path.stem == "000002")
    data = bytearray(path.read_bytes())
    if damage in ("gone", "both"):
        path.unlink()
    elif damage == "end":
        path.write_bytes(bytes(data[: len(data) // 2]))
    elif damage == "bytes":
        path.write_bytes(bytes([*data[:-9000], data[-9000] ^ 1, *data[-8999:]]))
    if damage in ("ids", "both"):
        path.with_suffix(".ids").write_bytes(b"lawang")
    with pytest.raises(BadInput) as caught:
        rebuild(folder, batches(range(14, 22)))
    assert caught.value.name == str(folder) and len(verify(folder)) == 1
    assert rebuild(folder, batches(range(30))) == 9
    assert state(folder) == whole(n for n in range(30) if n not in (12, 25))
    assert verify(folder) == [] and rebuild(folder, batches(range(30))) == 0


def test_a_damaged_manifest_is_named_and_a_new_build_mends_it(folder: Path) -> None:
    path = folder / "MANIFEST"
    path.write_bytes(path.read_bytes().replace(b'"alive": 10', b'"alive": 11', 1))
    for action in (Index, verify, compact):
        with pytest.raises(Damaged) as caught:
            action(folder)
        assert caught.value.name == str(path)
    build(folder, batches(range(5)))
    assert state(folder) == whole(range(5))
    assert {p.name for p in folder.iterdir()} == {"MANIFEST", "lock", *(path.name for path in parts(folder))}
    assert len(parts(folder)) == 2


# Several processes

CHANGES = """
import sys
from tests.reuse.test_index import batches
from lawang.reuse.index import add, compact, remove
folder = sys.argv[1]
print("go", flush=True)
while True:
    add(folder, batches(range(30, 60)))
    remove(folder, [f"r{n}" for n in range(30, 60)])
    add(folder, batches(range(30, 60)))
    compact(folder)
    remove(folder, [f"r{n}" for n in range(30, 60)])
    compact(folder)
"""


def changer(folder: Path) -> subprocess.Popen[str]:
    """A process that changes the index for ever: releases 30 to 59 come and go together."""
    process = subprocess.Popen(
        [sys.executable, "-c", CHANGES, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "go\n"
    return process


def test_killed_at_any_moment_the_index_is_whole(folder: Path) -> None:
    source = random.Random(5)
    seen = set()
    for _ in range(12):
        process = changer(folder)
        time.sleep(source.uniform(0.0, 0.4))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = state(folder)
        assert found in (whole(range(30)), whole(range(60))) or dict(sorted(found.items())) in (
            dict(sorted(whole(range(30)).items())),
            dict(sorted(whole(range(60)).items())),
        )
        assert verify(folder) == []
        seen.add(len(found))
    remove(folder, ["r0"])
    index = Index(folder)
    named = {name for part in index.manifest.parts for name in (part.file, part.gone) if name}
    named |= {name.replace(".seg", ".ids") for name in named if name.endswith(".seg")}
    assert {path.name for path in folder.iterdir()} == named | {"MANIFEST", "lock"}


def test_readers_see_the_old_state_or_the_new_while_one_writes(folder: Path) -> None:
    process = changer(folder)
    try:
        index = Index(folder)
        articles = [retold(n, 0.5) for n in range(60)]
        generations = {index.manifest.generation}
        end = time.monotonic() + 60
        while len(generations) < 15 and time.monotonic() < end:
            index.refresh()
            generations.add(index.manifest.generation)
            answers = [match.release for match in index.match(articles)]
            assert answers[:30] == [f"r{n}" for n in range(30)]
            assert answers[30:] in ([None] * 30, [f"r{n}" for n in range(30, 60)])
        assert len(generations) >= 15
    finally:
        process.kill()
        process.wait()


def test_an_open_index_outlives_what_replaces_it(folder: Path) -> None:
    index = Index(folder)
    remove(folder, ["r1"])
    compact(folder)
    build(folder, batches([70]))
    assert [match.release for match in index.match([release(1), release(70)])] == ["r1", None]
    assert index.refresh()
    assert [match.release for match in index.match([release(1), release(70)])] == [None, "r70"]
    assert not index.refresh()


def test_a_second_writer_is_told(folder: Path) -> None:
    with changes.changing(folder), pytest.raises(BadInput) as caught:
        add(folder, batches([40]))
    assert caught.value.name == str(folder)
    assert add(folder, batches([40])) == 1


def test_the_size_stays_below_its_bound(tmp_path: Path) -> None:
    """1.5 kB for a release of 450 words, beside the smallest table of buckets (256 kB)."""
    names, texts = releases(2000)
    build(tmp_path / "i", [(names, texts)])
    index = Index(tmp_path / "i")
    words = sum(len(text.split()) for text in texts)
    assert (index.bytes - (1 << 18)) / words * 450 < 1500
