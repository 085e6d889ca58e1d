"""Lines that hold more than one passage: "Response: (a) 27 (b) 389", "1. None 2. Four"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from scrapers.letters.labels import Label, label_at

_SPEAKER = re.compile(
    r"[ \t]*(?:(?:FOI|Information)\s)?(?:Request|Question|Response|Reply|Answer)"
    r"(?:\s?\(?[a-z]?\)?)?\s?[:–-]\s+(?=\S)",
    re.I,
)
_QUESTIONS = re.compile(r"(?:(?<=[,;.] )|(?<=\t)|^[ \t]*)Q\d{1,2}\s?[=:–-]\s?(?=\S)", re.M)
_ASKED = re.compile(r"(?:how (?:many|much|often|long)|what|which|who|when|whether)\b", re.I)
MOST_PARTS = 20
LONGEST = 1500
NEAR = 20
"""Characters back from a label's end that hold all of it."""


def parts_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the passages of the line ``text[start:end]``: a speaker's word, labelled items.

    "Request:" and "Response:" before words are passages of their own, and an item that
    follows another on its line ("(a) 27 (b) 389") begins one.
    """
    spoken = _SPEAKER.match(text, start, end)
    if spoken and label_at(text, spoken.end(), end):
        # "Answer: 45" stays whole: only a label has to stand at a line's start
        yield start, spoken.end()
        start = spoken.end()
    if end - start > LONGEST:
        yield start, end
        return
    named = text.find("Q", start, end) >= 0
    items = list(_QUESTIONS.finditer(text, start, end)) if named else []
    if len(items) > 1 and items[0].start() == start:
        # "Q1 = 167, Q2 = 1,308, Q3 = not held"
        for one, two in pairwise((*items, None)):
            yield one.start() if one else start, two.start() if two else end
        return
    first = label_at(text, start, end)
    at = start
    inner = label_at(text, first.end, end) if first and first.end < end else None
    if first and inner and inner.name in ("a", "i") and first.style not in ("letter", "roman"):
        yield start, first.end
        at, first = first.end, inner
    for _ in range(MOST_PARTS):
        found = _next(text, first, end) if first else None
        if found is None:
            break
        yield at, found
        at, first = found, label_at(text, found, end)
    yield at, end


def _next(text: str, label: Label, end: int) -> int | None:
    """Return where the label after ``label`` stands on the same line, None where it does not."""
    if label.sub or label.upto or label.style in ("dotted", "ROMAN"):
        return None
    if label.style == "number":
        following = str(int(label.name) + 1)
    elif label.style == "letter" and label.name not in "zZ":
        following = chr(ord(label.name) + 1)
    else:
        following = {"i": "ii", "ii": "iii", "iii": "iv", "iv": "v"}.get(label.name, "")
    if not following:
        return None
    printed = text[max(0, label.end - NEAR) : label.end].rstrip()
    mark = printed[-1:]
    opened = "(" if mark == ")" and f"({label.name})" in printed[-8:] else ""
    if mark not in ".):" or (not opened and text.find(following + mark, label.end, end) < 0):
        return None
    pattern = rf"(?<=[\w.?!;:%)*,]) +(?={re.escape(opened + following + mark)} +\S)"
    if opened and label.style == "letter" and following < "z":
        # "(b) It is 27. (d) The link was out of date": the next item need not be the next letter
        pattern += rf"|(?<=[.?!;]) +(?=\([{chr(ord(following) + 1)}-z]\) +[A-Z\d£<])"
    found = re.compile(pattern).search(text, label.end, end)
    if found is None or not _whole(text[label.end : found.start()]):
        return None
    return found.end()


def _whole(item: str) -> bool:
    """Whether an item may end where the next begins: a count, a short answer, a sentence."""
    item = item.strip()
    ended = bool(item) and (len(item) <= 40 or item[-1] in ".?!;")
    # "a) how many in each year b) how many of those ..."
    return ended or bool(_ASKED.match(item))
