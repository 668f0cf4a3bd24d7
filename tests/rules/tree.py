"""What the rules look at: the files that belong to the project, and the modules of ``src/lawang``."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "lawang"


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that git holds or would take in; without git, all but caches and what is built."""
    try:
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split(
            "\0"
        )
        found = [ROOT / name for name in names if name]
    except (OSError, subprocess.CalledProcessError):
        skipped = {".venv", ".git", "__pycache__", "build", "dist", "out", "node_modules"}
        found = [path for path in ROOT.rglob("*") if not skipped.intersection(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in found if path.is_file()))


def text_of(path: Path) -> str | None:
    """The file as text, or None for a binary file (a picture, a DOCX)."""
    content = path.read_bytes()
    if b"\0" in content[:8192]:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


@dataclass(frozen=True)
class Module:
    """One Python module of the package: its dotted name, where it stands and its syntax tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def room(self) -> str:
        """The part after ``lawang``: ``check`` for ``lawang.check.desk``; empty for ``lawang`` itself."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""

    def imports(self) -> list[tuple[int, str]]:
        """Line and dotted name of everything the module imports anywhere; relative imports made absolute."""
        found: list[tuple[int, str]] = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found += [(node.lineno, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                found += [(node.lineno, f"{base}.{alias.name}") for alias in node.names]
        return found

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        package = parts if self.path.name == "__init__.py" else parts[:-1]
        base = package[: len(package) - node.level + 1]
        return ".".join([*base, node.module] if node.module else base)


def module_from(name: str, code: str, path: Path) -> Module:
    """A module of the given dotted name from its source text."""
    return Module(name, path, ast.parse(code, filename=str(path)))


@cache
def modules() -> tuple[Module, ...]:
    """Every module under ``src/lawang``, except migrations, which a program writes."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent.name == "migrations":
            continue
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append(module_from(name, path.read_text("utf-8"), path))
    return tuple(found)
