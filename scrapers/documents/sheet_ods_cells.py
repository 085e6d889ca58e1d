"""The cells of an OpenDocument table row, as they are printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from scrapers.documents.sheet_numbers import shown_number

_SPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
NAMES = {name: _SPACE.format(name) for name in ("table", "text", "office", "style")}
_CELLS = frozenset({f"{NAMES['table']}table-cell", f"{NAMES['table']}covered-table-cell"})
_SPACES = f"{NAMES['text']}s"
_BREAKS = frozenset({f"{NAMES['text']}tab", f"{NAMES['text']}line-break"})
_ASIDE = frozenset({f"{NAMES['office']}annotation", f"{NAMES['text']}note"})
_PERCENT_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Repeated:
    """A cell that stands ``times`` times; ``down`` and ``across`` are what else it covers."""

    text: str
    times: int = 1
    down: int = 0
    across: int = 0
    uncached: bool = False


def cells_of(row: etree._Element) -> Iterator[Repeated]:
    """Yield a row's cells from the left; what a merged cell covers is empty."""
    for cell in row.iterchildren():
        if cell.tag not in _CELLS:
            continue
        text = "\n".join(_words(part) for part in cell.iterchildren(f"{NAMES['text']}p"))
        text = text or _value(cell)
        yield Repeated(
            text=text,
            times=count_of(cell, "columns"),
            down=count_of(cell, "rows", "spanned") - 1,
            across=count_of(cell, "columns", "spanned") - 1,
            uncached=not text and _is_unvalued(cell),
        )


def count_of(element: etree._Element, what: str, how: str = "repeated") -> int:
    """Return how often an element is repeated, or what it spans: at least 1."""
    return max(1, int(element.get(f"{NAMES['table']}number-{what}-{how}") or 1))


def _words(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == _SPACES:
            parts.append(" ")
        elif child.tag in _BREAKS:
            parts.append("\n")
        elif child.tag not in _ASIDE:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _is_unvalued(cell: etree._Element) -> bool:
    has_formula = cell.get(f"{NAMES['table']}formula") is not None
    return has_formula and cell.get(f"{NAMES['office']}value-type") is None


def _value(cell: etree._Element) -> str:
    """Return the value of a cell that was saved without its printed text."""
    kind = cell.get(f"{NAMES['office']}value-type")
    if kind in {"float", "currency"}:
        return shown_number(float(cell.get(f"{NAMES['office']}value") or "nan"))
    if kind == "percentage":
        share = float(cell.get(f"{NAMES['office']}value") or "nan")
        return shown_number(share, _PERCENT_DECIMALS)
    given = cell.get(f"{NAMES['office']}{kind}-value") or ""
    return given.upper() if kind == "boolean" else given
