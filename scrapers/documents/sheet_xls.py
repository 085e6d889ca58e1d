"""How an Excel 97-2003 workbook shows its cells, from its BIFF8 records."""

import io
import struct
from collections.abc import Iterator

import olefile

from scrapers.documents.sheet_layout import BUILT_IN, ERRORS, Layout, kind_of
from scrapers.errors import DocumentError

_BOF, _EOF, _FILEPASS, _BOUNDSHEET = 0x0809, 0x000A, 0x002F, 0x0085
_FORMAT, _XF, _ROW, _COLINFO, _DIMENSIONS = 0x041E, 0x00E0, 0x0208, 0x007D, 0x0200
_FORMULA, _BOOLERR, _MERGED = 0x0006, 0x0205, 0x00E5
_ONE_CELL = frozenset({0x0201, 0x0203, 0x0204, 0x00D6, 0x00FD, 0x027E, _BOOLERR, _FORMULA})
_MANY_CELLS = {0x00BD: 6, 0x00BE: 2}
"""MulRk and MulBlank, with the bytes that each of their cells takes."""

_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_AS_ERROR = 2
Records = Iterator[tuple[int, bytes]]


def xls_layouts(data: bytes, name: str) -> dict[str, Layout]:
    """Return each worksheet's `Layout` by the sheet's name.

    A formula always has a value here: this format cannot leave it out.

    Raises:
        DocumentError: encrypted, when the workbook is under a password.

    Source:
        [MS-XLS] 2.4 (records).
    """
    with olefile.OleFileIO(io.BytesIO(data)) as compound:
        stream = compound.openstream("Workbook").read()
    codes = dict(BUILT_IN)
    styles: list[int] = []
    sheets: list[tuple[str, int]] = []
    for kind, body in _substream(stream, 0):
        if kind == _FILEPASS:
            raise DocumentError(
                "is under a password", item=name, status="encrypted", remedy="ask for an open copy"
            )
        if kind == _FORMAT:
            codes[_number(body, 0)] = _text(body, 2, wide_length=True)
        elif kind == _XF:
            styles.append(_number(body, 2))
        elif kind == _BOUNDSHEET and body[5] == 0:
            sheets.append((_text(body, 6, wide_length=False), struct.unpack_from("<I", body)[0]))
    kinds = [kind_of(codes.get(style, "")) for style in styles]
    return {title: _layout(_substream(stream, start), kinds) for title, start in sheets}


def _substream(stream: bytes, start: int) -> Records:
    """Yield the records of one sheet, without those of the charts that lie in it."""
    depth, at = 0, start
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _layout(records: Records, kinds: list[int | None]) -> Layout:
    layout = Layout()
    for kind, body in records:
        if kind in _ONE_CELL:
            _cell(layout, kinds, kind, body)
        elif kind in _MANY_CELLS:
            size = _MANY_CELLS[kind]
            row, column = struct.unpack_from("<HH", body)
            for nth, at in enumerate(range(4, len(body) - 2, size)):
                layout.add((row, column + nth), _kind(kinds, _number(body, at)))
        elif kind == _ROW and body[12] & _HIDDEN_ROW:
            layout.hidden_rows.add(_number(body, 0))
        elif kind == _DIMENSIONS:
            _check_size(body)
        elif kind == _COLINFO and (body[8] & _HIDDEN_COLUMN or not _number(body, 4)):
            layout.hide_columns(_number(body, 0), _number(body, 2))
        elif kind == _MERGED:
            for at in range(2, 2 + 8 * _number(body, 0), 8):
                top, bottom, left, right = struct.unpack_from("<4H", body, at)
                layout.merged.append(((top, left), (bottom, right)))
    return layout


def _check_size(body: bytes) -> None:
    """Refuse a size that no sheet has: calamine would take that much memory, and abort."""
    top, bottom, left, right = struct.unpack_from("<IIHH", body)
    if not (top <= bottom <= _MOST_ROWS and left <= right <= _MOST_COLUMNS):
        raise ValueError(f"a sheet of rows {top:,} to {bottom:,}, columns {left:,} to {right:,}")


def _cell(layout: Layout, kinds: list[int | None], record: int, body: bytes) -> None:
    row, column, style = struct.unpack_from("<3H", body)
    layout.add((row, column), _kind(kinds, style))
    if record == _BOOLERR and body[7]:
        layout.errors[row, column] = ERRORS.get(body[6], "#ERROR!")
    elif record == _FORMULA and _cached(body) == _AS_ERROR:
        layout.errors[row, column] = ERRORS.get(body[8], "#ERROR!")


def _cached(formula: bytes) -> int | None:
    """Return what kind of value a formula was saved with; None for a number."""
    return formula[6] if formula[12:14] == b"\xff\xff" else None


def _kind(kinds: list[int | None], style: int) -> int | None:
    return kinds[style] if style < len(kinds) else None


def _number(body: bytes, at: int) -> int:
    return int.from_bytes(body[at : at + 2], "little")


def _text(body: bytes, at: int, *, wide_length: bool) -> str:
    """Return a text behind its length, in one or two bytes a character as its flag says."""
    size = 2 if wide_length else 1
    length = int.from_bytes(body[at : at + size], "little")
    wide = body[at + size] & 1
    raw = body[at + size + 1 :][: length * (1 + wide)]
    return raw.decode("utf-16-le" if wide else "latin-1", errors="replace")
