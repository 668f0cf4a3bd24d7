"""No file, however broken, brings anything but a refusal; whatever is read is a text that can be stored."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawang.errors import BadInput
from lawang.intake.files import read_bytes
from lawang.intake.readers import read_here
from lawang.intake.reading import Refused
from tests.intake import samples

EXTENSIONS = [*samples.every(), "ods", "doc", "xml", "", "mht"]
# PDFium and tesseract run only in a process of their own, which costs a tenth of a second and more for each example.
APART = ["pdf", "png", "jpg"]
HERE = [kind for kind in samples.every() if kind not in APART]


@cache
def valid(kind: str) -> bytes:
    return samples.every()[kind]


def read_to_the_end(data: bytes, kind: str, *, sound: bool = False) -> None:
    """`sound`: nothing is wrong with the file, so that it may be refused only for holding no words."""
    try:
        text = read_here(data, kind).text
    except Refused as refused:
        assert not sound or refused.key in ("empty", "no_text")
        return
    assert text.encode("utf-8") and "\0" not in text


def open_to_the_end(data: bytes, kind: str) -> None:
    try:
        document = read_bytes(data, f"a.{kind}")
    except BadInput as error:
        assert error.name == f"a.{kind}" and error.problem and error.mend
    else:
        assert document.text.encode("utf-8") and "\0" not in document.text


@st.composite
def broken(draw: st.DrawFn, kinds: list[str]) -> tuple[bytes, str]:
    """A valid file that was cut, spliced with another, or had bytes changed."""
    kind = draw(st.sampled_from(kinds))
    data = bytearray(valid(kind))
    how = draw(st.sampled_from(["cut", "change", "splice", "drop"]))
    at = draw(st.integers(0, len(data) - 1))
    if how == "cut":
        del data[at:]
    elif how == "drop":
        del data[at : at + draw(st.integers(1, 64))]
    elif how == "splice":
        data[at:] = valid(draw(st.sampled_from(kinds)))[draw(st.integers(0, 2000)) :]
    else:
        for place in draw(st.lists(st.integers(0, len(data) - 1), min_size=1, max_size=8)):
            data[place] = draw(st.integers(0, 255))
    return bytes(data), kind


@settings(max_examples=150)
@given(broken(HERE))
def test_broken_files(case: tuple[bytes, str]) -> None:
    read_to_the_end(*case)


@settings(max_examples=25)
@given(broken(["pdf", "docx", "xlsx", "html"]))
def test_broken_files_through_the_door(case: tuple[bytes, str]) -> None:
    open_to_the_end(*case)


@settings(max_examples=10)
@given(broken(["png", "jpg"]))
def test_broken_pictures(case: tuple[bytes, str]) -> None:
    open_to_the_end(*case)


@given(st.binary(max_size=400), st.sampled_from(EXTENSIONS))
def test_random_bytes_with_any_name(data: bytes, extension: str) -> None:
    read_to_the_end(data, extension)


_STARTS = [
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"<html>",
    b"From: a\nMIME-Version: 1.0\n\n",
    b"\xff\xd8\xff",
    b"\xff\xfe",
]


@settings(max_examples=20)
@given(st.sampled_from(_STARTS), st.binary(max_size=200))
def test_random_bytes_that_begin_like_a_kind(start: bytes, data: bytes) -> None:
    open_to_the_end(start + data, "bin")


@given(st.text(max_size=200).filter(lambda text: not {"\r", "\0"} & set(text)))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    try:
        document = read_bytes(text.encode(), "a.txt")
    except BadInput:
        return
    if document.media == "txt":
        assert document.text == text.removeprefix("\ufeff").rstrip("\x1a")


_MARKUP = st.lists(
    st.sampled_from(
        [
            "<table>",
            "<tr>",
            "<td rowspan=9>",
            "<th colspan=99>",
            "</table>",
            "<p>",
            "x1.200",
            "&#1;",
            "&#xd800;",
            "<ul>",
            "<br>",
        ]
    )
)


@given(_MARKUP)
def test_any_markup(pieces: list[str]) -> None:
    read_to_the_end(("<html><body>" + "".join(pieces)).encode(), "html", sound=True)


_SHEET = st.lists(
    st.lists(st.sampled_from(["", "No", "1", "(2)", "1.200,5", "Luas (ha)", "2022", ":", '"']), max_size=4),
    max_size=6,
)


@given(_SHEET, st.sampled_from([";", ",", "\t"]))
def test_any_table(rows: list[list[str]], delimiter: str) -> None:
    read_to_the_end("\n".join(delimiter.join(row) for row in rows).encode(), "csv", sound=True)


@pytest.mark.parametrize("kind", samples.every())
def test_the_untouched_files_are_read(kind: str) -> None:
    if kind not in ("png", "jpg"):
        assert read_bytes(valid(kind), f"a.{kind}").text
