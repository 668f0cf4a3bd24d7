"""A run: from two Parquet files to the tables of a folder, whichever moments it is killed at.

OUT/run.json           what the run is of, and how far: written when the stage is whole, again when all is done
OUT/articles, findings the tables, a file a part
OUT/rejects.jsonl      the rows that could not be used or judged; there when the run is done, if there are any
OUT/work               the stage, and what workers reject; gone when the run is done
OUT/lock               held by the process that runs
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lawang import __version__
from lawang.corpus import stage, tables
from lawang.corpus.judge import Job
from lawang.corpus.plan import NATIVE, Engine, Failure, judged, leave, reach
from lawang.corpus.rows import shape
from lawang.corpus.wording import bad
from lawang.language import locale

__all__ = ["ROWS", "Run", "Totals"]

# Articles a part: some seconds of work, so that a kill costs little and processes end together; see docs/corpus.md.
ROWS = 256
# Bytes at the head and at the tail of an input that must be the same for a run to go on; the tail of Parquet tells of all its columns.
ENDS = 2**20
# A cluster may lose workers again and again; a run that gets no part done in so many tries gives up.
TRIES = 3
_OWN = {"run.json", "lock", "work", "articles", "findings", "rejects", "rejects.jsonl"}


@dataclass
class Totals:
    """How far a run is: articles to judge and judged, rows rejected, releases."""

    articles: int = 0
    judged: int = 0
    rejected: int = 0
    releases: int = 0
    resumed: int = 0
    """Articles that an earlier call had judged."""


class Run:
    """One run from `releases` and `articles` to the folder `out`."""

    def __init__(
        self, releases: Path, articles: Path, out: Path, *, engine: Engine = NATIVE, rows: int = ROWS
    ) -> None:
        self.releases, self.articles, self.out = releases, articles, out.absolute()
        self.engine, self.rows = engine, rows
        self.totals = Totals()
        self.staging = False
        """Is the stage being made, so that nothing is judged yet?"""

    @property
    def state(self) -> Path:
        """The file that tells what stands in the folder."""
        return self.out / "run.json"

    def go(self, tell: Callable[[Run], None]) -> Totals:
        """Judges every article that is not judged yet. `tell` is called when anything moves. Raises `BadInput`."""
        reach(self.engine)
        identity = {
            "releases": _identity(self.releases),
            "articles": _identity(self.articles),
            "version": __version__,
        }
        try:
            with self._held():
                state = self._state(identity) or self._staged(identity, tell)
                self._judge(state, tell)
                self._finish(state)
        except OSError as error:
            raise bad(error.filename or self.out, "unwritable", detail=error.strerror or str(error)) from None
        finally:
            leave(self.engine)
        return self.totals

    @contextmanager
    def _held(self) -> Iterator[None]:
        """The folder for this process alone."""
        if self.out.exists() and not self.out.is_dir():
            raise bad(self.out, "no_folder")
        self.out.mkdir(parents=True, exist_ok=True)
        strangers = sorted({path.name for path in self.out.iterdir()} - _OWN)
        if strangers:
            raise bad(self.out, "strangers", stranger=strangers[0])
        with (self.out / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise bad(self.out, "busy") from None
            yield

    def _state(self, identity: dict[str, Any]) -> dict[str, Any] | None:
        """What stands in the folder, None where nothing does that counts."""
        if not self.state.exists():
            return None
        try:
            state: dict[str, Any] = json.loads(self.state.read_bytes())
            same = state["identity"] == identity
        except (ValueError, KeyError):
            raise bad(self.state, "state") from None
        if not same:
            raise bad(self.out, "other")
        return state

    def _staged(self, identity: dict[str, Any], tell: Callable[[Run], None]) -> dict[str, Any]:
        """Makes the stage, and puts it in force."""
        if any((self.out / name).exists() for name in ("articles", "findings")):
            raise bad(self.out, "strangers", stranger="articles")
        self.staging = True
        tell(self)
        work = self.out / "work"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        counts = stage.make(work, self.releases, self.articles, self.rows)
        os.sync()
        state = {
            "identity": identity,
            "language": locale(),
            "rows": self.rows,
            "done": False,
            **counts._asdict(),
        }
        self._save(state)
        self.staging = False
        return state

    def _save(self, state: dict[str, Any]) -> None:
        with tables.replacing(self.state) as part:
            part.write_text(json.dumps(state, indent=1), encoding="ascii")

    def _judge(self, state: dict[str, Any], tell: Callable[[Run], None]) -> None:
        """Has the parts judged that are not."""
        parts = -(-state["articles"] // state["rows"])
        for table in ("articles", "findings", "rejects"):
            (self.out / table).mkdir(exist_ok=True)
        left = sorted(set(range(parts)) - tables.done(self.out))
        totals = self.totals
        totals.articles, totals.releases, totals.rejected = (
            state["articles"],
            state["releases"],
            state["rejected"],
        )
        totals.judged = totals.resumed = totals.articles - self._size(left, state)
        tell(self)
        job = Job(self.out, self.out / "work", self.articles.name, state["language"])
        tries = TRIES
        while left:
            try:
                for part in judged(job, left, self.engine):
                    totals.judged += self._size([part], state)
                    tell(self)
            except Failure as error:
                failure: Failure | None = error
            else:
                failure = None
            before, left = len(left), sorted(set(left) - tables.done(self.out))
            tries = TRIES if len(left) < before else tries - 1
            if left and (tries == 0 or self.engine.name == "native"):
                raise bad(self.out, "worker", detail=_last_line(failure)) from failure
            totals.judged = totals.articles - self._size(left, state)

    def _size(self, parts: list[int], state: dict[str, Any]) -> int:
        """Articles in these parts; the last of all may be smaller."""
        return sum(min(state["rows"], state["articles"] - part * state["rows"]) for part in parts)

    def _finish(self, state: dict[str, Any]) -> None:
        """Gathers the rejects and clears the work away; done again when it was broken off."""
        if not state["done"]:
            more = sorted((self.out / "rejects").glob("*.jsonl"))
            state["rejected"] += sum(1 for _ in _lines(more))
            if state["rejected"]:
                lines = _lines([self.out / "work" / "rejects.jsonl", *more])
                tables.write_lines(self.out / "rejects.jsonl", lines)
            self._save(state | {"done": True})
        self.totals.rejected = state["rejected"]
        for name in ("work", "rejects"):
            shutil.rmtree(self.out / name, ignore_errors=True)


def _lines(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        with path.open(encoding="ascii") as file:
            yield from map(str.strip, file)


def _last_line(failure: Failure | None) -> str:
    return (str(failure).strip().splitlines() or [""])[-1][:160]


def _identity(path: Path) -> dict[str, object]:
    """What must be the same for a run to go on."""
    shape(path)
    with path.open("rb") as file:
        digest = hashlib.sha256(file.read(ENDS))
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - ENDS))
        digest.update(file.read())
    return {"size": size, "sha256_of_ends": digest.hexdigest()}
