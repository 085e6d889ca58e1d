"""The names that a letter gives away, found wherever else they stand in it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scrapers.letters.privacy_contacts import Span
from scrapers.letters.privacy_words import Name, places, words

_CAPITALISED = re.compile(r"[^\W\d_a-z]\w*")
_FIRST = re.compile(r"\w+")
_SMALL = re.compile(r"(?<!\w)[a-z][\w'’-]+")
_LEAST_OF_A_SURNAME = 3


@dataclass(frozen=True, slots=True)
class Given:
    """Patterns of names by their first word, so that a text is gone through once for all."""

    by_first: dict[str, re.Pattern[str]]

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where one of the names stands in ``text``."""
        if not self.by_first:
            return
        for word in _CAPITALISED.finditer(text):
            pattern = self.by_first.get(word[0])
            if pattern and (found := pattern.match(text, word.start())):
                yield found.span()


def given_away(names: Iterable[Name], text: str) -> Given:
    """Return the full names, and the surnames that are no place and no word of ``text``."""
    names = list(names)
    small = frozenset(_SMALL.findall(text)) if names else frozenset()
    by_first: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        if len(name.parts) > 1:
            whole = r"\s+".join(re.escape(part.rstrip(".")) + r"\.?" for part in name.parts)
            by_first[_first(name.parts[0])].add(whole)
        if _rare(name.parts[-1].casefold(), small):
            by_first[_first(name.parts[-1])].add(re.escape(name.parts[-1]))
    return Given({first: _any_of(these) for first, these in by_first.items()})


def _any_of(these: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(these, key=lambda one: (-len(one), one))
    return re.compile(f"(?:{'|'.join(longest_first)})(?!\\w)")


def _first(name: str) -> str:
    found = _FIRST.match(name)
    return found[0] if found else name


def _rare(last: str, small: frozenset[str]) -> bool:
    """Whether a name's last word is nobody else's."""
    if len(last.rstrip(".")) < _LEAST_OF_A_SURNAME or last in small or last in places():
        return False
    return last not in words().not_names and last not in words().begins
