"""Files that are either whole or not there: written aside, flushed to the disk, then named; arrays with a checksum each.

An array file is a line of magic, then the arrays, each at a multiple of 64 bytes, little-endian, then a JSON table of
contents (name, type, length and place of every array, and the CRC-32 of it with what fills the space after it), its length,
its CRC-32 and the magic again. Nothing is ever written through a memory map: a full disk is then an error that can be
caught.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.wording import bad, damaged

__all__ = ["ArrayFile", "ArrayWriter", "aside", "flush", "write_arrays"]

MAGIC = b"lawang arrays 1\n"
ASIDE = ".part"
_ALIGN = 64
_CHUNK = 1 << 24
_HEAD = MAGIC.ljust(_ALIGN, b"\0")
_TAIL = struct.Struct(f"<II{len(MAGIC)}s")
Array = NDArray[Any]


@contextmanager
def aside(path: Path) -> Iterator[BinaryIO]:
    """A file to write that gets its name `path` only when all of it is on the disk; nothing is left of it otherwise.

    Raises `BadInput` when the disk is full or the folder cannot be written.
    """
    part = path.with_name(path.name + ASIDE)
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        flush(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise bad(path, "unwritable", detail=error.strerror or type(error).__name__) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def flush(path: Path) -> None:
    """Makes a file, or the names in a folder, last through a loss of power."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class ArrayWriter:
    """Writes an array file piece by piece; used within `aside`."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._table: dict[str, dict[str, Any]] = {}
        file.write(_HEAD)

    def add(self, name: str, pieces: Iterable[Array]) -> None:
        """Adds an array, given as the pieces it consists of: at least one, all of one type."""
        place, count, check, kind = self._file.tell(), 0, 0, None
        for piece in pieces:
            kind = piece.dtype.newbyteorder("<")
            data = np.ascontiguousarray(piece, kind).view(np.uint8).data
            check = zlib.crc32(data, check)
            count += len(piece)
            self._file.write(data)
        if kind is None:
            raise ValueError(f"no piece of {name}")
        filling = b"\0" * (-self._file.tell() % _ALIGN)
        self._file.write(filling)
        check = zlib.crc32(filling, check)
        self._table[name] = {"type": kind.str, "count": count, "place": place, "crc32": check}

    def close(self) -> int:
        """Writes the table of contents; returns the size of the file."""
        contents = json.dumps(self._table).encode()
        self._file.write(contents + _TAIL.pack(len(contents), zlib.crc32(contents), MAGIC))
        return self._file.tell()


def write_arrays(path: Path, arrays: Mapping[str, Array | list[Array]]) -> int:
    """Writes arrays, or arrays given in pieces, as one file; returns its size in bytes."""
    with aside(path) as file:
        writer = ArrayWriter(file)
        for name, value in arrays.items():
            writer.add(name, value if isinstance(value, list) else [value])
        return writer.close()


class ArrayFile:
    """An array file, mapped into memory and shared with every other process that reads it.

    Opening checks the table of contents and the size, so that no read can fall off the end; `check` reads everything.
    Raises `Damaged`, or `BadInput` where it may not be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self.size = os.fstat(file.fileno()).st_size
                if self.size < _ALIGN + _TAIL.size:
                    raise damaged(path, "short")
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError:
            raise damaged(path, "missing") from None
        except OSError as error:
            raise bad(path, "unreadable", detail=error.strerror) from error
        length, check, magic = _TAIL.unpack(self._map[-_TAIL.size :])
        first = self.size - _TAIL.size - length
        contents = self._map[max(first, 0) : -_TAIL.size]
        if magic != MAGIC or first < 0 or zlib.crc32(contents) != check:
            raise damaged(path, "contents")
        self._table: dict[str, dict[str, Any]] = json.loads(contents)

    def __getitem__(self, name: str) -> Array:
        entry = self._table[name]
        return np.frombuffer(self._map, np.dtype(entry["type"]), entry["count"], entry["place"])

    def check(self) -> None:
        """Reads the whole file and raises `Damaged` where it is no longer as it was written."""
        if self._map[:_ALIGN] != _HEAD:
            raise damaged(self.path, "checksum", part="head")
        for name in self._table:
            if not self.holds(name):
                raise damaged(self.path, "checksum", part=name)

    def holds(self, name: str) -> bool:
        """Whether an array, and what fills the file up after it, still has the checksum it was written with."""
        entry, check = self._table[name], 0
        end = entry["place"] + entry["count"] * np.dtype(entry["type"]).itemsize
        end += -end % _ALIGN
        with memoryview(self._map) as data:
            for first in range(entry["place"], end, _CHUNK):
                check = zlib.crc32(data[first : min(first + _CHUNK, end)], check)
        return bool(check == entry["crc32"])
