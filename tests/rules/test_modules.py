"""The shape of the code: every module says what it is for, none is a drawer for anything, none is endless."""

import ast
import tomllib
from fnmatch import fnmatch

from tests.rules.tree import ROOT, SOURCE, Module, modules, project_files

# Longest function, in lines, and longest module. CONTRIBUTING.md names both; most code stays far below.
LONGEST_FUNCTION = 60
LONGEST_MODULE = 400

DRAWERS = {"utils", "util", "helpers", "common", "misc"}


def long_functions(module: Module) -> list[str]:
    """Functions longer than LONGEST_FUNCTION lines, docstring not counted."""
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            length = (node.end_lineno or first.lineno) - first.lineno + 1
            if length > LONGEST_FUNCTION:
                found.append(f"{module.name}.{node.name}: {length} lines")
    return found


def test_every_module_has_a_docstring() -> None:
    assert [module.name for module in modules() if not ast.get_docstring(module.tree)] == []


def test_every_public_class_and_function_has_a_docstring() -> None:
    missing = []
    for module in modules():
        for node in module.tree.body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                missing.append(f"{module.name}.{node.name}")
    assert missing == []


def test_no_function_is_endless() -> None:
    assert [line for module in modules() for line in long_functions(module)] == []


def test_no_module_is_endless() -> None:
    lengths = {module.name: len(module.path.read_text("utf-8").splitlines()) for module in modules()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_module_is_a_drawer() -> None:
    assert [module.name for module in modules() if module.name.split(".")[-1] in DRAWERS] == []


def test_every_data_file_goes_into_the_package() -> None:
    """A data file that no glob of pyproject.toml takes in would be missing from an installed Lawang."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    globs = settings["tool"]["setuptools"]["package-data"]["lawang"]
    data = [path.relative_to(SOURCE) for path in project_files() if path.is_relative_to(SOURCE)]
    left_out = [
        str(path)
        for path in data
        if path.suffix != ".py"
        and not any(fnmatch(f"/{path}", "/" + glob.replace("**/", "*")) for glob in globs)
    ]
    assert left_out == []
