"""Printed numbers: what they say, and where they stand.

A band says no value, only bounds, both inclusive; what a council hid is never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrapers.letters.cued import in_small_letters, small_letters
from scrapers.letters.number_words import SCALES, WORD, WORDS, spelled

_FACTORS = {"k": 1e3, "m": 1e6, "bn": 1e9, **SCALES}

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_PLAIN = rf"(?:{_DIGITS}(?:\s(?:hundred|thousand|million|billion)\b)?|{WORD})"
_EDGE = r"(?<![\w.,£/#@&])(?<!\d[-–:])"
_CLOSE = r"(?![\w/½¼¾@]|[.,:]\d|[-–]\d)"
_LESS = r"(?:<|&lt;|\b(?:fewer|less|lower|smaller)\s+than|\b(?:under|below))"
_ROSE = "".join(rf"(?<!\b{verb}\s)" for verb in ("went", "gone", "rose", "grew", "goes", "climbed"))
"""Before "up to" these say what a count came to, and no bound."""

_AT_MOST = rf"(?:≤|<\s?=|=<|{_ROSE}\bup\s+to|\bnot?\s+more\s+than|\bat\s+most|\ba\s+maximum\s+of)"
_MORE = r"(?:>|&gt;|\b(?:more|greater|higher)\s+than|\b(?:over|above)|\bin\s+excess\s+of)"
_AT_LEAST = r"(?:≥|>\s?=|\bat\s+least|\bnot?\s+(?:fewer|less)\s+than|\ba\s+minimum\s+of)"
_OR_LESS = r"(?:\s+(?:or|and)\s+(?:fewer|less|under|below)(?!\s+(?:than\s+)?[\d<]))"
_OR_MORE = r"(?:\s+(?:or|and)\s+(?:more|over|above)\b(?!\s+(?:than\s+)?[\d<])|\+)"

NUMBER = re.compile(
    rf"""(?:(?<!\w)|(?=£))(?:
    (?P<money>£\s?(?:{_DIGITS})(?:\s?(?:k|m|bn|thousand|million|billion)\b)?{_CLOSE})
  | (?P<share>{_EDGE}(?:{_DIGITS})\s?(?:%|per\s?cent\b))
  | (?P<less>(?<![\w<]){_LESS}\s?(?P<less_n>{_PLAIN})(?!\s?%){_CLOSE})
  | (?P<atmost>(?<![\w<]){_AT_MOST}\s?(?P<atmost_n>{_PLAIN})(?!\s?%){_CLOSE})
  | (?P<atleast>(?<![\w>]){_AT_LEAST}\s?(?P<atleast_n>{_PLAIN})(?!\s?%){_CLOSE})
  | (?P<more>(?<![\w>]){_MORE}\s?(?P<more_n>{_PLAIN})(?!\s?%){_CLOSE})
  | (?P<orless>{_EDGE}\b(?P<orless_n>{_PLAIN}){_OR_LESS}\b)
  | (?P<ormore>{_EDGE}\b(?P<ormore_n>{_PLAIN}){_OR_MORE})
  | (?P<range>\bbetween\s+(?P<range_low>{_PLAIN})\s+and\s+(?P<range_high>{_PLAIN})(?!\s?%){_CLOSE})
  | (?P<span>(?<![\w.,£/:-])(?<!\bby\s)(?<!\bfrom\s)
      (?P<low>\d{{1,4}})\s?(?:-|–|to)\s?(?P<high>\d{{1,4}})
      (?![\w/%]|[.,]\d|[-–]\d|\s?(?:-|–)\s?\d))
  | (?P<plain>{_EDGE}\b(?P<plain_n>{_PLAIN}){_CLOSE})
  | (?P<nil>\b(?:none|nil(?:\s+returns?)?|zero)\b(?!\s+of\b))
    )""",
    re.I | re.X,
)
"""Every printed form of a number; a text is searched once, from left to right."""

_SMALL = re.compile(in_small_letters(NUMBER.pattern), re.X)
_BEGINS = re.compile(r"\w+|[£<>≤≥=&]")
_LEADS = WORDS.union(
    re.findall(
        r"\w+",
        "a an fewer less lower smaller under below up no not at more greater higher over above in "
        "between none nil",
    )
)
"""Words that a printed number may begin with; the pattern is tried at no other."""

_APART = re.compile(r"\s[-–]\s")

MARK = re.compile(
    r"\*{1,2}|#|\[?\bc\b\]?|\[(?:c|low)\]|~|\bsuppressed\b|\bsupp\b\.?|\bredacted\b|\bwithheld\b",
    re.I,
)
"""Marks that stand in a number's place and hide it."""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number; ``text[start:end]`` is the token as printed."""

    start: int
    end: int
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    unit: str | None = None
    suppressed: bool = False
    form: str = "plain"


def amount(printed: str) -> float:
    """Return the value of digits or number words.

    >>> amount("1,204"), amount("twenty-one"), amount("£1.5m")
    (1204.0, 21.0, 1500000.0)

    Raises:
        ValueError: if it is neither digits nor number words.
    """
    folded = printed.casefold().replace("£", "").replace(",", "").strip()
    words = spelled(folded) if folded[:1].isalpha() else None
    if words is not None:
        return words
    scaled = re.fullmatch(r"([\d.]+)\s*([a-z]*)", folded)
    if scaled is None or (scaled[2] and scaled[2] not in _FACTORS):
        raise ValueError(f"not a number: {printed!r}")
    return round(float(scaled[1]) * _FACTORS.get(scaled[2], 1.0), 6)


def find_numbers(text: str, *, start: int = 0, end: int | None = None) -> list[Number]:
    """Return the numbers of ``text[start:end]``, in order, with places in ``text``."""
    stop = len(text) if end is None else end
    numbers: list[Number] = []
    for found in _printed(text, start, stop):
        if not _broken(found):
            numbers.append(_number(found))
        elif found["low"] and _APART.search(found[0]):
            # "45 - 12 boys and 33 girls": two counts, and no range
            pair = (found.span("low"), found.span("high"))
            numbers += [Number(*place, value=amount(text[slice(*place)])) for place in pair]
    return numbers


def _printed(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Yield what `NUMBER` finds, as `finditer` would, at a twentieth of its price."""
    at = start
    small = small_letters(text)
    match = NUMBER.match if small is None else _SMALL.match
    looked_at = text if small is None else small
    for lead in _BEGINS.finditer(looked_at, start, stop):
        word, place = lead[0], lead.start()
        may_be = not word[0].isalpha() or word.casefold() in _LEADS
        if may_be and place >= at and (found := match(looked_at, place, stop)):
            yield found
            at = found.end()


def _broken(found: re.Match[str]) -> bool:
    """Whether a range is none: it falls, or begins with a year ("2023-2", cut off)."""
    if found["range"]:
        return amount(found["range_low"]) >= amount(found["range_high"])
    if found["low"] is None:
        return False
    low, high = int(found["low"]), int(found["high"])
    return low >= high or 1900 <= low < 2100


def _number(found: re.Match[str]) -> Number:
    """Turn one match into what it says."""
    form = found.lastgroup and next(
        name
        for name in (
            [
                "money",
                "share",
                "less",
                "atmost",
                "atleast",
                "more",
                "orless",
                "ormore",
                "range",
                "span",
                "plain",
                "nil",
            ]
        )
        if found[name] is not None
    )
    place = (found.start(), found.end())
    printed = found[0]
    if form == "money":
        return Number(*place, value=amount(printed), unit="GBP", form="money")
    if form == "share":
        digits = re.match(_DIGITS, printed)
        return Number(*place, value=amount(digits[0] if digits else ""), unit="percent", form=form)
    if form == "nil":
        return Number(*place, value=0.0, form="nil")
    if form == "span":
        low, high = float(found["low"]), float(found["high"])
        return Number(*place, lower=low, upper=high, suppressed=True, form="span")
    if form == "range":
        low, high = amount(found["range_low"]), amount(found["range_high"])
        return Number(*place, lower=low, upper=high, suppressed=True, form="span")
    if form == "plain":
        return Number(*place, value=amount(found["plain_n"]))
    return _band(place, str(form), amount(found[f"{form}_n"]))


def _band(place: tuple[int, int], form: str, edge: float) -> Number:
    """Return the inclusive bounds of "fewer than", "or fewer", "more than", "or more"."""
    lower: float | None
    upper: float | None
    if form == "less":
        # "<5" hides a count that is there: nought is printed as 0 (design section 4)
        lower, upper = min(1.0, edge - 1), edge - 1
    elif form in ("orless", "atmost"):
        lower, upper = min(1.0, edge), edge
    elif form == "more":
        lower, upper = edge + 1, None
    else:
        lower, upper = edge, None
    return Number(*place, lower=lower, upper=upper, suppressed=True, form=form)
