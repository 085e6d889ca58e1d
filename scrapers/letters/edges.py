"""Patterns of many alternatives that nearly all begin at a word's edge.

Python tries every alternative at every character. Asked once whether a word begins here, and
with a letter that any of them begins with, it tries them at one in ten.
"""

import re
from collections.abc import Iterable, Sequence

from scrapers.letters.cued import Cued
from scrapers.letters.first_letters import firsts_of


def compiled(alternatives: Iterable[str], *, before: str = "", after: str = "") -> Cued:
    r"""Compile alternatives in any case, those that begin with ``\b`` behind one such test.

    An edge is where a word begins: none of the alternatives begins where one ends.
    """
    parts = [part for one in alternatives for part in split(one)]
    edged = [part[2:] for part in parts if part.startswith(r"\b")]
    others = [part for part in parts if not part.startswith(r"\b")]
    inner = [
        *([rf"(?<!\w)(?=\w){_tried_at_their_firsts(edged)}"] if edged else []),
        *([_tried_at_their_firsts(others)] if others else []),
    ]
    return Cued(f"{before}(?:{'|'.join(inner)}){after}", re.I | re.S)


def _tried_at_their_firsts(alternatives: Sequence[str]) -> str:
    """Return a pattern that tries alternatives only at what any of them may begin with."""
    firsts = [firsts_of(one) for one in alternatives]
    found = "".join(sorted(frozenset().union(*firsts)))
    looked_at = f"(?=[{found}])" if all(firsts) else ""
    return f"{looked_at}(?:{'|'.join(alternatives)})"


def split(pattern: str) -> list[str]:
    r"""Return the alternatives of a pattern that no bracket holds together.

    >>> split(r"a|b(c|d)|[|]\d")
    ['a', 'b(c|d)', '[|]\\d']
    """
    parts, begin, depth, at, inside = [], 0, 0, 0, False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif inside:
            inside = sign != "]"
        elif sign == "[":
            inside = True
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and not depth:
            parts.append(pattern[begin:at])
            begin = at + 1
        at += 1
    return [*parts, pattern[begin:]]
