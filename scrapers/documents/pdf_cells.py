"""What the cells of a PDF's tables hold: lines joined to text, counts told from words."""

import re
from collections.abc import Sequence

_BROKEN_WORD = re.compile(r"\w[-/]\Z")
_COUNT = re.compile(
    r"[<>≤≥~]?\s?-?£?\s?\d[\d,.]*(?: \d{3})*\s?(?:%|[km]\b)?[⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:\s?\(\d[\d,.]*\s?%?\))?"
    r"|[-–—*cxz]|\.\.|\[[a-z]\]|n/a|nil",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LIST_ITEM = re.compile(
    r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|q\d{1,2})[.):]+(?:\(?[a-z0-9]\))?|[-–•·▪◦*]", re.IGNORECASE
)


def joined(lines: Sequence[str]) -> str:
    """Join the lines of one cell; "2019/" and "20" are one word, as any cell's reader sees."""
    text = ""
    for line in lines:
        broken = _BROKEN_WORD.search(text) and line[:1].isalnum()
        text += line if broken or not text else f" {line}"
    return text


def is_count(text: str) -> bool:
    """Tell whether a cell is a count, maybe with its percentage, or a mark in place of one."""
    return _COUNT.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """Tell whether a cell holds a bare year, which may head a column of counts."""
    return _YEAR.fullmatch(text) is not None


def is_list_item(text: str) -> bool:
    """Tell whether a cell holds nothing but a question's number or a bullet."""
    return _LIST_ITEM.fullmatch(text) is not None
