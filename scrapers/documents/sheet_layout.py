"""How an XLSX workbook shows its cells: what it hides, and which are percentages."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_PERCENT_BUILT_IN = {9: "0%", 10: "0.00%"}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")


@dataclass(slots=True)
class Layout:
    """A sheet's hidden parts and formats; rows and columns are counted from 0.

    ``percent`` holds the decimal places of each cell shown as a percentage, ``blank``
    the cells whose number format shows nothing; ``height`` and ``width`` are those of
    the grid from A1 that holds every cell.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percent: dict[tuple[int, int], int] = field(default_factory=dict)
    blank: set[tuple[int, int]] = field(default_factory=set)
    height: int = 0
    width: int = 0
    cells: int = 0


def read_layouts(data: bytes) -> dict[str, Layout]:
    """Return each worksheet's `Layout` by the sheet's name.

    Source:
        ECMA-376 part 1, 18.3 (worksheets), 18.8.30 (number formats).
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book, targets = _book(archive)
        formats = _formats(archive, targets)
        layouts = {}
        for sheet in book.iter("{*}sheet"):
            relation = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
            part = targets.get(str(relation), "")
            if "worksheets/" in part:
                with archive.open(part) as stream:
                    layouts[str(sheet.get("name"))] = _layout(stream, formats)
    return layouts


def _book(archive: zipfile.ZipFile) -> tuple[etree._Element, dict[str, str]]:
    """Return the workbook part, and its relations' targets by id and by kind."""
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
    return etree.fromstring(archive.read(part), _parser()), targets


def _formats(archive: zipfile.ZipFile, targets: dict[str, str]) -> list[str]:
    """Return the number format code of each cell style; "" where none matters."""
    if "styles" not in targets:
        return []
    styles = etree.fromstring(archive.read(targets["styles"]), _parser())
    codes = dict(_PERCENT_BUILT_IN)
    for entry in styles.iter("{*}numFmt"):
        codes[int(str(entry.get("numFmtId")))] = str(entry.get("formatCode"))
    used = styles.find("{*}cellXfs")
    if used is None:
        return []
    return [codes.get(int(str(style.get("numFmtId", "0"))), "") for style in used]


def _layout(stream: object, formats: list[str]) -> Layout:
    layout = Layout()
    kinds = [_kind(code) for code in formats]
    row = -1
    for event, element in _events(stream):
        tag = etree.QName(element).localname
        if tag == "col" and event == "start" and _is_hidden(element, "width"):
            first, last = int(str(element.get("min"))), int(str(element.get("max")))
            layout.hidden_columns.update(range(first - 1, last))
        elif tag == "row" and event == "start":
            row = int(str(element.get("r", row + 2))) - 1
            column = -1
            if _is_hidden(element, "ht"):
                layout.hidden_rows.add(row)
        elif tag == "c" and event == "start":
            column = _column(str(element.get("r", "")), column + 1)
            _cell(layout, kinds, (row, column), int(str(element.get("s", "0"))))
        elif event == "end":
            element.clear()
    return layout


def _events(stream: object) -> Iterator[tuple[str, etree._Element]]:
    names = [f"{space}{tag}" for space in (_MAIN, _STRICT) for tag in ("col", "row", "c")]
    walk = etree.iterparse(
        stream, events=("start", "end"), tag=names, resolve_entities=False, huge_tree=True
    )
    yield from walk


def _cell(layout: Layout, kinds: list[int | None], place: tuple[int, int], style: int) -> None:
    row, column = place
    layout.cells += 1
    layout.height = max(layout.height, row + 1)
    layout.width = max(layout.width, column + 1)
    kind = kinds[style] if style < len(kinds) else None
    if kind == _BLANK:
        layout.blank.add(place)
    elif kind is not None:
        layout.percent[place] = kind


_BLANK = -1


def _kind(code: str) -> int | None:
    """Return a format's decimals of a percentage, `_BLANK`, or None for all others."""
    if code and not code.replace(";", "").strip():
        return _BLANK
    bare = _QUOTED.sub("", code).split(";")[0]
    if "%" not in bare:
        return None
    decimals = re.search(r"\.([0#?]+)", bare)
    return len(decimals.group(1)) if decimals else 0


def _is_hidden(element: etree._Element, size: str) -> bool:
    flagged = element.get("hidden") in {"1", "true"}
    return flagged or float(str(element.get(size, "1"))) == 0


def _column(reference: str, otherwise: int) -> int:
    found = _REFERENCE.match(reference)
    if found is None:
        return otherwise
    number = 0
    for letter in found.group(1):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
