"""Readings that another's code does in a process of its own, which can be ended: by time, by memory, or by its own
crash.

The parent writes the file's bytes to the child and gets one JSON object back. A child that dies or stays silent is a
refusal like any other.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from lawang.intake.reading import (
    MAX_MEMORY_BYTES,
    READ_SECONDS,
    READ_WITH_OCR_SECONDS,
    Reading,
    Refused,
)

__all__ = ["read_apart", "serve"]

_CHILD = "import sys; from lawang.intake.jail import serve; serve(sys.argv[1])"


def read_apart(data: bytes, extension: str, *, pictures: bool) -> Reading:
    """The text of `data`, read in a child process. `pictures` allows the longer time that OCR needs. Raises
    `Refused`."""
    seconds = READ_WITH_OCR_SECONDS if pictures else READ_SECONDS
    source = str(Path(__file__).resolve().parents[2])
    search = os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH", "")]))
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, extension],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": search},
        start_new_session=True,
    )
    try:
        answer, _ = child.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Refused("too_slow", limit=seconds) from error
    finally:
        _end(child)
    return _reading(answer)


def _reading(answer: bytes) -> Reading:
    try:
        found = json.loads(answer)
    except ValueError as error:
        raise Refused("damaged") from error
    if "refused" in found:
        raise Refused(found["refused"], **found["details"])
    return Reading(
        found["text"], found["media"], found["ocr"], [(key, details) for key, details in found["notes"]]
    )


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the child with everything that it started."""
    if child.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.communicate()


def serve(extension: str) -> None:
    """The child: bytes in, JSON out. Whatever libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit()
    from lawang.intake.readers import read_here

    try:
        reading = read_here(sys.stdin.buffer.read(), extension)
        answer: dict[str, object] = {
            "text": reading.text,
            "media": reading.media,
            "ocr": reading.ocr,
            "notes": reading.notes,
        }
    except Refused as refused:
        answer = {"refused": refused.key, "details": refused.details}
    answers.write(json.dumps(answer).encode("ascii"))
    answers.close()


def _limit() -> None:
    """Memory and processor time end the child from inside, even when its parent is gone."""
    try:
        import resource
    except ImportError:  # systems without it still have the parent's time limit
        return
    for kind, most in ((resource.RLIMIT_AS, MAX_MEMORY_BYTES), (resource.RLIMIT_CPU, READ_WITH_OCR_SECONDS)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
