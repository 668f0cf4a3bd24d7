"""HTML: the main text of a full page by trafilatura, all text of a fragment; tables as lines; the title first.

trafilatura is asked for recall and still drops lists, teasers and paragraphs under unusual markup now and then. What
it dropped is measured against the page's own long blocks, and beyond `MAX_DROPPED` the page's whole text is taken,
with a note.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree

from lawang.intake import tables
from lawang.intake.encoding import decode
from lawang.intake.package import Element, local
from lawang.intake.reading import MAX_CELLS, Note, Reading, Refused, join, tidy

__all__ = ["fragment", "lines_for_tables", "main_text", "read", "title_of", "tree"]

MAX_MAIN_BYTES = 4 * 2**20
"""Pages above this size are taken whole: trafilatura needs 0.34 s for each MB of prose, more for deep markup."""
LONG_BLOCK = 60
"""Characters from which a block counts as prose: menu entries and captions of links stay below."""
MAX_DROPPED = 0.25
"""Share of the page\'s prose, menus and side columns apart, that the main text may lack: teasers of other articles
below a story may go, a third of a story may not."""
MAX_CELL_CHARS = 400
"""A table with a longer cell is a frame around text, not data."""
_MAX_SPAN = 100

_BLOCKS = """
address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3
h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead title tr ul
"""
_SILENT = """
head script style noscript template svg math iframe object select option button textarea canvas audio video
"""
_BLOCK_NAMES, _SILENT_NAMES = frozenset(_BLOCKS.split()), frozenset(_SILENT.split())
_FURNITURE = frozenset({"nav", "footer", "aside", "form"})
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding=["']([\w-]+)""",
    re.IGNORECASE,
)
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that a page may name (&#1;) and an XML tree, and what is built on it, may not hold."""
_FULL_PAGE = re.compile(rb"<(?:html|body)\b", re.IGNORECASE)


def read(data: bytes) -> Reading:
    """The text of an HTML file. Raises `Refused` (no_text, damaged)."""
    root = tree(_characters(data))
    title = title_of(root)
    lines_for_tables(root)
    whole = list(_blocks(root, furniture=not _FULL_PAGE.search(data)))
    found, notes = whole, list[Note]()
    if _FULL_PAGE.search(data) and len(data) <= MAX_MAIN_BYTES:
        main = main_text(root)
        if _dropped(whole, main) <= MAX_DROPPED:
            found = main
        else:
            notes.append(("whole_page", {}))
    if title and title not in found[:3]:
        found = [title, *found]
    return Reading(join(found), "html", notes=notes)


def fragment(text: str) -> list[str]:
    """All lines of HTML that is no page: the body of an e-mail, rendered Markdown."""
    root = tree(text)
    lines_for_tables(root)
    return list(_blocks(root, furniture=True))


def _characters(data: bytes) -> str:
    """UTF-8 if it is that, else what the page declares, else the usual order."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:4096])
    if declared:
        name = (declared[1] or declared[2]).decode("ascii").lower()
        try:
            codec = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else codecs.lookup(name).name
            return data.decode(codec, "replace")
        except (LookupError, UnicodeError):
            pass
    return decode(data)[0]


def tree(text: str) -> Element:
    """The page as a tree without comments. Raises `Refused` (no_text)."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.replace("\0", " ").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("no_text") from error
    if root is None:
        raise Refused("no_text")
    for element in root.iter():
        if element.text and _NO_XML.search(element.text):
            element.text = _NO_XML.sub(" ", element.text)
        if element.tail and _NO_XML.search(element.tail):
            element.tail = _NO_XML.sub(" ", element.tail)
    return root


def title_of(root: Element) -> str:
    """The headline of a page, without the name of the site."""
    for found in root.iterfind(".//meta[@property='og:title']"):
        return tidy(found.get("content", ""))
    for name in ("h1", "title"):
        for element in root.iter(name):
            if title := tidy("".join(_texts(element))):
                return re.split(r"\s+[|–—]\s+", title)[0] if name == "title" else title
    return ""


def _texts(element: Element) -> Iterator[str]:
    for text in element.itertext():
        yield str(text)


def main_text(root: Element) -> list[str]:
    """The lines of the main text, by trafilatura."""
    import trafilatura

    page = etree.tostring(root, encoding="unicode", method="html")
    text = trafilatura.extract(page, favor_recall=True, include_comments=False, deduplicate=False)
    return [tidy(line.removeprefix("- ")) for line in (text or "").split("\n") if line.strip()]


def _dropped(whole: list[str], main: list[str]) -> float:
    """Share of the long blocks of `whole` that `main` lacks, in characters."""
    kept = re.sub(r"\W+", "", "".join(main)).casefold()
    long = [(len(block), re.sub(r"\W+", "", block).casefold()) for block in whole if len(block) >= LONG_BLOCK]
    total = sum(size for size, _ in long)
    if not total:
        return 1.0 if len(kept) < len(re.sub(r"\W+", "", "".join(whole))) / 2 else 0.0
    return sum(size for size, block in long if block not in kept) / total


def _blocks(root: Element, *, furniture: bool) -> Iterator[str]:
    """Lines of text in order, one for each block; with `furniture` also menus, footers and side columns."""
    skipped = _SILENT_NAMES if furniture else _SILENT_NAMES | _FURNITURE
    pending: list[str] = []

    def walk(element: Element) -> Iterator[str]:
        name = local(element)
        if name and name not in skipped:
            if name in _BLOCK_NAMES:
                yield from flush()
            pending.append(element.text or "")
            for child in element:
                yield from walk(child)
            if name in _BLOCK_NAMES:
                yield from flush()
        pending.append(element.tail or "")

    def flush() -> Iterator[str]:
        line = tidy("".join(pending))
        pending.clear()
        if line:
            yield line

    yield from walk(root)
    yield from flush()


def lines_for_tables(root: Element) -> None:
    """Every table of data becomes paragraphs, so that whatever reads the tree next keeps the headings with the
    values."""
    cells = 0
    for table in list(root.iter("table")):
        if next(table.iterdescendants("table"), None) is not None:
            continue
        rows, head = _rows(table)
        cells += sum(map(len, rows))
        if cells > MAX_CELLS:
            raise Refused("too_many_cells", limit=MAX_CELLS)
        widest = max(map(len, rows), default=0)
        if (
            len(rows) < 2
            or widest < 2
            or any(len(cell.text) > MAX_CELL_CHARS for row in rows for cell in row)
        ):
            continue
        caption = [tidy("".join(_texts(found))) for found in table.iter("caption")]
        tail = table.tail
        table.clear()
        table.tag = "div"
        table.tail = tail
        for line in caption + tables.lines(rows, head=head or None):
            paragraph: Element = etree.SubElement(table, "p")
            paragraph.text = line


def _rows(table: Element) -> tuple[list[tables.Row], int]:
    """The rows with spans filled in, and how many of the first are headings by their markup."""
    rows: list[tables.Row] = []
    head = 0
    hanging: dict[int, int] = {}
    for tr in table.iter("tr"):
        row: tables.Row = []
        own = [cell for cell in tr if local(cell) in ("td", "th")]
        for cell in own:
            _hang(row, hanging)
            text = tidy(" ".join(_blocks_of(cell)))
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for at in range(width):
                if height > 1:
                    hanging[len(row)] = height - 1
                row.append(tables.Cell(text, "left" if at else ""))
        _hang(row, hanging)
        if len(rows) == head and own and all(local(cell) == "th" for cell in own) and not _is_key_column(own):
            head += 1
        rows.append(row)
    return rows, head if head < len(rows) else 0


def _blocks_of(cell: Element) -> Iterator[str]:
    tail, cell.tail = cell.tail, None
    yield from _blocks(cell, furniture=True)
    cell.tail = tail


def _hang(row: tables.Row, hanging: dict[int, int]) -> None:
    """Cells that reach down from the rows above."""
    while hanging.get(len(row), 0) > 0:
        hanging[len(row)] -= 1
        row.append(tables.Cell("", "above"))


def _is_key_column(own: list[Element]) -> bool:
    return len(own) == 1 and _span(own[0], "colspan") == 1


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(1, int(value)), _MAX_SPAN) if value.isdecimal() and len(value) < 6 else 1
