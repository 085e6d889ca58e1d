"""Tables whose columns only blanks keep apart: "Boys      12      15".

A cell belongs to the column over which it stands. Where two cells of a row would fall
into one column, or the rows do not agree, the lines stay lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scrapers.documents.model import Cell
from scrapers.letters.drawn_lines import Line, Rows, Stretch, is_value, nothing, stretches_of
from scrapers.letters.labels import label_at

LEAST_ROWS = 2
MOST_HEADINGS = 3
LONGEST_LABEL = 60


@dataclass(slots=True)
class Column:
    """A span of places on a line, half-open."""

    left: int
    right: int

    def overlap(self, one: Stretch) -> int:
        """Return how many places it shares with ``one``; below 1, how far off it is."""
        return min(self.right, one.right) - max(self.left, one.left)


def aligned_at(lines: Sequence[Line], at: int) -> tuple[Rows, int]:
    """Return the aligned table that begins at line ``at``, and the lines it takes.

    Without a heading, one column of values is a list and no table.
    """
    if not (len(stretches_of(lines[at])) > 1 or _opens_heading(lines, at)):
        return [], 0
    stop = _stop(lines, at)
    parts = [stretches_of(line) for line in lines[at:stop]]
    body = [n for n, row in enumerate(parts) if _is_row(row)]
    if len(body) < LEAST_ROWS or body[0] > MOST_HEADINGS:
        return nothing(stop - at)
    columns = _columns([parts[n] for n in body])
    if not columns or (len(columns) < 2 and not body[0]):
        return nothing(stop - at)
    rows: Rows = []
    for n, row in enumerate(parts):
        if not row:
            continue
        cells = _heading(row, columns) if n < body[0] else _row(row, columns)
        if cells is None:
            return nothing(stop - at)
        rows.append(_laid(lines[at + n], cells, len(columns)))
    return _squared(_unwrapped(rows, body[0])), stop - at


def _opens_heading(lines: Sequence[Line], at: int) -> bool:
    """Whether a lone stretch begins a heading of two lines ("As at" over "31 March  Total")."""
    words = lines[at].text
    below = stretches_of(lines[at + 1]) if at + 1 < len(lines) else []
    alone = stretches_of(lines[at])
    if len(alone) != 1 or len(below) < 2 or _is_row(below) or words.rstrip()[-1:] in ".:?!":
        return False
    whole = words.strip()
    if _opens_answer(words):
        return False
    return any(map(str.isalpha, whole)) and len(whole) <= max(len(one.text) for one in below)


def _opens_answer(words: str) -> bool:
    """Whether a line is nothing but a question's label: "(i)", "2)"."""
    label = label_at(words, 0, len(words))
    return label is not None and label.end >= len(words)


def _opens(words: str, below: bool) -> bool:
    """Whether a line opens an answer: by its label alone, ``below`` rows by any label."""
    labelled = below and label_at(words, 0, len(words)) is not None
    return labelled or _opens_answer(words)


def _is_words(words: str) -> bool:
    """Whether a lone stretch ends as sentences do, or is too long for a label."""
    return len(words) > LONGEST_LABEL or words[-1] in ".?!:;"


def _is_row(row: Sequence[Stretch]) -> bool:
    """Whether a line holds a label, or none, and values and nothing else."""
    rest = row[1:] if row and not is_value(row[0].text) else row
    return bool(rest) and len(row) > 1 and all(is_value(one.text) for one in rest)


def _stop(lines: Sequence[Line], at: int) -> int:
    """Return the line after the table's last row; one blank line at a time may part rows."""
    stop = at
    for ahead in range(at, len(lines)):
        row = stretches_of(lines[ahead])
        if not row and ahead and not lines[ahead - 1].text.strip():
            break
        if _is_row(row):
            stop = ahead + 1
        elif stop == at and ahead > at + MOST_HEADINGS:
            break
        elif len(row) > 1 and stop > at:
            break  # another heading, or a line of words in two columns
        elif len(row) == 1 and (_is_words(row[0].text) or _opens(lines[ahead].text, stop > at)):
            break
    below = stretches_of(lines[stop]) if at < stop < len(lines) else []
    rest = len(below) == 1 and below[0].text[0].islower() and not _is_words(below[0].text)
    return stop + 1 if rest else stop


def _columns(body: Sequence[Sequence[Stretch]]) -> list[Column]:
    """Return the columns of the values from left to right; [] where they run together.

    Rows of as many cells each are counted off; others are held against the places at
    which the values stand.
    """
    values = [row if is_value(row[0].text) else row[1:] for row in body]
    wide = max(map(len, values))
    if all(len(row) == wide for row in values):
        return [
            Column(min(one.left for one in column), max(one.right for one in column))
            for column in zip(*values, strict=True)
        ]
    columns: list[Column] = []
    for one in sorted((one for row in values for one in row), key=lambda one: one.left):
        if columns and columns[-1].right > one.left:
            columns[-1].right = max(columns[-1].right, one.right)
        else:
            columns.append(Column(one.left, one.right))
    return columns if len(columns) == wide else []


def _row(row: Sequence[Stretch], columns: Sequence[Column]) -> dict[int, Stretch] | None:
    """Return the cells of a row by column, the label as -1; None where two share one."""
    values = row if is_value(row[0].text) else row[1:]
    label = {} if values is row else {-1: row[0]}
    if len(row) == 1 and not values:
        return label
    if len(values) == len(columns):
        return label | dict(enumerate(values))
    return _by_place(values, columns, label)


def _heading(row: Sequence[Stretch], columns: Sequence[Column]) -> dict[int, Stretch] | None:
    """Return the cells of a heading by column: what they stand over, else one each."""
    first = row[0]
    label = {-1: first} if first.right <= columns[0].left or first.left == 0 else {}
    rest = row[len(label) :]
    over = all(max(column.overlap(one) for column in columns) > 0 for one in rest)
    if over and (placed := _by_place(rest, columns, label)):
        return placed
    if len(row) in (len(columns), len(columns) + 1):
        return dict(enumerate(row, len(columns) - len(row)))
    return _by_place(rest, columns, label)


def _by_place(
    row: Sequence[Stretch], columns: Sequence[Column], label: dict[int, Stretch]
) -> dict[int, Stretch] | None:
    cells = dict(label)
    for one in row:
        best = max(range(len(columns)), key=lambda at: columns[at].overlap(one))
        if best in cells:
            return None
        cells[best] = one
    return cells if list(cells) == sorted(cells) else None


def _laid(line: Line, cells: dict[int, Stretch], many: int) -> tuple[Cell, ...]:
    """Return a line as a label and a cell a column; what is blank has a place and no width."""
    made: list[Cell] = []
    end = line.start
    for column in range(-1, many):
        one = cells.get(column)
        made.append(one.cell(line) if one else Cell("", end, end))
        end = made[-1].end
    return tuple(made)


def _squared(rows: Rows) -> Rows:
    """Leave out one of two columns that are never both filled: labels among the values.

    "Number of times missing    Children" over "1    34" and "Total    93": what stands
    first on its line is its label, whether it is a number or not.
    """
    if any(row[0].text and row[1].text for row in rows):
        return rows
    return [(row[0] if row[0].text else row[1], *row[2:]) for row in rows]


def _unwrapped(rows: Rows, headings: int) -> Rows:
    """Join labels that run over two lines: "Carers, independent" / "agency   92   101"."""
    made: Rows = []
    for at, row in enumerate(rows):
        above = made[-1] if made else None
        if at > headings and above and _is_label(above) and _goes_on(above[0], row[0]):
            label = _joined(above[0], row[0])
            made[-1] = (label, *row[1:])
        elif any(cell.text for cell in row):
            made.append(row)
    return made


def _is_label(row: Sequence[Cell]) -> bool:
    return bool(row[0].text) and not any(cell.text for cell in row[1:])


def _goes_on(above: Cell, below: Cell) -> bool:
    """Whether a label continues the one above it, by how it begins or the other ends."""
    if not above.text or not below.text:
        return False
    opened = above.text.count("(") > above.text.count(")")
    return opened or below.text[0].islower() or below.text[0] == "(" or above.text[-1] in ",-–/&"


def _joined(above: Cell, below: Cell) -> Cell:
    """Return two cells as one; its text has the line's end that stands between them."""
    gap = "\n" if below.start > above.end else ""
    return Cell(f"{above.text}{gap}{below.text}", above.start, below.end)
