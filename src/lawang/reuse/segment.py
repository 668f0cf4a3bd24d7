"""One immutable part of the index: the seeds of some releases, where they stand, and a byte for every word.

Words of all releases of a segment are numbered through, release after release; such a number is a *place*.

| array | per | what |
|---|---|---|
| `buckets` | 16 seeds | where the seeds begin whose key has the bucket number as its upper bits |
| `rests` | seed | the lower 16 bits of the key; sorted within a bucket |
| `places` | seed | the place of the seed's middle word |
| `sketch` | word | 5 bits: characters from its start to the start of the next word (31: see `far`); 3 bits of its hash |
| `firsts` | release | the place of its first word, and one past the last at the end |
| `blocks` | 256 words | the release that holds the place 256 × n |
| `far_at`, `far_by` | rare | words that start further on than the sketch can say, and by how many characters |
| `names`, `name_ends` | release | its id, UTF-8 |

A second file beside it, `.ids`, has a 64-bit hash of every id (`name_keys`), so that a damaged segment can be made anew.

Of 450 words a release takes about 146 seeds × 6.3 + 450 + 30 bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.files import Array, ArrayFile, write_arrays
from lawang.reuse.fingerprints import Seeds, Words, read_words, seeds
from lawang.reuse.kernel import compiled
from lawang.reuse.wording import bad, damaged

__all__ = [
    "MOST_WORDS",
    "Builder",
    "Segment",
    "bucket_bits",
    "ids_path",
    "name_key",
    "name_keys",
    "read_names",
    "sort_by_key",
    "tables",
]

REST_BITS = 16
BLOCK_BITS = 8
FAR = 31
# Seeds in a bucket when the segment is written: 16 rests are half a cache line, and a quarter byte of `buckets` a seed.
SEEDS_A_BUCKET = 16
# Places are 32-bit.
MOST_WORDS = (1 << 32) - (1 << 20)
# Texts whose words are read in one call: 128 texts of 450 words and their words stay in the processor's cache.
BATCH = 128


def name_key(name: str) -> int:
    """The 64-bit hash that stands for a release's id."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def name_keys(names: Iterable[str]) -> NDArray[np.uint64]:
    """`name_key` of each."""
    return np.array([name_key(name) for name in names], np.uint64)


def ids_path(path: Path) -> Path:
    """The file beside a segment that has the hashes of its ids."""
    return path.with_suffix(".ids")


class Segment:
    """A segment on disk. `dead` tells which of its releases were removed."""

    def __init__(self, path: Path, removed: NDArray[np.uint64] | None = None) -> None:
        self.file = ArrayFile(path)
        self.buckets, self.rests, self.places = (self.file[n] for n in ("buckets", "rests", "places"))
        self.sketch, self.firsts, self.blocks = (self.file[n] for n in ("sketch", "firsts", "blocks"))
        self.far_at, self.far_by = self.file["far_at"], self.file["far_by"]
        self.ids = ArrayFile(ids_path(path))
        self.keys = self.ids["name_keys"]
        self._names, self._name_ends = self.file["names"], self.file["name_ends"]
        self.releases = len(self.keys)
        self.removed = np.zeros(0, np.uint64) if removed is None else removed
        self.dead = (
            np.isin(self.keys, self.removed) if len(self.removed) else np.zeros(self.releases, np.bool_)
        )

    @property
    def words(self) -> int:
        """Words of all its releases, removed ones too."""
        return len(self.sketch)

    @property
    def alive(self) -> int:
        """Releases that were not removed."""
        return self.releases - int(self.dead.sum())

    def name(self, release: int) -> str:
        """The id of a release. Raises `Damaged` where it no longer is one."""
        first = int(self._name_ends[release - 1]) if release else 0
        name = self._names[first : int(self._name_ends[release])].tobytes()
        try:
            return name.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            raise damaged(self.file.path, "checksum", part="names") from None

    def names(self) -> Iterator[str]:
        """The ids of the releases that were not removed."""
        return (self.name(release) for release in range(self.releases) if not self.dead[release])


def read_names(file: ArrayFile) -> list[str]:
    """The ids of all releases of a segment, removed ones too."""
    data, ends = file["names"].tobytes(), file["name_ends"].tolist()
    starts = [0, *ends[:-1]] if ends else []
    return [data[s:e].decode("utf-8", "surrogatepass") for s, e in zip(starts, ends, strict=True)]


class Builder:
    """Collects releases in memory and writes them as one segment."""

    def __init__(self) -> None:
        self._keys: list[NDArray[np.uint32]] = []
        self._places: list[NDArray[np.uint32]] = []
        self._sketch: list[NDArray[np.uint8]] = []
        self._far_at: list[NDArray[np.uint32]] = []
        self._far_by: list[NDArray[np.uint32]] = []
        self._firsts: list[NDArray[np.uint32]] = []
        self._names: list[str] = []
        self._name_keys: list[NDArray[np.uint64]] = []
        self.words = 0

    def __len__(self) -> int:
        return len(self._names)

    def add(self, names: Sequence[str], texts: Sequence[str], keys: NDArray[np.uint64]) -> None:
        """Adds releases; `keys` are the `name_keys` of their names."""
        for first in range(0, len(texts), BATCH):
            words = read_words(texts[first : first + BATCH])
            if self.words + len(words.hashes) > MOST_WORDS:
                raise bad(names[first], "too_large")
            self._add(words, seeds(words))
        self._names += names
        self._name_keys.append(keys)

    def _add(self, words: Words, found: Seeds) -> None:
        count = len(words.hashes)
        sketch = np.empty(count, np.uint8)
        far_at, far_by = (
            np.empty(count + len(words.bounds), np.uint32),
            np.empty(count + len(words.bounds), np.uint32),
        )
        far = _sketch(words.hashes, words.starts, words.lengths, words.bounds, sketch, far_at, far_by)
        self._sketch.append(sketch)
        self._far_at.append((far_at[:far] + self.words).astype(np.uint32))
        self._far_by.append(far_by[:far].copy())
        self._firsts.append((words.bounds[:-1] + self.words).astype(np.uint32))
        self._keys.append(found.keys.copy())
        self._places.append((found.middles + self.words).astype(np.uint32))
        self.words += count

    def write(self, path: Path) -> int:
        """Writes the segment and its ids; returns their size in bytes."""
        keys, places = np.concatenate(self._keys), np.concatenate(self._places)
        self._keys, self._places = [], []
        keys, places = sort_by_key(keys, places)
        bits = bucket_bits(len(keys))
        names = [name.encode("utf-8", "surrogatepass") for name in self._names]
        firsts = np.append(np.concatenate(self._firsts), np.uint32(self.words)).astype(np.uint32)
        arrays: dict[str, Array | list[Array]] = {
            "buckets": bucket_starts(keys, bits),
            "rests": keys.astype(np.uint16),
            "places": places,
            "sketch": list(self._sketch),
            **tables(firsts),
            "far_at": list(self._far_at),
            "far_by": list(self._far_by),
            "names": np.frombuffer(b"".join(names), np.uint8),
            "name_ends": np.cumsum([len(name) for name in names], dtype=np.uint64),
        }
        ids = write_arrays(ids_path(path), {"name_keys": list(self._name_keys)})
        return ids + write_arrays(path, arrays)


def bucket_bits(count: int) -> int:
    """How many upper bits of a key number the buckets of a segment with so many seeds."""
    return min(32, max(REST_BITS, (count // SEEDS_A_BUCKET).bit_length()))


def bucket_starts(keys: NDArray[np.uint32], bits: int) -> NDArray[np.uint32]:
    """For sorted keys: where each bucket begins, and the number of keys at the end."""
    counts = np.bincount(keys >> np.uint32(32 - bits), minlength=1 << bits)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32)


def tables(firsts: NDArray[np.uint32]) -> dict[str, Array]:
    """`firsts`, and `blocks` made from it."""
    marks = np.arange(0, int(firsts[-1]) + 1, 1 << BLOCK_BITS, dtype=np.int64)
    blocks = np.searchsorted(firsts[:-1], marks, side="right") - 1
    return {"firsts": firsts, "blocks": np.maximum(blocks, 0).astype(np.uint32)}


def sort_by_key(
    keys: NDArray[np.uint32], places: NDArray[np.uint32]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Keys and places sorted by key, then by place."""
    both = keys.astype(np.uint64)
    both <<= np.uint64(32)
    both |= places
    both.sort()
    return (both >> np.uint64(32)).astype(np.uint32), both.astype(np.uint32)


@compiled
def _sketch(
    hashes: Any, starts: Any, lengths: Any, bounds: Any, sketch: Any, far_at: Any, far_by: Any
) -> Any:
    far = 0
    for text in range(len(bounds) - 1):
        first, end = bounds[text], bounds[text + 1]
        if first < end and starts[first] > 0:
            far_at[far], far_by[far] = first, starts[first]
            far += 1
        for word in range(first, end):
            step: Any = np.int64(lengths[word]) + 1
            if word + 1 < end:
                step = np.int64(starts[word + 1]) - np.int64(starts[word])
            if step > FAR and word + 1 < end:
                far_at[far], far_by[far] = word + 1, step - FAR
                far += 1
            sketch[word] = (min(step, np.int64(FAR)) << 3) | np.int64(hashes[word] & np.uint64(7))
    return far
