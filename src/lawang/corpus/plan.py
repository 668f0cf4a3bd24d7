"""The plan that Daft runs: parts of a run are handed to worker processes, on this machine or on a Ray cluster.

A worker reads and writes the files of a part itself, by their paths, and gives back only that it is done. So what a dead
worker left behind is done again elsewhere, what another has done already is not, and no row goes through the driver.
"""

from __future__ import annotations

import logging
import os
import socket
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lawang.corpus.judge import Job, Judge
from lawang.corpus.wording import bad, first_line

# Nothing is reported to anybody, the progress told is that of the run, and only the run chooses the runner. Read when Daft
# and Ray are imported.
os.environ.update(
    DAFT_RUNNER="native",
    DO_NOT_TRACK="true",
    DAFT_ANALYTICS_ENABLED="0",
    DAFT_PROGRESS_BAR="0",
    RAY_USAGE_STATS_ENABLED="0",
)

import daft

__all__ = ["NATIVE", "Engine", "Failure", "daft", "judged", "leave", "reach"]

# Seconds that a run on a cluster waits for workers that do not start, as when a machine is lost at that moment.
_READY_SECONDS = 60
# ... and for an answer from its address.
_REACH_SECONDS = 5
# Tasks that a cluster gets for each process: enough that all end at nearly the same time, few enough that ten thousand parts
# do not become as many tasks.
_TASKS = 64
_DONE = daft.DataType.struct({"part": daft.DataType.int64(), "fault": daft.DataType.string()})


@dataclass(frozen=True)
class Engine:
    """Who does the work: this machine or the Ray cluster at `address`, with so many processes (0: one a core)."""

    name: str = "native"
    address: str | None = None
    jobs: int = 0


NATIVE = Engine()


class Failure(Exception):
    """The workers could not go on; what they finished stands."""


class _Worker:
    """A `Judge` as Daft starts it, once in every worker process."""

    def __init__(self, job: Job) -> None:
        self._judge = Judge(job)

    @daft.method.batch(return_dtype=_DONE, batch_size=1)
    def done(self, parts: daft.Series) -> list[dict[str, Any]]:
        """Judges parts; a file that cannot be read or written is told, for the run to name it."""
        return [{"part": part, "fault": self._fault(part)} for part in parts.to_pylist()]

    def _fault(self, part: int) -> str | None:
        try:
            self._judge.part(part)
        except OSError as error:
            return error.strerror or str(error)
        return None


def reach(engine: Engine) -> None:
    """Raises `BadInput` for a cluster that is open to anybody, or whose address nobody answers at: Ray would try for minutes."""
    if engine.name != "ray":
        return
    if os.environ.get("RAY_AUTH_MODE") != "token":
        raise bad("--engine ray", "no_token")
    if engine.address in (None, "auto"):
        return
    host, _, port = str(engine.address).rpartition("://")[2].rpartition(":")
    try:
        with socket.create_connection((host, int(port)), _REACH_SECONDS):
            pass
    except (OSError, ValueError, OverflowError) as error:
        raise bad(f"--address {engine.address}", "no_cluster", detail=first_line(error)) from None


def judged(job: Job, parts: Sequence[int], engine: Engine) -> Iterator[int]:
    """Judges the parts and yields each as it is done, in any order. Raises `Failure`, or `BadInput` for what a person can
    mend: a full disk, a cluster that is not there."""
    jobs = _ray(engine) if engine.name == "ray" else engine.jobs or len(os.sched_getaffinity(0))
    worker: Any = daft.cls(use_process=True, max_concurrency=jobs)(_Worker)(job)
    frame = daft.from_pydict({"part": list(parts)})
    if engine.name == "ray":
        frame = frame.into_partitions(min(len(parts), _TASKS * jobs))
    try:
        for row in frame.select(worker.done(daft.col("part")).alias("done")).iter_rows():
            if row["done"]["fault"] is not None:
                raise bad(job.folder, "unwritable", detail=row["done"]["fault"])
            yield row["done"]["part"]
    except (RuntimeError, ConnectionError, EOFError) as error:
        raise Failure(str(error)) from error


def _ray(engine: Engine) -> int:
    """Connects to the cluster; returns how many processes are to work."""
    try:
        import ray
    except ImportError:
        raise bad("--engine ray", "no_ray") from None
    address = engine.address or "auto"
    try:
        if not ray.is_initialized():
            ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise bad(f"--address {address}", "no_cluster", detail=first_line(error)) from None
    resources: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
    daft.set_runner_ray(noop_if_initialized=True)
    daft.set_execution_config(actor_udf_ready_timeout=_READY_SECONDS)
    return engine.jobs or max(1, int(resources.get("CPU", 1)))


def leave(engine: Engine) -> None:
    """Takes leave of the cluster, if there is one."""
    if engine.name == "ray" and (ray := sys.modules.get("ray")):
        ray.shutdown()
