"""Patterns that are only tried where a word of theirs stands.

Python tries a pattern at every character of a text. Most sentences hold none of the few
words that a phrase cannot do without, and to look for these costs a tenth as much. Both are
folded first, by which the Turkish dotless i, that `re.I` takes for an i, is none. What is tried
is tried in small letters, which Python compares at half the price, and the match is the pattern's.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from re import _parser as parser  # type: ignore[attr-defined]  # as hypothesis does
from typing import Any

MOST_CUES = 100
"""To look for more words than these costs as much as the pattern itself."""

DOTLESS = "ı"
_PARTS_OF_A_PATTERN = re.compile(
    r"(?P<cased>\(\?-i:)|(?P<kept>\\.|\(\?P(?:<\w+>|=\w+\)))|[^\\(]+|\(", re.S
)

_LITERAL, _BRANCH, _GROUP = parser.LITERAL, parser.BRANCH, parser.SUBPATTERN
_REPEATS = (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT)
_AHEAD, _ATOMIC = parser.ASSERT, parser.ATOMIC_GROUP
_NOTHING: frozenset[str] = frozenset([""])
_NONE: frozenset[str] = frozenset()


class Cued:
    """A compiled pattern, with the methods of one, and its cues.

    Attributes:
        pattern: as it was written.
        flags: of `re`, as they were given.
    """

    __slots__ = ("_any_case", "_cues", "_small", "_whole", "flags", "fullmatch", "match", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._whole = re.compile(pattern, flags)
        self.pattern, self.flags = pattern, flags
        self._cues: tuple[str, ...] | None = None  # looked for when they are first asked for
        self._any_case = bool(flags & re.I)  # kept, as Python takes long over its flags
        self._small: re.Pattern[str] | None = None
        self.match: Callable[..., re.Match[str] | None] = self._whole.match
        self.fullmatch: Callable[..., re.Match[str] | None] = self._whole.fullmatch

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        stop = len(text) if end is None else end
        cues = self._known() if self._cues is None else self._cues
        small = small_letters(text)
        if cues:
            looked_at = small if small is not None else text.casefold()
            if start or stop < len(text):
                looked_at = looked_at[start:end]
            for cue in cues:
                if cue in looked_at:
                    break
            else:
                return None
        return self._find(text, small, start, stop)

    def _known(self) -> tuple[str, ...]:
        self._cues = cues_of(self.pattern, self.flags)
        return self._cues

    def _find(self, text: str, small: str | None, start: int, stop: int) -> re.Match[str] | None:
        """Return the first match: looked for in small letters."""
        if small is None or not self._any_case:
            return self._whole.search(text, start, stop)
        if self._small is None:
            self._small = re.compile(in_small_letters(self.pattern), self.flags & ~re.I)
        while there := self._small.search(small, start, stop):
            if found := self._whole.match(text, there.start(), stop):
                return found
            start = there.start() + 1
        return None

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        stop = len(text) if end is None else end
        found = self.search(text, start, end)
        while found and found.end() > found.start():
            yield found
            found = self._find(text, small_letters(text), found.end(), stop)
        if found:  # how Python goes on behind an empty match is its own affair
            yield from self._whole.finditer(text, found.start(), stop)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As `re.Pattern.sub`; a string is put in as it is, and names no group."""
        parts, at = [], 0
        for found in self.finditer(text):
            parts += [text[at : found.start()], new if isinstance(new, str) else new(found)]
            at = found.end()
        return "".join((*parts, text[at:])) if parts else text


@lru_cache(maxsize=1024)
def small_letters(text: str) -> str | None:
    """Return ``text`` in small letters, each in its place; None where that changes more.

    The same sentence is asked for by many patterns.
    """
    small = text.lower()
    if text.isascii() or (
        len(small) == len(text) and small == text.casefold() and DOTLESS not in small
    ):
        return small
    return None


def in_small_letters(pattern: str) -> str:
    r"""Return a pattern that finds in small letters what ``pattern`` finds in any case.

    What must be in capitals may then be in small letters as well: a match has to be held
    against ``pattern`` itself, which may have no such part in what must not follow.

    >>> in_small_letters(r"\bNo\W(?-i:[A-Z])(?P<Of>x)")
    '\\bno\\W(?:[a-z])(?P<Of>x)'
    """
    return _PARTS_OF_A_PATTERN.sub(_in_small_letters, pattern)


def _in_small_letters(part: re.Match[str]) -> str:
    if part["cased"]:
        return "(?:"
    return part[0] if part["kept"] else part[0].lower()


def cues_of(pattern: str, flags: int = 0) -> tuple[str, ...]:
    r"""Return words of which every match of a pattern holds one, folded; none where none must be.

    >>> sorted(cues_of(r"\b(?:how many|numbers? of)\b"))
    ['how many', 'number']
    >>> cues_of(r"\d+|none")
    ()
    """
    words = _needed(parser.parse(pattern, flags))
    found = sorted({one.casefold() for one in words}, key=len)
    if len(found) > MOST_CUES:
        return ()
    return tuple(
        one for at, one in enumerate(found) if not any(short in one for short in found[:at])
    )


def _needed(sequence: Sequence[tuple[Any, Any]]) -> frozenset[str]:
    """Return the words of the part of a sequence that has the best ones."""
    return max((one for one in _choices(sequence) if "" not in one), key=_worth, default=_NONE)


def _choices(sequence: Sequence[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """Yield sets of words, of each of which every match of a sequence holds one."""
    runs = _NOTHING
    for kind, value in sequence:
        began, whole = _begins(kind, value)
        longer = frozenset(one + two for one in runs for two in began)
        few = len(longer) <= MOST_CUES
        if not (whole and few) or kind is _AHEAD:
            yield _inside(kind, value)
        if whole and few:
            runs = longer
            continue
        yield longer if few else runs
        runs = _NOTHING
    yield runs


def _begun(sequence: Sequence[tuple[Any, Any]]) -> tuple[frozenset[str], bool]:
    """Return what all matches of a sequence begin with, and whether that is all of them."""
    runs = _NOTHING
    for kind, value in sequence:
        began, whole = _begins(kind, value)
        longer = frozenset(one + two for one in runs for two in began)
        if len(longer) > MOST_CUES:
            return runs, False
        runs = longer
        if not whole:
            return runs, False
    return runs, True


def _begins(kind: Any, value: Any) -> tuple[frozenset[str], bool]:
    """Return the same of one part of a pattern."""
    if kind is _LITERAL:
        return frozenset([chr(value)]), True
    if kind in (parser.AT, parser.ASSERT_NOT, _AHEAD):
        return _NOTHING, True  # they take no room
    if kind is _GROUP:
        return _begun(value[-1])
    if kind is _BRANCH:
        sides = [_begun(one) for one in value[1]]
        return _NONE.union(*(one for one, _ in sides)), all(whole for _, whole in sides)
    return _NOTHING, False


def _inside(kind: Any, value: Any) -> frozenset[str]:
    """Return the words of one part of a pattern, empty where it needs none."""
    if kind is _GROUP:
        return _needed(value[-1])
    if kind is _ATOMIC:
        return _needed(value)
    if kind in _REPEATS:
        return _needed(value[2]) if value[0] else _NONE
    if kind is _AHEAD:
        return _needed(value[1]) if value[0] > 0 else _NONE
    if kind is _BRANCH:
        sides = [_needed(one) for one in value[1]]
        return _NONE.union(*sides) if all(sides) else _NONE
    return _NONE


def _worth(words: frozenset[str]) -> tuple[bool, float]:
    """Few words are better than many, and long ones than short ones."""
    shortest = min(map(len, words), default=0)
    return shortest > 2, shortest / (len(words) + 1)
