"""Text in pictures, by tesseract with its Indonesian model, one process a page, each within a time limit."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from lawang.intake.flow import paragraphs
from lawang.intake.reading import (
    MAX_PIXELS,
    OCR_PAGE_SECONDS,
    OCR_TOTAL_SECONDS,
    Note,
    Reading,
    Refused,
    join,
)

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Recogniser", "read_picture"]

DPI = 300
"""Resolution that tesseract's models were trained near; below 200 it begins to confuse 5 and S, 1 and l."""
SMALL_SIDE = 1_000
"""Pictures with a shorter side below this many pixels (screenshots, chat pictures) are enlarged twice."""


@cache
def language() -> str:
    """`ind` or, without it, `eng`; nothing when tesseract is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, timeout=OCR_PAGE_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    known = listed.stdout.decode("utf-8", "replace").split()
    return next((wanted for wanted in ("ind", "eng") if wanted in known), "")


class Recogniser:
    """Recognises pages until the time for one document is used up."""

    def __init__(self) -> None:
        self._end = time.monotonic() + OCR_TOTAL_SECONDS

    def lines(self, picture: Image) -> list[str] | None:
        """Paragraphs of a picture; none when the time is up. Raises `Refused` (ocr_missing)."""
        left = min(OCR_PAGE_SECONDS, self._end - time.monotonic())
        if not language():
            raise Refused("ocr_missing")
        if left <= 0:
            return None
        buffer = BytesIO()
        picture.save(buffer, "PNG", compress_level=1)
        command = ["tesseract", "stdin", "stdout", "-l", language(), "--psm", "3", "--dpi", str(DPI)]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(
                command,
                input=buffer.getvalue(),
                capture_output=True,
                timeout=left,
                env=environment,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return paragraphs(done.stdout.decode("utf-8", "replace")) if done.returncode == 0 else None


def read_picture(data: bytes, media: str) -> Reading:
    """The text of a PNG or JPEG. Raises `Refused` (ocr_missing, damaged, picture_too_large, no_text)."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # our own limit, below, refuses before a pixel is unpacked
    try:
        picture: Image.Image = Image.open(BytesIO(data), formats=["PNG", "JPEG"])
        if picture.width * picture.height > MAX_PIXELS:
            raise Refused("picture_too_large", limit=MAX_PIXELS // 1_000_000)
        if not language():
            raise Refused("ocr_missing")
        picture.load()
        picture = ImageOps.exif_transpose(picture)
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Refused("damaged") from error
    if picture.has_transparency_data:
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture.convert("RGBA"))
    picture = picture.convert("L")
    if min(picture.size) < SMALL_SIDE and picture.width * picture.height * 4 <= MAX_PIXELS:
        picture = picture.resize((picture.width * 2, picture.height * 2))
    lines = Recogniser().lines(picture)
    if lines is None:
        raise Refused("too_slow", limit=OCR_PAGE_SECONDS)
    return Reading(join(lines), media, ocr=True, notes=[("ocr", {"pages": 1}), *language_note()])


def language_note() -> list[Note]:
    """Says so when Indonesian is missing."""
    return [("ocr_english", {})] if language() == "eng" else []
