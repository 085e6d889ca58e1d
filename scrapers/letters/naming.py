"""The questions that a sentence names in words: "for questions 1 to 3", "in relation to Q4"."""

import re
from collections.abc import Container

_NAMES = re.compile(
    r"\b(?:q(?:uestion)?s?|parts?|points?|items?)\.?\s?(?P<list>\(?\d{1,2}\)?"
    r"(?:\s?(?:,|-|–|to|and|&|or)\s?(?:and\s)?(?:q(?:uestion)?s?\s?)?\(?\d{1,2}\)?)*)(?![\d%])",
    re.I,
)
_FROM_TO = re.compile(r"(\d{1,2})\)?\s?(?:-|–|to)\s?(?:q(?:uestion)?s?\s?)?\(?(\d{1,2})", re.I)
MOST = 40


def named_in(sentence: str, asked: Container[str]) -> list[str]:
    """Return the questions of ``asked`` that ``sentence`` names, in order, [] for none.

    >>> named_in("The answers to questions 1 to 3 and 5 are attached.", {"1", "2", "3", "5"})
    ['1', '2', '3', '5']
    """
    numbers: list[int] = []
    for found in _NAMES.finditer(sentence):
        for first, last in _FROM_TO.findall(found["list"]):
            numbers += range(int(first), min(int(last), int(first) + MOST) + 1)
        numbers += [int(one) for one in re.findall(r"\d{1,2}", found["list"])]
    return [str(one) for one in sorted(set(numbers)) if str(one) in asked]
