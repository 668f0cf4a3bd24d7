"""Compiles the inner loops of the index with numba; without numba the same functions run as plain Python, slower but equal.

Compiled code is kept between runs in a cache folder beside the module, or in the user's own where that is not writable.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np

__all__ = ["COMPILED", "compiled"]

Function = TypeVar("Function", bound=Callable[..., Any])

try:
    _numba: Any = importlib.import_module("numba")
except ImportError:
    _numba = None

COMPILED = _numba is not None


def compiled(function: Function) -> Function:
    """The function as machine code; `plain` on the result is the function as written."""
    if _numba is None:
        fast: Any = plain(function)
    else:
        try:
            fast = _numba.njit(cache=True, nogil=True)(function)
        except RuntimeError:  # no folder to keep the machine code in: compile anew in every process
            fast = _numba.njit(nogil=True)(function)
    fast.plain = plain(function)
    return cast(Function, fast)


def plain(function: Callable[..., Any]) -> Any:
    """The function as Python runs it, without warnings where 64-bit products wrap round on purpose."""

    @functools.wraps(function)
    def run(*arguments: Any) -> Any:
        with np.errstate(over="ignore"):
            return function(*arguments)

    return run
