"""Numbers written out: "seven", "one hundred and forty-six", "two thousand and five"."""

import re

_ONES = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
)
_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
UNITS = {word: value for value, word in enumerate(_ONES)}
TENS = {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}

_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?\b|(?:{'|'.join(_ONES)})\b)"
_HUNDREDS = rf"(?:(?:{_SMALL}|an?)\s+hundred(?:\s+(?:and\s+)?{_SMALL})?\b)"
_THOUSANDS = (
    rf"(?:(?:{_HUNDREDS}|{_SMALL}|an?)\s+thousand(?:,?\s+(?:and\s+)?(?:{_HUNDREDS}|{_SMALL}))?\b)"
)
WORDS = frozenset((*_ONES, *_TENS, *SCALES))
ANY = rf"\b(?:{'|'.join((*_ONES, *_TENS, *SCALES))})\b"
"""Matches wherever `WORD` can; a cheap first look."""

WORD = (
    rf"(?:{_THOUSANDS}|{_HUNDREDS}|{_SMALL})(?!\s+(?:hundred|thousand|million|billion|dozen)\b)"
    r"(?!\s?(?:or two|another|another's|day|side|to one|size)\b)"
    r"(?!\s(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)(?!-\w)(?!\s+and\s+¦)"
)
"""A whole number in words; never a part of one, and never "two" out of "two dozen"."""


def spelled(words: str) -> float | None:
    """Return what number words say, None where a word is none of them.

    >>> spelled("two thousand and five"), spelled("three hundred and twelve")
    (2005.0, 312.0)
    """
    total = part = 0.0
    read = [word for word in re.findall(r"[a-z]+", words.casefold()) if word != "and"]
    for word in read:
        if word in ("a", "an"):
            part = 1.0
        elif word in UNITS or word in TENS:
            part += UNITS.get(word, TENS.get(word, 0))
        elif word == "hundred":
            part *= 100
        elif word == "thousand":
            total, part = total + part * 1000, 0.0
        else:
            return None
    return total + part if read else None
