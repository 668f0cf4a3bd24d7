"""The words of the command line, in the reader's language: language/commands.toml."""

from __future__ import annotations

from lawang.language.wording import Wording

__all__ = ["bad", "say"]

_WORDING = Wording("commands")
say, bad = _WORDING.say, _WORDING.bad
