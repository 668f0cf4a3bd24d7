"""A Ray cluster on this machine: a head and workers with one core each, every node a process group of its own.

The nodes have loopback addresses other than 127.0.0.1, for which Ray would put the machine's outer address.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Cluster", "cluster"]

_MEMORY = 100_000_000
"""Bytes of each node's object store; nothing large goes through it."""


@dataclass
class Cluster:
    """The nodes that run, the head first, and what a process needs to reach them."""

    address: str
    surroundings: dict[str, str]
    nodes: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *options: str) -> None:
        """Starts one more node and waits until it runs."""
        program = [sys.executable, "-m", "ray.scripts.scripts", "start", "--block", "--num-cpus=1"]
        here = f"--node-ip-address=127.0.0.{len(self.nodes) + 2}"
        node = subprocess.Popen(
            [*program, here, f"--object-store-memory={_MEMORY}", *options],
            env={**os.environ, **self.surroundings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.nodes.append(node)
        said = []
        for line in node.stdout or ():
            said.append(line)
            if "Ray runtime started" in line:
                return
        raise RuntimeError("the node did not start:\n" + "".join(said))

    def kill(self, number: int) -> None:
        """Ends a node at once, with all that runs on it."""
        os.killpg(self.nodes[number].pid, signal.SIGKILL)
        self.nodes[number].wait()


@contextmanager
def cluster(nodes: int) -> Iterator[Cluster]:
    """A cluster of so many nodes, and nothing of it afterwards."""
    folder = tempfile.mkdtemp(prefix="ray-")  # a short path: sockets lie in it
    port, client = _free(), _free()
    running = Cluster(
        f"127.0.0.2:{port}",
        {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32), "RAY_USAGE_STATS_ENABLED": "0"},
    )
    try:
        running.start(
            "--head",
            f"--port={port}",
            f"--ray-client-server-port={client}",
            f"--temp-dir={folder}",
            "--include-dashboard=false",
        )
        for _ in range(nodes - 1):
            running.start(f"--address={running.address}")
        yield running
    finally:
        for number in reversed(range(len(running.nodes))):
            if running.nodes[number].poll() is None:
                running.kill(number)
        shutil.rmtree(Path(folder), ignore_errors=True)


def _free() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
