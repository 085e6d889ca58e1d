"""The people of one text: where they stand, and which names it gives away."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scrapers.letters.privacy_contacts import Span, contacts_in
from scrapers.letters.privacy_given import Given, given_away
from scrapers.letters.privacy_names import people_named

GONE = "…"


@lru_cache(maxsize=4096)
def without_people(text: str) -> str:
    """Return ``text`` without addresses, telephone numbers, salutations and told names.

    >>> without_people("Ask Mrs Jane Doe, j.doe@example.org, about plans")
    'Ask …, …, about plans'
    """
    named = ((one.start, one.end) for one in people_named(text))
    return left_out(text, (*contacts_in(text), *named))


@dataclass(frozen=True, slots=True)
class People:
    """Where the people of one text stand, and the names that it gives away.

    ``spans`` are in order and apart from each other.
    """

    spans: Sequence[Span]
    given: Given

    def within(self, whole: Span) -> Sequence[Span]:
        """Return the spans that reach into ``whole``."""
        first = bisect_right(self.spans, whole[0], key=lambda one: one[1])
        return self.spans[first : bisect_left(self.spans, whole[1], key=lambda one: one[0])]

    def around(self, start: int, end: int, whole: Span) -> Span | None:
        """Return the stretch of ``whole`` around ``[start, end)`` that holds nobody.

        None where somebody's span reaches into ``[start, end)`` itself.
        """
        left, right = whole
        for a, b in self.within(whole):
            if a < end and start < b:
                return None
            if b <= start:
                left = max(left, b)
            else:
                right = min(right, a)
        return left, right

    def between(self, whole: Span) -> Iterator[Span]:
        """Yield the stretches of ``whole`` that hold nobody, from the left."""
        at = whole[0]
        for start, end in self.within(whole):
            if at < start:
                yield at, start
            at = max(at, end)
        if at < whole[1]:
            yield at, whole[1]

    def composed(self, text: str) -> str:
        """Return words that were made from the letter with "…" for whoever is in them."""
        text = without_people(text)
        return left_out(text, self.given.spans(text))


def find_people(text: str) -> People:
    """Return the people of a letter's text."""
    named = list(people_named(text))
    spans = [*contacts_in(text), *((one.start, one.end) for one in named)]
    given = given_away((one.name for one in named if one.name), text)
    return People(_merged((*spans, *given.spans(text))), given)


def left_out(text: str, spans: Iterable[Span]) -> str:
    """Return ``text`` with "…" in place of each span."""
    for start, end in reversed(_merged(spans)):
        text = text[:start] + GONE + text[end:]
    return text


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that touch made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
