"""One request in a paragraph, answered under headings: which part of it each answers.

"How many children ...; how many of them were UASC; how many went missing" is answered under
"Where they live", "UASC" and "Missing": each heading that shares words with one part of the
request, and with no other, begins the answer to that part.
"""

import re

from scrapers.letters.passage import Page
from scrapers.letters.pieces import TITLE, Answer, Piece
from scrapers.letters.told import WORDS, idle_out
from scrapers.letters.wording import stems

LEAST = 3
"""Parts of a request, to be one that is answered part by part."""

MOST_PARTS = 20
"""More are no request in a paragraph."""

MOST = 5
"""Words of a heading."""

_PARTS = re.compile(r";\s+(?:and\s+)?|\?\s+|(?<=[a-z)]{2})\.\s+(?=[A-Z])")
_ASKS = re.compile(r"\b(?:how (?:many|often|much)|numbers? of|whether|which|what|total)\b", re.I)


def by_heading(page: Page, answer: Answer) -> list[Answer]:
    """Return an answer for each part of a request that a heading names, else ``answer``.

    Args:
        page: the letter's passages.
        answer: one without labels, with all that the letter asks as its question.
    """
    if answer.names or answer.asked.count(";") + answer.asked.count("?") < LEAST - 1:
        return [answer]
    parts = [one for one in _PARTS.split(answer.asked) if _ASKS.search(one)]
    if not LEAST <= len(parts) <= MOST_PARTS:
        return [answer]
    heads = [
        (at, part)
        for at, one in enumerate(answer.pieces)
        if (part := _part(page, one, parts)) is not None
    ]
    if len(heads) < 2 or len({part for _, part in heads}) != len(heads):
        return [answer]
    made = [Answer([], answer.asked, answer.pieces[: heads[0][0]])] if heads[0][0] else []
    ends = [at for at, _ in heads[1:]] + [len(answer.pieces)]
    for (at, part), end in zip(heads, ends, strict=True):
        made.append(Answer([], part, answer.pieces[at:end]))
    return made


def _part(page: Page, one: Piece, parts: list[str]) -> str | None:
    """Return the one part of the request that a piece is the heading of."""
    words = page.text[one.start : one.end]
    if one.evident or one.passage.table or len(words.split()) > MOST:
        return None
    if (one.start, one.end) != (one.passage.start, one.passage.end) or not TITLE.fullmatch(words):
        return None
    own = stems(" ".join(WORDS.findall(idle_out(words))))
    shared = [len(own & stems(part)) for part in parts]
    best = max(shared)
    return parts[shared.index(best)] if best and shared.count(best) == 1 else None
