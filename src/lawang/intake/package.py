"""The zip of XML parts that DOCX, XLSX, PPTX and ODT are, opened so that no hostile file can unpack into the
machine's memory.

Word, Excel and LibreOffice files are read from their XML here and not through python-docx, openpyxl or odfpy: those
drop inserted text, footnotes and text boxes, or fill every cell of a merged area of a million rows.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from lawang.intake.reading import MAX_ENTRIES, MAX_PART_BYTES, MAX_RATIO, RATIO_FROM_BYTES, Refused

__all__ = ["Element", "Package", "local", "parse"]

Element = etree._Element
_ENCRYPTED = 0x1


class Package:
    """The parts of an office file by name. Raises `Refused` (damaged, truncated, encrypted, too_many_parts, bomb)."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Refused("damaged" if b"PK\x05\x06" in data[-66_000:] else "truncated") from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise Refused("too_many_parts", limit=MAX_ENTRIES)
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise Refused("encrypted")
        self._entries = {entry.filename: entry for entry in entries}
        self._left = 2 * MAX_PART_BYTES

    @property
    def kind(self) -> str:
        """docx, xlsx, pptx, odt, ods, or nothing."""
        for part, kind in (
            ("word/document.xml", "docx"),
            ("xl/workbook.xml", "xlsx"),
            ("ppt/presentation.xml", "pptx"),
        ):
            if part in self._entries:
                return kind
        if "mimetype" in self._entries and "content.xml" in self._entries:
            mimetype = self.read("mimetype").decode("ascii", "replace").strip()
            return {"text": "odt", "spreadsheet": "ods"}.get(mimetype.rpartition(".")[2].split("-")[0], "")
        return ""

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def read(self, part: str) -> bytes:
        """The bytes of `part`, never more than the limits, whatever size the file states."""
        entry = self._entries.get(part)
        if entry is None:
            raise Refused("damaged")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(MAX_PART_BYTES + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise Refused("damaged") from error
        self._left -= len(data)
        swollen = len(data) > RATIO_FROM_BYTES and len(data) > MAX_RATIO * max(1, entry.compress_size)
        if len(data) > MAX_PART_BYTES or self._left < 0 or swollen:
            raise Refused("bomb", limit=MAX_PART_BYTES // 2**20)
        return data

    def xml(self, part: str) -> Element:
        """The root of an XML part."""
        return parse(self.read(part))

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What `part` points to: id -> (last word of the relation's type, name of the other part)."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self:
            return {}
        found = {}
        for relation in self.xml(relations):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                path = (
                    target[1:]
                    if target.startswith("/")
                    else posixpath.normpath(posixpath.join(folder, target))
                )
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], path)
        return found


def parse(data: bytes) -> Element:
    """XML without network, of at most 256 levels; one that uses entities is no office file. Raises `Refused`."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("damaged") from error
    if root is None or next(root.iter(etree.Entity), None) is not None:
        raise Refused("damaged")
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace; nothing for an entity or instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
