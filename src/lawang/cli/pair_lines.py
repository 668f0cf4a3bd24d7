"""One line of `lawang pairs`: bytes in, a line of results or a reject out. Runs in the worker processes as well."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from lawang.check.pairs import check_pair
from lawang.check.reports.json import dumps
from lawang.cli.words import say

__all__ = ["MAX_LINE_BYTES", "Outcome", "judge_lines"]

# The largest line that is read. Twice the largest text that `lawang check` takes, escaped, stays below it in practice; a
# file without line breaks must not fill the memory.
MAX_LINE_BYTES = 64 * 2**20
_VERDICTS = ("faithful", "drift", "unrelated")


class _Rejected(Exception):
    """A line that cannot be used, with the key of the reason."""

    def __init__(self, key: str, name: Any = None, **blanks: Any) -> None:
        super().__init__(key)
        self.key = key
        self.blanks = {"name": name, **blanks}


@dataclass(slots=True)
class Outcome:
    """What came of some lines: results and rejects as bytes to append, and how many had which verdict."""

    results: bytes
    rejects: bytes
    counts: dict[str, int]


def judge_lines(first: int, lines: list[bytes], everything: bool) -> Outcome:
    """Judge the lines, of which the first has the number `first`; empty lines give nothing."""
    results, rejects = [], []
    counts = dict.fromkeys((*_VERDICTS, "rejected"), 0)
    for number, line in enumerate(lines, start=first):
        if not line.strip():
            continue
        try:
            result = _judge(line, everything)
        except _Rejected as rejected:
            rejects.append(_reject(number, rejected))
            counts["rejected"] += 1
        else:
            counts[result["verdict"]] += 1
            results.append(dumps(result).encode("ascii") + b"\n")
    return Outcome(b"".join(results), b"".join(rejects), counts)


def _judge(line: bytes, everything: bool) -> dict[str, Any]:
    row = _parsed(line)
    texts = []
    for name in ("id", "official", "copy"):
        if name not in row:
            raise _Rejected("field", name)
        if name != "id" and not isinstance(row[name], str):
            raise _Rejected("text", name)
        texts.append(row[name])
    key, official, copy = texts
    if isinstance(key, bool) or not isinstance(key, str | int | float):
        raise _Rejected("id")
    try:
        return {"id": key, **check_pair(official, copy, supported=everything)}
    except Exception as error:
        # One pair that the checker fails on must not cost the million others; it is named, and the run ends with 2.
        raise _Rejected("fault", detail=type(error).__name__) from error


def _parsed(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_LINE_BYTES:
        raise _Rejected("too_long", limit=MAX_LINE_BYTES // 2**20)
    try:
        text = line.decode("utf-8-sig")
        row = json.loads(text, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise _Rejected("encoding", at=error.start + 1) from error
    except (ValueError, RecursionError) as error:
        detail = (
            f"{error.msg}, {error.colno}" if isinstance(error, json.JSONDecodeError) else type(error).__name__
        )
        raise _Rejected("json", detail=detail) from error
    if not isinstance(row, dict):
        raise _Rejected("object")
    return row


def _no_constant(name: str) -> NoReturn:
    """NaN and Infinity are no JSON (RFC 8259, section 6)."""
    raise ValueError(name)


def _reject(number: int, rejected: _Rejected) -> bytes:
    reason = say("reject", rejected.key, **rejected.blanks)
    return (
        dumps({"line": number, "reason": reason, "mend": say("reject", f"{rejected.key}_mend")}).encode()
        + b"\n"
    )
