"""Changes to an index: one writer at a time, all of a change or nothing of it.

New files are written and flushed first, then the manifest is replaced; a process that is killed leaves files that no
manifest names, and the next writer deletes them.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lawang.errors import LawangError
from lawang.reuse.files import write_arrays
from lawang.reuse.manifest import (
    LOCK,
    MANIFEST,
    Manifest,
    Part,
    open_segment,
    read_manifest,
    sweep,
    write_manifest,
)
from lawang.reuse.merging import merge
from lawang.reuse.segment import MOST_WORDS, Builder, Segment, name_key
from lawang.reuse.wording import bad

__all__ = ["Batch", "Change", "changing"]

# Words collected in memory before a segment is written: about 300 MB while it is sorted.
FLUSH_WORDS = 1 << 25
# Segments are merged when there are more; a search reads them all.
MOST_SEGMENTS = 8

Keys = NDArray[np.uint64]
# Ids of releases and their texts.
Batch = tuple[Sequence[str], Sequence[str]]


class Change:
    """Changes to an index that come into force together, at `commit`, or not at all."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest
        self.parts = list(manifest.parts)
        self._next = manifest.next
        self._builder = Builder()
        self._added: list[Part] = []
        self.keys: set[int] = set()

    def path(self, suffix: str) -> Path:
        self._next += 1
        return self.folder / f"{self._next - 1:06}.{suffix}"

    def add(self, batch: Batch) -> list[int]:
        """Adds releases; returns the positions in the batch of those left out because their id came before."""
        names, texts = batch
        keys = [name_key(name) for name in names]
        twice = []
        for position, key in enumerate(keys):
            if key in self.keys:
                twice.append(position)
            self.keys.add(key)
        if twice:
            keep = sorted(set(range(len(keys))) - set(twice))
            names, texts, keys = [names[i] for i in keep], [texts[i] for i in keep], [keys[i] for i in keep]
        self._builder.add(names, texts, np.array(keys, np.uint64))
        if self._builder.words >= FLUSH_WORDS:
            self.flush()
        return twice

    def flush(self) -> None:
        if not len(self._builder):
            return
        path = self.path("seg")
        builder, self._builder = self._builder, Builder()
        alive, words = len(builder), builder.words
        self._added.append(Part(path.name, alive, words, builder.write(path)))

    def remove(self, keys: Keys) -> int:
        """Marks releases of the parts that stood before as removed; returns how many were there."""
        count = 0
        for position, part in enumerate(self.parts):
            segment = open_segment(self.folder, part)
            segment.ids.check()
            hit = np.isin(segment.keys, keys) & ~segment.dead
            if not hit.any():
                continue
            count += int(hit.sum())
            path = self.path("gone")
            write_arrays(path, {"removed": np.union1d(segment.removed, segment.keys[hit])})
            self.parts[position] = Part(
                part.file, part.alive - int(hit.sum()), part.words, part.bytes, path.name
            )
        return count

    def merge(self, parts: Sequence[Part]) -> None:
        """Replaces parts by one that holds what is alive in them."""
        self.parts = [part for part in self.parts if part not in parts]
        alive = sum(part.alive for part in parts)
        if alive:
            path = self.path("seg")
            size = merge([open_segment(self.folder, part, whole=True) for part in parts], path)
            self.parts.append(Part(path.name, alive, Segment(path).words, size))

    def tidy(self) -> None:
        """Merges small segments while there are too many; every word is moved a logarithmic number of times."""
        while len(self.parts) > MOST_SEGMENTS:
            ordered = sorted(self.parts, key=lambda part: part.words)
            taken = ordered[:2]
            for part in ordered[2:]:
                if part.words <= 2 * sum(p.words for p in taken):
                    taken.append(part)
            if sum(part.words for part in taken) > MOST_WORDS:
                return
            self.merge(taken)

    def compact(self) -> None:
        """Merges everything into segments as large as places allow, which leaves nothing of what was removed."""
        self.settle()
        groups: list[list[Part]] = []
        for part in sorted(self.parts, key=lambda part: -part.words):
            fits = next((g for g in groups if sum(p.words for p in g) + part.words <= MOST_WORDS), None)
            if fits is None:
                groups.append([part])
            else:
                fits.append(part)
        for group in groups:
            if len(group) > 1 or group[0].gone:
                self.merge(group)

    def settle(self) -> None:
        """Writes what was added, in place of what had the same ids."""
        self.flush()
        if self._added and self.parts:
            self.remove(np.fromiter(self.keys, np.uint64, len(self.keys)))
        self.parts += self._added
        self._added = []
        self.keys = set()

    def commit(self) -> None:
        """Puts the change in force."""
        self.settle()
        self.tidy()
        state = Manifest(self.manifest.generation + 1, self._next, tuple(self.parts))
        write_manifest(self.folder, state)
        self.manifest = state
        sweep(self.folder, state)


@contextmanager
def changing(folder: Path, *, fresh: bool = False) -> Iterator[Change]:
    """The one change to an index that may be under way. `fresh`: it starts from nothing, in a folder that may be new.

    Raises `BadInput` where the folder is no index, cannot be written, or another process is writing.
    """
    if fresh:
        _make_folder(folder)
    elif not (folder / MANIFEST).exists():
        read_manifest(folder)
    with _locked(folder):
        manifest = _standing(folder, fresh)
        change = Change(folder, manifest)
        if fresh:
            change.parts = []
        try:
            yield change
        except BaseException:
            # what is in force is what the disk says: the fault may have come after the manifest was replaced
            with suppress(LawangError, OSError):
                sweep(folder, read_manifest(folder))
            raise


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    try:
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise bad(folder, "unwritable", detail=error.strerror) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise bad(folder, "busy") from None
    try:
        yield
    finally:
        os.close(handle)


def _standing(folder: Path, fresh: bool) -> Manifest:
    """What is in force, with what a killed process left swept away. A fresh start looks past a damaged manifest."""
    try:
        manifest = read_manifest(folder)
    except LawangError:
        if not fresh:
            raise
        numbers = [int(path.stem) for path in folder.iterdir() if path.stem.isdecimal()]
        return Manifest(next=max(numbers, default=0) + 1)
    sweep(folder, manifest)
    return manifest


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strangers = [path.name for path in folder.iterdir() if path.name != LOCK]
    except OSError as error:
        raise bad(folder, "unwritable", detail=error.strerror) from error
    if not (folder / MANIFEST).exists() and not all(
        name.endswith((".seg", ".ids", ".part")) for name in strangers
    ):
        raise bad(folder, "strangers")
