"""Compiled loops: kept machine code never goes stale, and without numba the same loops run as plain Python."""

from __future__ import annotations

import ast
import importlib
import inspect
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawang.reuse import kernel
from lawang.reuse.evidence import LOOK_BACK, ONCE, OWN_FROM, OWN_TO, net_words, weigh
from lawang.reuse.fingerprints import Seeds
from lawang.reuse.found import Found
from lawang.reuse.index import Index, build
from lawang.reuse.lookup import look_up
from lawang.reuse.segment import bucket_starts
from tests.reuse.texts import background, release, releases, retold

MODULES = ["candidates", "evidence", "fingerprints", "lookup", "offsets", "passages", "segment"]


@pytest.mark.parametrize("name", MODULES)
def test_compiled_loops_call_none_of_another_module(name: str) -> None:
    """numba looks only at the file a function stands in to see whether its machine code still holds."""
    module = importlib.import_module(f"lawang.reuse.{name}")
    tree = ast.parse(inspect.getsource(module))
    seen = 0
    for node in tree.body:
        if not (
            isinstance(node, ast.FunctionDef) and "compiled" in {ast.unparse(d) for d in node.decorator_list}
        ):
            continue
        seen += 1
        for used in {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}:
            thing = getattr(module, used, None)
            if hasattr(thing, "plain"):
                assert inspect.unwrap(thing.plain).__module__ == module.__name__, f"{node.name} calls {used}"
    assert seen


def test_without_numba_the_answers_are_the_same(tmp_path: Path) -> None:
    names, texts = releases(8)
    build(tmp_path / "fast", [(names, texts)])
    articles = [retold(number, 0.5, 0.2) for number in range(8)]
    code = (
        "import sys\nsys.modules['numba'] = None\n"
        "from lawang.reuse import kernel\nassert not kernel.COMPILED\n"
        "from lawang.reuse.index import Index, build\n"
        "from tests.reuse.texts import releases, retold\n"
        "build(sys.argv[1] + '/slow', [releases(8)])\n"
        "print(Index(sys.argv[1] + '/slow').match([retold(n, 0.5, 0.2) for n in range(8)]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stderr == "" and done.stdout.strip() == str(Index(tmp_path / "fast").match(articles))
    for path in (tmp_path / "fast").glob("0*"):
        assert path.read_bytes() == (tmp_path / "slow" / path.name).read_bytes()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Six short releases; every other one ends with the same sentence."""
    folder = tmp_path_factory.mktemp("kernel") / "i"
    texts = [release(number, 4) + "\n" * 40 + background(0, 1)[0] * (number % 2) for number in range(6)]
    build(folder, [([f"r{number}" for number in range(6)], texts)])
    return Index(folder)


WORDS = [*sorted({word for number in range(6) for word in release(number, 4).split()}), "17", "lain", "—"]


@settings(max_examples=25)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.sampled_from([line for number in range(6) for line in release(number, 4).split("\n")]),
                st.sampled_from([*WORDS, background(0, 1)[0]]),
            ),
            max_size=9,
        ),
        max_size=3,
    )
)
def test_every_loop_answers_as_its_python(index: Index, articles: list[list[str]]) -> None:
    texts = [" ".join(parts) for parts in articles]
    fast = index.match(texts)
    with ExitStack() as stack:
        for name in MODULES:
            module = importlib.import_module(f"lawang.reuse.{name}")
            for key, thing in list(vars(module).items()):
                if hasattr(thing, "plain"):
                    stack.enter_context(mock.patch.object(module, key, thing.plain))
        assert index.match(texts) == fast


KEYS = st.lists(st.one_of(st.integers(0, 2**32 - 1), st.sampled_from([0, 7, 8, 2**16, 2**32 - 1])))


@given(KEYS, KEYS, st.integers(1, 400))
def test_a_look_up_finds_what_counting_finds(known: list[int], asked: list[int], often: int) -> None:
    keys = np.sort(np.array(known + known[:1] * often, np.uint32))
    shelf: Any = SimpleNamespace(buckets=bucket_starts(keys, 16), rests=keys.astype(np.uint16))
    wanted = np.array(asked + known, np.uint32)
    low, many = look_up(wanted, shelf)
    for key, first, count in zip(wanted.tolist(), low.tolist(), many.tolist(), strict=True):
        assert count == (keys == key).sum() and (keys[first : first + count] == key).all()


PASSAGE = st.tuples(st.integers(5, 30), st.integers(0, 200), st.integers(0, 3))


@given(st.lists(PASSAGE, max_size=20), st.lists(st.integers(0, 12), min_size=200, max_size=200))
def test_evidence_equals_a_plain_count(passages: list[tuple[int, int, int]], many: list[int]) -> None:
    """Passages of an article one after the other, each wholly agreeing; a seed at every third word."""
    rows, word = [], 0
    for good, place, figures in passages:
        rows.append((word, word + good, place, place + good, good, figures, figures // 2))
        word += good
    middles = np.arange(1, 600, 3)
    cells = [np.array([[value]]) for value in (0, 100, 0, len(rows))]
    found = Found(*cells, np.array(rows, np.int64).reshape(-1, 7))
    seeds = Seeds(np.zeros(200, np.uint32), middles, np.array([0, 200]))
    told = weigh(found, seeds, np.array(many), 8)
    net = own = 0.0
    for number, (start, stop, low, high, good, _, _) in enumerate(rows):
        before = rows[max(0, number - LOOK_BACK) : number]
        if good < ONCE and any(r[2] < high and low < r[3] for r in before):
            continue
        counts = [m for m, at in zip(many, middles.tolist(), strict=True) if start <= at < stop and m]
        share = sum(m < 8 for m in counts) / len(counts) if counts else 0.0
        few = good * min(max((share - OWN_FROM) / (OWN_TO - OWN_FROM), 0.0), 1.0) if counts else 0.0
        net += float(net_words(np.array(good)))
        own += float(net_words(np.array(few)))
    assert told.net[0, 0] == pytest.approx(net) and told.own[0, 0] == pytest.approx(own)
    assert told.agreeing[0, 0] == told.spanned[0, 0] == sum(row[4] for row in rows)
    assert (told.told[0, 0], told.same[0, 0]) == (sum(r[5] for r in rows), sum(r[6] for r in rows))


def test_a_folder_that_cannot_keep_machine_code_is_no_hindrance(monkeypatch: pytest.MonkeyPatch) -> None:
    class Numba:
        """numba where no cache folder can be written."""

        def njit(self, cache: bool = False, nogil: bool = False) -> object:
            def decorate(function: object) -> object:
                if cache:
                    raise RuntimeError("cannot cache function: no locator available")
                return lambda value: ("compiled", value)

            return decorate

    monkeypatch.setattr(kernel, "_numba", Numba())

    def double(value: int) -> int:
        return 2 * value

    fast = kernel.compiled(double)
    assert fast(4) == ("compiled", 4)
    assert fast.plain(4) == 8  # type: ignore[attr-defined]
