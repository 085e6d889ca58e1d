"""Checks over a whole column at once: where the first cell stands that breaks a rule.

The same few thousand spellings recur over millions of cells, so each is judged once.
"""

from typing import NamedTuple

import pyarrow as pa
from pyarrow import compute as pc


class Fault(NamedTuple):
    """What is wrong with one cell of a batch: its row, counted from 0, and its column."""

    row: int
    column: str | None
    said: str


def first_unlike(cells: pa.Array, rule: str) -> int | None:
    """Return where the first of N strings stands that ``rule`` does not match whole.

    Args:
        cells: an array of strings.
        rule: a regular expression; "" for a cell that must be empty.
    """
    spellings = cells.unique()
    # \z: a $ would let a line break pass
    like = pc.match_substring_regex(spellings, rf"\A(?:{rule})\z")
    if pc.all(like).as_py() is not False:
        return None
    wrong = pc.is_in(cells, spellings.filter(pc.invert(like)))
    return first_equal(wrong, True)


def first_equal(cells: pa.Array, value: object) -> int:
    """Return where ``value`` stands first; -1 where it does not."""
    return int(pc.index(cells, value).as_py())


class Keys:
    """The keys of all rows of a file, as numbers, and whether one is there twice.

    They are kept by part (the year): a file is sorted by it, and a few thousand keys are
    compared faster, and in far less memory, than millions.
    """

    def __init__(self) -> None:
        self._all: list[pa.Array] = []
        self._parts: dict[str, list[pa.Array]] = {}

    def add(self, parts: pa.Array, keys: pa.Array) -> None:
        """Add the keys of the next N rows; ``parts`` says which part each is of."""
        self._all.append(keys)
        names = parts.unique().to_pylist()
        for name in names:
            mine = keys if len(names) == 1 else keys.filter(pc.equal(parts, name))
            self._parts.setdefault(name, []).append(mine)

    def first_twice(self) -> tuple[int, int, int] | None:
        """Return a key that two rows have, and those rows, counted from 0; None if all differ."""
        for part in self._parts.values():
            keys = pa.chunked_array(part)
            if pc.count_distinct(keys).as_py() < len(keys):
                counted = keys.value_counts()
                key = counted.field("values").filter(pc.greater(counted.field("counts"), 1))[0]
                rows = pc.indices_nonzero(pc.equal(pa.chunked_array(self._all), key))
                return key.as_py(), rows[0].as_py(), rows[1].as_py()
        return None
