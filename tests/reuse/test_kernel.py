"""Compiled loops: kept machine code never goes stale, and without numba the same loops run as plain Python."""

from __future__ import annotations

import ast
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from lawang.reuse import kernel
from lawang.reuse.index import Index, build
from tests.reuse.texts import releases, retold

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
