"""Number formats of Excel: whether a number is a share, money, a date or a length of time, and the words around it."""

from __future__ import annotations

import re
from functools import cache

from lawang.intake.reading import listed

__all__ = ["BUILT_IN", "MAX_CODE", "calendar", "parts"]

# Number formats that files name by number only (ECMA-376 part 1, 18.8.30).
BUILT_IN = {
    3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "d/m/yyyy h:mm", 37: "#,##0", 38: "#,##0",
    39: "#,##0", 40: "#,##0", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
}  # fmt: skip
MAX_CODE = 255
"""Characters of a number format that Excel allows."""
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[\$([^\]-]*)[^\]]*\]')


@cache
def parts(code: str) -> tuple[str, str, str]:
    """Of a format: what stands before the number (Rp), the bare pattern of positive numbers, and a unit after it."""
    first = code.split(";")[0]
    words = [
        (match.start(), (match[1] or match[2] or match[3] or "").strip())
        for match in _LITERAL.finditer(first)
    ]
    pattern = _LITERAL.sub("", first)
    digits = re.search("[0#?]", first)
    if digits is None or not re.search("[0#]", pattern):
        return "", pattern, ""
    lead = "".join(word for at, word in words if at < digits.start()).casefold()
    before = "Rp" if "rp" in lead or "idr" in lead else ""
    measures = listed("units", "measures", "words")
    trailing = [word for at, word in words if at > digits.start() and word.casefold() in measures]
    unit = trailing[0] if trailing else ""
    return before, pattern, f" {unit}" if unit else ""


@cache
def calendar(pattern: str) -> str:
    """Which of day, month, year and time a date format shows: `dmy`, `my`, `t` ...; `[` for a length of time, else
    nothing."""
    folded = re.sub(r"\[(?!h|m|s)[^\]]*\]|am/pm|a/p|general", "", pattern.casefold())
    if re.search(r"\[(h+|m+|s+)\]", folded):
        return "["
    if not re.search("[dmyhs]", folded) or re.search("[#0?]", folded.replace(".0", "")):
        return ""
    time_parts = re.search("h+[^dy]*|m+:s+", folded)
    dates = folded[: time_parts.start()] + folded[time_parts.end() :] if time_parts else folded
    return "".join(part for part in "dmy" if part in dates) + ("t" if time_parts else "")
