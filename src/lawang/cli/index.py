"""`lawang index build|add|remove|verify|compact`: the index of releases that `lawang match` searches."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

import click

from lawang.cli import output
from lawang.cli.shell import BAD_INPUT, Command, Group, Option, notice
from lawang.cli.words import bad
from lawang.reuse import index
from lawang.reuse.records import Records
from lawang.reuse.wording import say

__all__ = ["Rejects", "command"]


class Rejects:
    """A file of rejected records, `{"file", "line", "reason"}` a line; there is none where nothing was rejected.

    Used as a context: leaving it ends the file and tells of it. Every record is written as it comes, so that a file that
    cannot be written stops the command (`BadInput`) before it has put anything in force.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self._stack = ExitStack()

    def of(self, source: Path) -> Callable[[int, str], None]:
        """Takes the rejects of one input."""
        return lambda line, reason: self._write({"file": source.name, "line": line, "reason": reason})

    @property
    def status(self) -> int:
        """The exit status that they make."""
        return BAD_INPUT if self.count else 0

    def __enter__(self) -> Self:
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise output.unwritable(self.path, error) from None
        return self

    def __exit__(self, *fault: object) -> None:
        self._stack.close()
        if self.count:
            notice(say("say", "rejects", count=self.count, path=self.path))

    def _write(self, row: dict[str, Any]) -> None:
        try:
            if not self.count:
                self._file = self._stack.enter_context(self.path.open("wb", buffering=0))
            self._file.write(json.dumps(row).encode() + b"\n")
        except OSError as error:
            raise output.unwritable(self.path, error) from None
        self.count += 1


_Path: Any = click.Path(path_type=Path)
_inputs = click.argument("inputs", metavar="RELEASES.jsonl", type=_Path, nargs=-1, required=True)
_place = click.argument("place", metavar="[DIR]", type=_Path, required=False)
_folder = click.option(
    "-o", "--index", "--output", "folder", cls=Option, type=_Path, metavar="DIR", help="index_dir"
)


@click.group("index", cls=Group, invoke_without_command=True, no_args_is_help=False)
@click.pass_context
def command(ctx: click.Context) -> None:
    """The commands of the index; without one there is only help to give."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command("build", cls=Command)
@_inputs
@_folder
def build(inputs: tuple[Path, ...], folder: Path | None) -> int:
    """Make an index of releases; one that stood there is in force until the new one is whole."""
    return _take(index.build, inputs, folder, "build")


@command.command("add", cls=Command)
@_inputs
@_folder
def add(inputs: tuple[Path, ...], folder: Path | None) -> int:
    """Add releases to an index; one whose id is there replaces it."""
    return _take(index.add, inputs, folder, "add")


def _take(change: Callable[..., int], inputs: tuple[Path, ...], folder: Path | None, name: str) -> int:
    folder = _given(None, folder, name)
    rejects = _rejects(folder)
    sources = _Sources(inputs, rejects)
    with rejects:
        count = change(folder, sources, sources.twice)
    notice(say("say", "built", count=count, path=folder))
    return rejects.status


def _rejects(folder: Path) -> Rejects:
    """Where the releases that an index did not take are told: beside its folder."""
    return Rejects(folder.with_name(f"{folder.name}.rejects.jsonl"))


def _given(place: Path | None, folder: Path | None, name: str) -> Path:
    """The folder of the index, from either way to name it."""
    found = folder or place
    if found is None:
        raise bad("DIR", "missing", path=f"lawang index {name}")
    return found


class _Sources:
    """The releases of several files as one."""

    def __init__(self, inputs: Iterable[Path], rejects: Rejects) -> None:
        self._records = [Records(path, rejects.of(path), filled=True) for path in inputs]

    def __iter__(self) -> Iterator[index.Batch]:
        for records in self._records:
            self._current = records
            yield from records

    def twice(self, position: int) -> None:
        """Rejects a release whose id came before."""
        self._current.twice(position)


@command.command("remove", cls=Command)
@click.argument("names", metavar="DIR ID", nargs=-1)
@_folder
@click.option("--from", "listed", cls=Option, type=_Path, metavar="IDS.txt", help="index_ids")
def remove(names: tuple[str, ...], folder: Path | None, listed: Path | None) -> int:
    """Take releases out of an index."""
    if folder is None:
        folder, names = _given(Path(names[0]) if names else None, None, "remove"), names[1:]
    wanted = dict.fromkeys(names)
    if listed is not None:
        try:
            lines = listed.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            detail = getattr(error, "strerror", None) or "UTF-8"
            raise bad(str(listed), "cannot_read", detail=detail) from None
        wanted.update(dict.fromkeys(line.strip() for line in lines if line.strip()))
    if not wanted:
        raise bad("ID", "missing", path="lawang index remove")
    count = index.remove(folder, wanted)
    notice(say("say", "removed", count=count, path=folder, missing=len(wanted) - count))
    return 0


@command.command("verify", cls=Command, short_help="index_verify")
@_place
@_folder
@click.option(
    "--rebuild",
    "inputs",
    cls=Option,
    type=_Path,
    multiple=True,
    metavar="RELEASES.jsonl",
    help="index_rebuild",
)
def verify(place: Path | None, folder: Path | None, inputs: tuple[Path, ...]) -> int:
    """Read the whole index and name every file that does not hold; ends with 1 when there is one."""
    folder = _given(place, folder, "verify")
    faults = index.verify(folder)
    for fault in faults:
        notice(str(fault))
    if faults and inputs:
        rejects = _rejects(folder)
        sources = _Sources(inputs, rejects)
        with rejects:
            count = index.rebuild(folder, sources)
        notice(say("say", "rebuilt", count=count))
    elif faults:
        return 1
    else:
        notice(say("say", "whole"))
    _tell(folder)
    return 0


@command.command("compact", cls=Command)
@_place
@_folder
def compact(place: Path | None, folder: Path | None) -> int:
    """Write the index as one segment, without what was removed."""
    folder = _given(place, folder, "compact")
    index.compact(folder)
    _tell(folder)
    return 0


def _tell(folder: Path) -> None:
    found = index.Index(folder)
    size = f"{found.bytes / 1e6:.1f}"
    notice(say("say", "stands", path=folder, count=len(found), segments=len(found.segments), size=size))
