"""Sentences that only point to another answer: "See the answer to 4.", "As for c) above"."""

import re
from collections.abc import Iterable

from scrapers.letters.cued import Cued
from scrapers.letters.phrases import phrase

_NAME = r"\(?(?P<n>\d{1,2}(?:\(?[a-z]\)?)?|[a-h](?=\))|(?-i:[IVX]{1,4})|[ivx]{1,4}(?=\)))"
_POINTS = Cued(
    r"\b(?:see|per|refer|refers|same as|to|answer(?:ed)? (?:in|at|under))\b.{0,40}?"
    r"\b(?:questions?|q|answers?|response|point|part)\s?(?:to\s(?:question\s|part\s|point\s)?)?"
    rf"{_NAME}(?![\w.]\d|\w)",
    re.I,
)
_BARELY = re.compile(
    r"\W*(?:(?:\d{1,2}|\w)[.)]\s*)?(?:(?:response|answer)\W+)?(?:please )?"
    r"(?:see|as|as per|as for|as in|as at|same as(?: for)?"
    r"|(?:the )?same (?:answer|reply|response) as(?: for)?|refer to)\s(?:the\s|our\s)?"
    rf"{_NAME}\)?(?=\W*$|\s(?:above|below)|[.,;])",
    re.I,
)
_ABOVE = phrase("as_above")


def points_to(sentence: str) -> str | None:
    """Return the question a sentence points to, "" for the one before it, None for none.

    >>> points_to("d) As for c) above."), points_to("As above"), points_to("See the report.")
    ('c', '', None)
    """
    found = _BARELY.match(sentence) or _POINTS.search(sentence)
    if found:
        return found["n"]
    return "" if _ABOVE.match(sentence) else None


def question_of(pointed: str, names: Iterable[str]) -> str | None:
    """Return which of ``names`` is pointed to; None for no such question.

    >>> question_of("c", ["1a", "1b", "1c"]), question_of("4", ["Q4"])
    ('1c', 'Q4')
    """
    wanted = re.sub(r"\W", "", pointed).casefold()
    known = {re.sub(r"\W", "", name).casefold().lstrip("q"): name for name in names}
    if wanted in known:
        return known[wanted]
    ending = [name for short, name in known.items() if short.endswith(wanted)]
    # the nearest part of that letter: its own question's
    return ending[-1] if ending and wanted and not wanted.isdigit() else None
