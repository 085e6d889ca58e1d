"""What the matches of a pattern may begin with."""

import re
from collections.abc import Sequence
from re import _parser as parser  # type: ignore[attr-defined]  # as hypothesis does
from typing import Any

_NO_ROOM = (parser.AT, parser.ASSERT, parser.ASSERT_NOT)
_REPEATS = (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT)
_CLASSES = {
    parser.CATEGORY_DIGIT: r"\d",
    parser.CATEGORY_SPACE: r"\s",
    parser.CATEGORY_WORD: r"\w",
    parser.CATEGORY_NOT_DIGIT: r"\D",
    parser.CATEGORY_NOT_SPACE: r"\S",
    parser.CATEGORY_NOT_WORD: r"\W",
}


class _AnyError(Exception):
    """A match may begin with any character, or with none."""


def firsts_of(pattern: str) -> frozenset[str]:
    r"""Return what a match may begin with, as items of a set; none where that is not sure.

    >>> sorted(firsts_of(r"(?:how many|nil)\b|[1-5]|\W?a"))
    ['1-5', '\\W', 'a', 'h', 'n']
    >>> firsts_of("n?")
    frozenset()
    """
    try:
        found, whole = _firsts(parser.parse(pattern))
    except _AnyError:
        return frozenset()
    return frozenset() if whole else found


def _firsts(sequence: Sequence[tuple[Any, Any]]) -> tuple[frozenset[str], bool]:
    """Return what may stand first, and whether the sequence may match nothing at all."""
    found: frozenset[str] = frozenset()
    for kind, value in sequence:
        if kind in _NO_ROOM:
            continue
        first, empty = _of_part(kind, value)
        found |= first
        if not empty:
            return found, False
    return found, True


def _of_part(kind: Any, value: Any) -> tuple[frozenset[str], bool]:
    if kind is parser.LITERAL:
        return frozenset([re.escape(chr(value))]), False
    if kind is parser.IN:
        return frozenset(_item(*one) for one in value), False
    if kind is parser.SUBPATTERN:
        return _firsts(value[-1])
    if kind in _REPEATS:
        found, empty = _firsts(value[2])
        return found, empty or not value[0]
    if kind is parser.BRANCH:
        sides = [_firsts(one) for one in value[1]]
        return frozenset().union(*(one for one, _ in sides)), any(empty for _, empty in sides)
    raise _AnyError


def _item(kind: Any, value: Any) -> str:
    if kind is parser.LITERAL:
        return re.escape(chr(value))
    if kind is parser.RANGE:
        return "-".join(re.escape(chr(one)) for one in value)
    if kind is parser.CATEGORY:
        return _CLASSES[value]
    raise _AnyError
