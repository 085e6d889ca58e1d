"""Tables whose rows are answers: the first column holds the labels of the questions."""

import re
from collections.abc import Mapping, Sequence

from scrapers.documents.model import Cell
from scrapers.letters.context import parents

_LABEL = re.compile(
    r"(?:(?P<q>q(?:uestion)?\.?\s*)?\(?(?P<name>\d{0,2}[a-z]|\d{1,2}|[ivx]{1,4})\)?[.):]*)", re.I
)
_HEADING = re.compile(r"\W*(?:(?:question|q|part|item|point|ref|no)\b\W*){0,2}", re.I)
_Q = re.compile(r"(?:Q|Question|Qn)\.?\s?(?P<n>\d{1,2})", re.I)
_SAYS_SO = re.compile(r"\b(?:question|q)\b", re.I)
LEAST = 2


def question_rows(
    rows: Sequence[Sequence[Cell]], names: Sequence[str], asked: Mapping[str, str]
) -> dict[int, str]:
    """Return the question of each row by its index; {} unless every row names another one.

    Args:
        rows: of the table; those above the first that names a question are headings.
        names: of the question under which the table stands, [] for none.
        asked: all questions of the request by name.
    """
    found: dict[int, str] = {}
    for at, row in enumerate(rows):
        label = row[0].text.strip() if len(row) > 1 else ""
        name = _question(label, names, asked)
        if name is not None:
            found[at] = name
        elif label and (found or not _HEADING.fullmatch(label)):
            return {}
    if not len(set(found.values())) == len(found) >= LEAST:
        return {}
    printed = [rows[at][0].text for at in found]
    above = " ".join(row[0].text for row in rows[: min(found)] if row)
    return found if _SAYS_SO.search(above) or _sure(printed, names, found, asked) else {}


def question_columns(rows: Sequence[Sequence[Cell]], asked: Mapping[str, str]) -> dict[int, str]:
    """Return the question that each column of counts answers; {} where the heads are no labels.

    "Q1" to "Q4" over four columns are the quarters of a year, and so is any Q where the
    questions speak of quarters.
    """
    head = rows[0] if rows else ()
    found = {at: _Q.fullmatch(cell.text.strip()) for at, cell in enumerate(head) if at}
    names = {at: one["n"] for at, one in found.items() if one}
    known = all(name in asked for name in names.values())
    if len(names) < LEAST or len(names) != len(found) or not known:
        return {}
    four = list(names.values()) == ["1", "2", "3", "4"] and "estion" not in head[1].text
    quarters = any(re.search(r"\bquarter", one, re.I) for one in asked.values())
    return {} if four or quarters else names


def _question(label: str, names: Sequence[str], asked: Mapping[str, str]) -> str | None:
    """Return the question that a label names: of its own, or inside the one it stands under."""
    found = _LABEL.fullmatch(label)
    if found is None:
        return None
    name = found["name"].casefold()
    known = {one.casefold(): one for one in asked}
    outer = [one for name in names for one in (name, *parents(name))]
    tried = (name, *(f"{one}{name}" for one in outer), *(f"{one}({name})" for one in outer))
    return next((known[one.casefold()] for one in tried if one.casefold() in known), None)


def _sure(
    printed: Sequence[str], names: Sequence[str], found: dict[int, str], asked: Mapping[str, str]
) -> bool:
    """Whether the labels cannot as well be ages, numbers of times, quarters or a list's own."""
    if not any(re.search(r"\d", one) for one in printed):
        inside = [one for name in found.values() for one in (name, *parents(name))]
        return not names or names[0] in inside
    quarters = any(re.search(r"q", one, re.I) for one in printed)
    if quarters and any(re.search(r"\bquarter", one, re.I) for one in asked.values()):
        return False
    outer = [one for one in asked if one.isdigit()]
    if outer and not set(outer) <= {two for one in found.values() for two in (one, *parents(one))}:
        return False
    return not names or not outer or outer[-1] in (names[0], *parents(names[0]))


def without_labels(rows: Sequence[Sequence[Cell]], named: dict[int, str]) -> list[tuple[Cell, ...]]:
    """Return the rows with the questions' labels emptied: none is a mark or a count."""
    return [
        (Cell("", row[0].start, row[0].start), *row[1:]) if at in named else tuple(row)
        for at, row in enumerate(rows)
    ]
