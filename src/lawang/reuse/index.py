"""The index of releases on disk, as the rest of the house uses it: make, grow, shrink, search, examine, mend.

DIR/MANIFEST       the segments in force; replaced as a whole, so that a reader sees the old state or the new one
DIR/lock           held by the one process that writes
DIR/000001.seg     a segment; never changed
DIR/000001.ids     hashes of the ids of its releases; never changed
DIR/000002.gone    which releases of a segment were removed or replaced; never changed
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lawang.errors import Damaged
from lawang.reuse.changes import Batch, Change, changing
from lawang.reuse.files import ArrayFile
from lawang.reuse.manifest import Part, open_segment, read_manifest
from lawang.reuse.matching import Match, match
from lawang.reuse.segment import ids_path, name_keys, read_names
from lawang.reuse.wording import bad

__all__ = ["Batch", "Index", "add", "build", "compact", "rebuild", "remove", "verify"]

_TRIES = 50


# Told the position, in the batch just given, of a release whose id came before in the same change.
Twice = Callable[[int], None]


class Index:
    """An index as it stood when it was opened; it stays readable while another process writes.

    Raises `BadInput` where there is no index and `Damaged`, with the file's name, where a segment cannot be opened.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self._open()

    def _open(self) -> None:
        self.manifest = read_manifest(self.folder)
        for _ in range(_TRIES):
            try:
                self.segments = [open_segment(self.folder, part) for part in self.manifest.parts]
                return
            except Damaged:  # or compacted away between the manifest and here
                last, self.manifest = self.manifest, read_manifest(self.folder)
                if self.manifest.generation == last.generation:
                    raise
        raise bad(self.folder, "restless")

    def refresh(self) -> bool:
        """Takes up what was written since; returns whether anything was."""
        if read_manifest(self.folder).generation == self.manifest.generation:
            return False
        self._open()
        return True

    def __len__(self) -> int:
        """Releases in the index."""
        return sum(segment.alive for segment in self.segments)

    @property
    def bytes(self) -> int:
        """Size on disk."""
        return sum(part.bytes for part in self.manifest.parts)

    def names(self) -> Iterator[str]:
        """The ids of all releases."""
        return (name for segment in self.segments for name in segment.names())

    def match(self, texts: Sequence[str]) -> list[Match]:
        """The release each article took text from, or none."""
        return match(texts, self.segments)


def build(folder: Path | str, batches: Iterable[Batch], twice: Twice | None = None) -> int:
    """Makes an index of all `batches`; returns how many releases it holds.

    An index that stood in the folder is in force until the new one is whole. Of releases with the same id the first is
    taken; `twice` is told of the others.
    """
    with changing(Path(folder), fresh=True) as change:
        return _take(change, batches, twice, whole=True)


def add(folder: Path | str, batches: Iterable[Batch], twice: Twice | None = None) -> int:
    """Adds releases, one whose id is in the index in place of the old; returns how many."""
    with changing(Path(folder)) as change:
        return _take(change, batches, twice)


def remove(folder: Path | str, names: Iterable[str]) -> int:
    """Removes releases; returns how many of them were in the index."""
    with changing(Path(folder)) as change:
        count = change.remove(name_keys(names))
        if count:
            change.commit()
        return count


def compact(folder: Path | str) -> None:
    """Makes the segments as few as can be and drops what was removed."""
    with changing(Path(folder)) as change:
        change.compact()
        change.commit()


def verify(folder: Path | str) -> list[Damaged]:
    """Reads the whole index and returns an error for every file that does not hold."""
    folder = Path(folder)
    return [fault for part in read_manifest(folder).parts if (fault := _fault(folder, part))]


def rebuild(folder: Path | str, batches: Iterable[Batch]) -> int:
    """Makes the damaged segments anew from the releases they were made from; returns how many releases they hold.

    Raises `BadInput`, and leaves the index as it is, when `batches` lack releases of the damaged segments.
    """
    folder = Path(folder)
    with changing(folder) as change:
        broken = [part for part in change.parts if _fault(folder, part)]
        if not broken:
            return 0
        change.parts = [part for part in change.parts if part not in broken]
        lost = _Lost(folder, broken, [open_segment(folder, part).keys for part in change.parts])
        return _take(change, map(lost.of, batches), least=sum(part.alive for part in broken))


class _Lost:
    """Which releases have to be made anew.

    Where the ids of a damaged segment still hold, just those that were in force; else all that stand in no whole segment
    and were not removed from a damaged one.
    """

    def __init__(self, folder: Path, broken: list[Part], kept: list[NDArray[np.uint64]]) -> None:
        known = [_ids(folder / part.file) for part in broken]
        gone = [_removed(folder / part.gone) for part in broken if part.gone]
        self._passed = np.concatenate([np.zeros(0, np.uint64), *kept, *gone])
        whole = [keys for keys in known if keys is not None]
        self._wanted = np.concatenate(whole) if len(whole) == len(broken) else None

    def of(self, batch: Batch) -> Batch:
        """Those of a batch."""
        keys = name_keys(batch[0])
        wanted = ~np.isin(keys, self._passed)
        if self._wanted is not None:
            wanted &= np.isin(keys, self._wanted)
        places = np.flatnonzero(wanted).tolist()
        return [batch[0][i] for i in places], [batch[1][i] for i in places]


def _take(
    change: Change,
    batches: Iterable[Batch],
    twice: Twice | None = None,
    *,
    least: int = 0,
    whole: bool = False,
) -> int:
    """Adds all batches, at least so many releases, and puts the change in force; `whole`: as one segment if it fits."""
    count = 0
    for batch in batches:
        again = change.add(batch)
        count += len(batch[0]) - len(again)
        if twice:
            for position in again:
                twice(position)
    if count < least:
        raise bad(change.folder, "lacking", found=count, wanted=least)
    if whole:
        change.compact()
    change.commit()
    return count


def _fault(folder: Path, part: Part) -> Damaged | None:
    try:
        open_segment(folder, part, whole=True)
        return None
    except Damaged as error:
        return error


def _ids(path: Path) -> NDArray[np.uint64] | None:
    """Hashes of the ids in a damaged segment, from whichever of its two files still holds them."""
    with suppress(Damaged):
        ids = ArrayFile(ids_path(path))
        if ids.holds("name_keys"):
            return ids["name_keys"]
    with suppress(Damaged):
        file = ArrayFile(path)
        if file.holds("names") and file.holds("name_ends"):
            return name_keys(read_names(file))
    return None


def _removed(path: Path) -> NDArray[np.uint64]:
    """What was removed from a damaged segment, where the list still holds."""
    with suppress(Damaged):
        file = ArrayFile(path)
        if file.holds("removed"):
            return file["removed"]
    return np.zeros(0, np.uint64)
