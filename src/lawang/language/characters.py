"""Characters that mean the same, each in the place of the one it stands for: every normalisation a text has as a whole."""

from __future__ import annotations

import unicodedata

__all__ = ["fold", "plain_of"]

# One character for one character: curly and odd quotes, dashes, blanks, NUL, separators, directional marks (as blanks).
_PLAIN = {
    '"': "“”„‟«»❝❞″＂\ufffd",
    "'": "‘’‚‛‹›′`´",
    "-": "‐‑‒–—―−",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\t\f\v\0\x1c\x1d\x1e\x1f\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
    "\n": "\r\x85\u2028\u2029",
}
_ODD = [(odd, plain) for plain, odds in _PLAIN.items() for odd in odds]
_ODD_ASCII = [(odd, plain) for odd, plain in _ODD if odd.isascii()]
# A dash or curly mark whose three UTF-8 bytes were read as letters (2013â€“2014): the mark, and two blanks for its length.
_WRECKED = [
    (mark.encode().decode(code, "replace").replace("\ufffd", "\x9d"), plain)
    for mark, plain in (
        ("–", "-  "),
        ("—", "-  "),
        ("“", '  "'),
        ("”", '"  '),
        ("‘", "  '"),
        ("’", "\u200b\u200b'"),
    )
    for code in ("cp1252", "latin-1")  # 0x9d is no letter of cp1252 and stays as it is
]
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f"))


def plain_of(raw: str) -> str:
    """The characters that mean the same as one."""
    if "â" in raw:
        for wreck, plain in _WRECKED:
            raw = raw.replace(wreck, plain)
    for odd, plain in _ODD_ASCII if raw.isascii() else _ODD:
        raw = raw.replace(odd, plain)
    return raw


def fold(word: str) -> str:
    """A token as compared: lower case, composed, without invisible characters."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word.translate(_INVISIBLE)).casefold() or word
