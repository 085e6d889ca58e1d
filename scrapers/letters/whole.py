"""Answers that are a number and nothing else, in forms that elsewhere are none.

"Under 10" in a sentence is an age; alone under "how many children" it is a band. So are
"Only one", "about forty" and "more than 40 but fewer than 50" there.
"""

import re
from dataclasses import replace

from scrapers.letters.number_words import WORD
from scrapers.letters.numbers import Number, amount

_N = rf"(?:\d[\d,]*|{WORD})"
_THING = (
    r"(?:\s+(?:(?:looked[- ]after\s+)?child(?:ren)?|young people|cases|referrals|people|families))?"
)
_BOTH = re.compile(
    rf"(?:(?:more|greater)\s+than|over|>)?\s*(?P<low>{_N})\s*(?:(?:but|and)\s+|[-–]\s*)?"
    rf"(?:(?:less|fewer)\s+than|under|below|<)\s*(?P<high>{_N}){_THING}[.\s]*",
    re.I,
)
_BELOW = re.compile(rf"(?:under|below)\s+(?P<n>{_N}){_THING}[.\s]*", re.I)
_AT_MOST = re.compile(rf"(?P<n>{_N})\s+(?:and|or)\s+(?:under|below|fewer|less){_THING}[.\s]*", re.I)
_PLAIN = re.compile(
    rf"(?:yes\W+)?(?:(?:only|just|about|around|roughly|approximately|circa|c\.)\s+(?P<n>{_N})"
    rf"|(?P<wide>\d{{1,3}}(?:[ \u00a0\u2009\u202f]\d{{3}})+)){_THING}(?:\s+in\s+total)?[.\s]*",
    re.I,
)
_MAY_BE_ONE = re.compile(
    r"\W*(?:more|greater|over|under|below|only|just|about|around|roughly|approx|circa|c\.|yes|sup"
    r"|data|figure|number|value|redact|the\s|a\sdozen|half\sa|>|(?:one|two|three|four)\sdozen"
    r"|[\w-]+\s(?:and|or)\s(?:under|below|fewer|less)"
    r"|\d[\d,]*\s*(?:[-–]\s*)?(?:<|but|less|fewer|[ \u00a0\u2009\u202f]\d{3}))",
    re.I,
)
_DOZENS = re.compile(r"(?P<n>a|one|two|three|four|half a)\s+dozen[.\s]*", re.I)
_HIDDEN = re.compile(
    r"(?:(?:the\s+)?(?:figures?|data|numbers?|values?)\s+(?:is|are|has been|have been)?\s*)?"
    r"(?P<mark>sup{1,2}r?es{1,2}ed|suppr?\.?|redacted)[.\s]*",
    re.I,
)
_HALF = {"a": 12.0, "one": 12.0, "half a": 6.0, "two": 24.0, "three": 36.0, "four": 48.0}
_AGAIN = re.compile(r"\s?\(\s?")
_NOUGHT = re.compile(r",?\s*\(?(?:including|or)\s+(?:a\s+)?(?:none|nil|zero|0)\b\)?", re.I)
LONGEST = 60


def whole_answer(text: str, start: int, end: int) -> Number | None:
    """Return the number that ``text[start:end]`` is, None where it is anything else."""
    if end - start > LONGEST or not _MAY_BE_ONE.match(text, start, end):
        return None
    if found := _BOTH.fullmatch(text, start, end):
        return _between(found)
    if found := _BELOW.fullmatch(text, start, end):
        edge = amount(found["n"])
        if edge > 10 and edge != 20:
            return None  # "Under 16": an age
        return _band(found, min(1.0, edge - 1), edge - 1, "less")
    if found := _AT_MOST.fullmatch(text, start, end):
        edge = amount(found["n"])
        return _band(found, min(1.0, edge), edge, "orless")
    if found := _PLAIN.fullmatch(text, start, end):
        if found["n"]:
            return Number(*found.span("n"), value=amount(found["n"]))
        return Number(*found.span("wide"), value=amount(re.sub(r"\D", "", found["wide"])))
    if found := _DOZENS.fullmatch(text, start, end):
        dozens = re.sub(r"\s+", " ", found["n"].casefold())
        return Number(start, start + len(found[0].rstrip(". \t\n")), value=_HALF[dozens])
    if found := _HIDDEN.fullmatch(text, start, end):
        return Number(*found.span("mark"), suppressed=True, form="mark")
    return None


def _between(found: re.Match[str]) -> Number | None:
    """Return "more than 40 but fewer than 50", or "1<5", as the band that it is."""
    low, high = amount(found["low"]), amount(found["high"])
    more = re.match(r"\W*(?:more|greater|over|>)", found[0], re.I)
    low, high = (low + 1 if more else low), high - 1
    return _band(found, low, high, "span") if low <= high else None


def _band(found: re.Match[str], lower: float, upper: float, form: str) -> Number:
    stop = found.start() + len(found[0].rstrip(". \t\n"))
    return Number(found.start(), stop, lower=lower, upper=upper, suppressed=True, form=form)


def with_noughts(text: str, numbers: list[Number], end: int) -> list[Number]:
    """Return the numbers with "up to 5, including none" as the one band that it is."""
    for at, one in enumerate(numbers):
        if one.form not in ("less", "orless", "atmost"):
            continue
        nought = _NOUGHT.match(text, one.end, end)
        if nought:
            rest = [other for other in numbers[at + 1 :] if other.start >= nought.end()]
            return [*numbers[:at], replace(one, lower=0.0, end=nought.end()), *rest]
    return numbers


def said_once(text: str, numbers: list[Number]) -> list[Number]:
    """Return the numbers without those that say one again: "twenty-two (22)"."""
    kept: list[Number] = []
    for one in numbers:
        last = kept[-1] if kept else None
        if not (last and _says_again(text, last, one)):
            kept.append(one)
    return kept


def _says_again(text: str, one: Number, two: Number) -> bool:
    """Whether ``two`` in brackets is ``one`` in figures or in words; "5 (5 girls)" is none."""
    if not one.form == two.form == "plain" or one.value != two.value:
        return False
    worded = text[one.start].isalpha() != text[two.start].isalpha()
    return worded and bool(_AGAIN.fullmatch(text, one.end, two.start))
