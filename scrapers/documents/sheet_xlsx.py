"""How an XLSX workbook shows its cells, from its XML."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO

from lxml import etree

from scrapers.documents.sheet_layout import BUILT_IN, Layout, kind_of

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")


def xlsx_layouts(data: bytes) -> dict[str, Layout]:
    """Return each worksheet's `Layout` by the sheet's name.

    Source:
        ECMA-376 part 1, 18.3 (worksheets).
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book, targets = book_part(archive)
        kinds = _kinds(archive, targets)
        layouts = {}
        for sheet in etree.fromstring(archive.read(book), _parser()).iter("{*}sheet"):
            relation = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
            part = targets.get(str(relation), "")
            if "worksheets/" in part:
                with archive.open(part) as stream:
                    layouts[str(sheet.get("name"))] = _layout(stream, kinds)
    return layouts


def book_part(archive: zipfile.ZipFile) -> tuple[str, dict[str, str]]:
    """Return the workbook part's name, and its relations' targets by id and by kind."""
    root_rels = etree.fromstring(archive.read("_rels/.rels"), _parser())
    part = next(
        str(rel.get("Target")).lstrip("/")
        for rel in root_rels.iter("{*}Relationship")
        if str(rel.get("Type")).endswith("/officeDocument")
    )
    folder, leaf = posixpath.split(part)
    rels = etree.fromstring(archive.read(f"{folder}/_rels/{leaf}.rels"), _parser())
    targets = {}
    for rel in rels.iter("{*}Relationship"):
        target = posixpath.normpath(posixpath.join("/" + folder, str(rel.get("Target"))))
        targets[str(rel.get("Id"))] = target.lstrip("/")
        targets[str(rel.get("Type")).rsplit("/", 1)[-1]] = target.lstrip("/")
    return part, targets


def _kinds(archive: zipfile.ZipFile, targets: dict[str, str]) -> list[int | None]:
    """Return what `kind_of` says of each cell style."""
    if "styles" not in targets:
        return []
    styles = etree.fromstring(archive.read(targets["styles"]), _parser())
    codes = dict(BUILT_IN)
    for entry in styles.iter("{*}numFmt"):
        codes[int(str(entry.get("numFmtId")))] = str(entry.get("formatCode"))
    used = styles.find("{*}cellXfs")
    if used is None:
        return []
    return [kind_of(codes.get(int(str(style.get("numFmtId", "0"))), "")) for style in used]


def _layout(stream: IO[bytes], kinds: list[int | None]) -> Layout:
    layout = Layout()
    row = -1
    for element in _elements(stream):
        tag = etree.QName(element).localname
        if tag == "row":
            row = int(str(element.get("r", row + 2))) - 1
            if _is_hidden(element, "ht"):
                layout.hidden_rows.add(row)
            _row(layout, kinds, row, element)
        elif tag == "mergeCell":
            first, _, last = str(element.get("ref", "")).partition(":")
            if (one := _place(first)) and (other := _place(last)):
                layout.merged.append((one, other))
        elif _is_hidden(element, "width"):
            layout.hide_columns(int(str(element.get("min"))) - 1, int(str(element.get("max"))) - 1)
    return layout


def _elements(stream: IO[bytes]) -> Iterator[etree._Element]:
    """Yield columns, rows with their cells, and merged ranges, each gone after its turn."""
    names = [f"{space}{tag}" for space in (_MAIN, _STRICT) for tag in ("col", "row", "mergeCell")]
    walk = etree.iterparse(stream, events=("end",), tag=names, resolve_entities=False)
    for _, element in walk:
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _row(layout: Layout, kinds: list[int | None], row: int, element: etree._Element) -> None:
    column = -1
    for cell in element:
        found = _REFERENCE.match(cell.get("r") or "")
        column = _column(found.group(1)) if found else column + 1
        style = int(cell.get("s") or 0)
        layout.add((row, column), kinds[style] if style < len(kinds) else None)
        if not len(cell):
            continue
        last = cell[-1]
        is_formula = last.tag.endswith("}f")
        if is_formula or (len(cell) > 1 and cell[0].tag.endswith("}f") and not last.text):
            # a formula that gives an empty text is saved with its type and no text
            layout.uncached += cell.get("t") != "str"
        elif cell.get("t") == "e":
            layout.errors[row, column] = last.text or ""


def _is_hidden(element: etree._Element, size: str) -> bool:
    flagged = element.get("hidden") in {"1", "true"}
    return flagged or float(str(element.get(size, "1"))) == 0


def _place(reference: str) -> tuple[int, int] | None:
    found = _REFERENCE.match(reference)
    return (int(found.group(2)) - 1, _column(found.group(1))) if found else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
