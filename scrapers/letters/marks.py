"""Marks that stand for a hidden count outside tables: "2021/22: *", a line "*"."""

import re
from collections.abc import Sequence

from scrapers.letters.cued import Cued
from scrapers.letters.numbers import Number
from scrapers.letters.periods import label_period

_SIGN = r"(?P<mark>\*{1,2}|\#|\[[cxsz]\]|suppressed|redacted)"
_END = r"(?=[ \t]*(?:$|[,;]|\.(?:\s|$)|\band\b|\())"
_AFTER_A_LABEL = Cued(rf"(?<=[:=–—-])[ \t]*{_SIGN}{_END}", re.I)
_MEANS = r"\b(?:means|denotes|indicates|represents|signifies|refers to|stands for)\b"
_HIDDEN = (
    r"(?:(?:data|figures?|numbers?|values?|is|are|has been)\s)*(?:not (?:available|applicable|held"
    r"|recorded)|suppressed|withheld|redacted|fewer|less|under|below|between|confidential"
    r"|secondary|rounded)\b"
)
_LEGEND = re.compile(
    r"\W{0,3}(?:(?:key|notes?|legend|where)\b\W{0,3}){0,2}[\"'“‘]?(?:"
    rf"(?:\*+|#|~|\[(?:[a-z]|low)\])[\"'”’]?\s*(?:=|{_MEANS}|[:–-]\s*(?={_HIDDEN}))"
    rf"|<\s?\d+[\"'”’]?\s+(?:{_MEANS}|(?:is|was|are) (?:used|shown|printed|an? (?:number|count))"
    r"|the (?:number|count|figure))"
    r"|[a-z0]\s{2,}(?=(?:an? )?(?:number|count|fewer|less|between|not|none|means|suppressed)\b)"
    # "a = 12" may answer question a
    rf"|[a-z][\"'”’]?\s*(?:=(?!\s*[<£\d])|{_MEANS})|[sxz][\"'”’]?\s*[:–-]\s*(?={_HIDDEN}))",
    re.I,
)
_LABEL_COUNT = re.compile(r"[^\d\n.?!:;]{2,60}\s(?:<\s?)?\d[\d,]*(?:\s?\(\d+(?:\.\d+)?%\))?\s*")
_LABEL_MARK = re.compile(r"[^\d\n.?!:;*#]{2,60}\s(?:\*|#|\[c\])\s*")
_ALONE = re.compile(rf"[\s\-–—>]*(?:(?:A|Ans|Answer|Response)\s?[:.–-]\s*)?{_SIGN}[.\s]*", re.I)
_LAST = Cued(rf"\s{_SIGN}[.\s]*$", re.I)


def marks_in(text: str, start: int, end: int, *, listed: bool = False) -> list[Number]:
    """Return the marks in ``text[start:end]`` that stand where a count would.

    A star after words is a pointer to a note ("children in care *"): a mark stands after
    a label's colon or dash, after a bare period, or alone; ``listed`` says that the lines
    around are labels with counts, and this one a label with its mark.
    """
    line = text[start:end]
    if alone := _ALONE.fullmatch(line):
        return [_hidden(alone, start)] if alone["mark"] != "**" else []
    found = [_hidden(one, start) for one in _AFTER_A_LABEL.finditer(line)]
    last = _LAST.search(line)
    if not found and last and (listed or label_period(line[: last.start()])):
        found.append(_hidden(last, start))
    return found


def is_legend(text: str, start: int, end: int) -> bool:
    """Whether a sentence says what a mark means ("c = suppressed") and so counts nothing.

    A letter alone before a dash is one only where no question's label is likely.
    """
    return bool(_LEGEND.match(text, start, end))


def in_a_list(lines: Sequence[str], at: int) -> bool:
    """Whether line ``at`` is a label with a mark ("Other *") among labels with counts."""
    if not _LABEL_MARK.fullmatch(lines[at]):
        return False
    # other marks may stand between it and the nearest count
    for side in (lines[:at][::-1], lines[at + 1 :]):
        nearest = next((one for one in side if not _LABEL_MARK.fullmatch(one)), "")
        if _LABEL_COUNT.fullmatch(nearest):
            return True
    return False


def _hidden(found: re.Match[str], start: int) -> Number:
    place = found.span("mark")
    return Number(start + place[0], start + place[1], suppressed=True, form="mark")


def merged(numbers: Sequence[Number], marks: Sequence[Number]) -> list[Number]:
    """Return numbers and marks together in the order in which they are printed."""
    return sorted((*numbers, *marks), key=lambda one: one.start)
