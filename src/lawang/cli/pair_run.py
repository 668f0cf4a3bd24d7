"""A run of `lawang pairs`: streaming, in order, in constant memory, and able to go on where it was stopped.

Results go to OUT.part and rejects to their own part file. A checkpoint beside them says how far the input was read and how
long both parts were then; going on cuts both to that length, so that whatever a kill left behind it is written again. Only
a whole result gets the final name.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import IO

from lawang import __version__
from lawang.cli.output import unwritable
from lawang.cli.pair_lines import MAX_LINE_BYTES, Outcome, judge_lines
from lawang.cli.words import bad
from lawang.language import locale

__all__ = ["Run", "Totals"]

# Lines, and bytes, that one worker gets at a time: enough that handing them over costs below 1 % of judging them, few
# enough that progress is seen and little is done twice after a kill.
CHUNK_LINES = 32
CHUNK_BYTES = 256 * 1024
# Chunks under way for each worker; more only fill the memory.
AHEAD = 3
# Seconds between two checkpoints: what a kill costs at most.
CHECKPOINT_SECONDS = 1.0
# Bytes from the head of the input that must be the same for a run to go on.
HEAD_BYTES = 2**20


@dataclass
class Totals:
    """How far a run is: lines and bytes read, bytes written, verdicts counted."""

    lines: int = 0
    read: int = 0
    results: int = 0
    rejects: int = 0
    counts: dict[str, int] = field(
        default_factory=lambda: {"faithful": 0, "drift": 0, "unrelated": 0, "rejected": 0}
    )

    def add(self, lines: int, size: int, outcome: Outcome) -> None:
        """Count one chunk."""
        self.lines += lines
        self.read += size
        self.results += len(outcome.results)
        self.rejects += len(outcome.rejects)
        for verdict, number in outcome.counts.items():
            self.counts[verdict] += number


class Run:
    """One run from `source` to `out`."""

    def __init__(self, source: Path, out: Path, *, jobs: int = 1, everything: bool = False) -> None:
        out = out.resolve()  # a link goes on leading to the results
        self.source, self.out = source, out
        self.jobs, self.everything = jobs, everything
        self.rejects = out.with_name(f"{out.name.removesuffix('.jsonl')}.rejects.jsonl")
        self.part = _beside(out, ".part")
        self.rejects_part = _beside(self.rejects, ".part")
        self.checkpoint = _beside(out, ".part.state")
        self.totals = Totals()
        self.size = 0
        self.afresh = False
        """Was a partial result found that belongs to another input, and thrown away?"""

    def go(self, tell: Callable[[Run], None]) -> Totals:
        """Judge every line that is not judged yet. `tell` is called after every chunk. Raises `BadInput`."""
        with self._opened() as (stream, results, rejects):
            self._resume(stream, results, rejects)
            tell(self)
            last = time.monotonic()
            for lines, size, outcome in self._outcomes(stream):
                results.write(outcome.results)
                rejects.write(outcome.rejects)
                self.totals.add(lines, size, outcome)
                if time.monotonic() - last > CHECKPOINT_SECONDS:
                    self._save(results, rejects)
                    last = time.monotonic()
                tell(self)
            self._save(results, rejects)
        self._finish()
        return self.totals

    @contextmanager
    def _opened(self) -> Iterator[tuple[IO[bytes], IO[bytes], IO[bytes]]]:
        stream = _open_input(self.source)
        with stream, _open_part(self.part) as results, _open_part(self.rejects_part) as rejects:
            try:
                yield stream, results, rejects
            except KeyboardInterrupt:
                self._save(results, rejects)
                raise
            except OSError as error:
                with suppress(OSError):
                    self._save(results, rejects)
                raise unwritable(self.part, error) from None

    def _identity(self, stream: IO[bytes]) -> dict[str, object]:
        """What must be the same for a run to go on."""
        status = os.fstat(stream.fileno())
        self.size = status.st_size
        stream.seek(0)
        head = hashlib.sha256(stream.read(HEAD_BYTES)).hexdigest()
        kept = {"size": status.st_size, "mtime_ns": status.st_mtime_ns, "head": head}
        return {**kept, "all": self.everything, "lang": locale(), "version": __version__}

    def _resume(self, stream: IO[bytes], results: IO[bytes], rejects: IO[bytes]) -> None:
        """Set everything to where the last checkpoint was, or to the beginning."""
        self.identity = self._identity(stream)
        saved = self._saved()
        ends = [part.seek(0, os.SEEK_END) for part in (results, rejects)]
        if saved is not None and saved.results <= ends[0] and saved.rejects <= ends[1]:
            self.totals = saved
        else:
            self.afresh = ends[0] > 0
        for part, size in ((results, self.totals.results), (rejects, self.totals.rejects)):
            part.truncate(size)
            part.seek(size)
        stream.seek(self.totals.read)
        self._save(results, rejects)

    def _saved(self) -> Totals | None:
        try:
            state = json.loads(self.checkpoint.read_bytes())
            return Totals(**state["totals"]) if state["identity"] == self.identity else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _save(self, results: IO[bytes], rejects: IO[bytes]) -> None:
        """A checkpoint, after what it vouches for is on the disk."""
        for part in (results, rejects):
            part.flush()
            os.fsync(part.fileno())
        new = _beside(self.checkpoint, ".new")
        new.write_text(
            json.dumps({"identity": self.identity, "totals": asdict(self.totals)}), encoding="ascii"
        )
        new.replace(self.checkpoint)

    def _finish(self) -> None:
        """Give the parts their final names; without rejects there is no file of rejects, not even an old one."""
        try:
            if self.totals.rejects:
                self.rejects_part.replace(self.rejects)
            else:
                self.rejects_part.unlink()
                self.rejects.unlink(missing_ok=True)
            self.part.replace(self.out)
            self.checkpoint.unlink()
        except OSError as error:
            raise unwritable(self.out, error) from None

    def _outcomes(self, stream: IO[bytes]) -> Iterator[tuple[int, int, Outcome]]:
        """Lines, bytes and outcome of every chunk, in the order of the input."""
        chunks = _chunks(stream, self.totals.lines + 1)
        if self.jobs == 1:
            for first, lines, size in chunks:
                yield len(lines), size, judge_lines(first, lines, self.everything)
            return
        pool = ProcessPoolExecutor(self.jobs, get_context("spawn"), _start_worker)
        under_way: deque[tuple[int, int, Future[Outcome]]] = deque()
        try:
            for first, lines, size in chunks:
                with _interrupt_held():  # any submission may start a worker
                    future = pool.submit(judge_lines, first, lines, self.everything)
                under_way.append((len(lines), size, future))
                if len(under_way) >= AHEAD * self.jobs:
                    count, read, future = under_way.popleft()
                    yield count, read, future.result()
            for count, read, future in under_way:
                yield count, read, future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _open_input(path: Path) -> IO[bytes]:
    try:
        if path.exists() and not path.is_file():
            raise bad(str(path), "not_a_file")
        return path.open("rb")
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or type(error).__name__
        raise bad(str(path), "cannot_read", detail=detail) from None


def _open_part(path: Path) -> IO[bytes]:
    """The part file for this process alone; what it holds is kept."""
    try:
        part = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from None
    if not _locked(part):
        part.close()
        raise bad(str(path), "busy")
    return part


def _locked(part: IO[bytes]) -> bool:
    """Lock the file against a second run to the same name, where the system has such locks."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _chunks(stream: IO[bytes], number: int) -> Iterator[tuple[int, list[bytes], int]]:
    """Number of the first line, the lines, and their bytes. A line beyond the limit is cut, which its judge sees."""
    lines: list[bytes] = []
    size = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        size += len(line)
        if len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            size += _skip_line(stream)
        lines.append(line)
        if len(lines) >= CHUNK_LINES or size >= CHUNK_BYTES:
            yield number, lines, size
            number += len(lines)
            lines, size = [], 0
    if lines:
        yield number, lines, size


def _skip_line(stream: IO[bytes]) -> int:
    size = 0
    while rest := stream.readline(2**20):
        size += len(rest)
        if rest.endswith(b"\n"):
            break
    return size


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Hold Ctrl-C back while the workers start, who inherit that and so never see it; the parent sees it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_worker() -> None:
    """A worker leaves stopping to the parent, and ends when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
