"""How a binary Excel workbook (XLSB) shows its cells, from its BIFF12 records."""

import io
import struct
import zipfile
from collections.abc import Iterator

from scrapers.documents.sheet_layout import BUILT_IN, ERRORS, Layout, kind_of
from scrapers.documents.sheet_xlsx import book_part

_ROW, _COLUMN, _MERGED, _SHEET = 0, 60, 176, 156
_FORMAT, _STYLES, _END_STYLES, _STYLE = 44, 617, 618, 47
_CELLS = range(1, 12)
_ERROR_CELLS = (3, 11)
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x10, 0x01


def xlsb_layouts(data: bytes) -> dict[str, Layout]:
    """Return each worksheet's `Layout` by the sheet's name.

    Source:
        [MS-XLSB] 2.4 (records: BrtRowHdr, BrtColInfo, BrtBundleSh, BrtFmt, BrtXF).
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book, targets = book_part(archive)
        kinds = _kinds(archive.read(targets["styles"])) if "styles" in targets else []
        layouts = {}
        for record, body in _records(archive.read(book)):
            if record != _SHEET:
                continue
            relation, at = _text(body, 8)
            part = targets.get(relation, "")
            if "worksheets/" in part:
                layouts[_text(body, at)[0]] = _layout(_records(archive.read(part)), kinds)
    return layouts


def _kinds(styles: bytes) -> list[int | None]:
    codes = dict(BUILT_IN)
    used: list[int] = []
    inside = False
    for record, body in _records(styles):
        if record == _FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _text(body, 2)[0]
        elif record in (_STYLES, _END_STYLES):
            inside = record == _STYLES
        elif record == _STYLE and inside:
            used.append(struct.unpack_from("<H", body, 2)[0])
    return [kind_of(codes.get(style, "")) for style in used]


def _layout(records: Iterator[tuple[int, bytes]], kinds: list[int | None]) -> Layout:
    layout = Layout()
    row = 0
    for record, body in records:
        if record == _ROW:
            row = struct.unpack_from("<I", body)[0]
            if body[11] & _HIDDEN_ROW:
                layout.hidden_rows.add(row)
        elif record in _CELLS:
            column = struct.unpack_from("<I", body)[0]
            style = int.from_bytes(body[4:7], "little")
            layout.add((row, column), kinds[style] if style < len(kinds) else None)
            if record in _ERROR_CELLS:
                layout.errors[row, column] = ERRORS.get(body[8], "#ERROR!")
        elif record == _COLUMN:
            first, last, width = struct.unpack_from("<3I", body)
            if body[16] & _HIDDEN_COLUMN or not width:
                layout.hide_columns(first, last)
        elif record == _MERGED:
            top, bottom, left, right = struct.unpack_from("<4I", body)
            layout.merged.append(((top, left), (bottom, right)))
    return layout


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part: a kind and a length, seven bits a byte, and the body."""
    at = 0
    while at < len(part):
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | (part[at] & 0x7F) << 7
            at += 1
        length = shift = 0
        while True:
            byte = part[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, part[at : at + length]
        at += length


def _text(body: bytes, at: int) -> tuple[str, int]:
    """Return a text behind its length in characters, and where it ends."""
    length = struct.unpack_from("<I", body, at)[0]
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le", errors="replace"), end
