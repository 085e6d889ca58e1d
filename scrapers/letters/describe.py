"""The words that tell one count of a sentence, or of a question, from its others."""

import re

from scrapers.letters.readings import Reading
from scrapers.letters.vocabulary import vocabulary

_INLINE = r"(?:^|[\s(]){label}[).]\s*(?P<part>.*?)(?=(?:\bor\s|\band\s|[,;]\s*)?\s?\(?{after}\)|$)"


def inline_part(asked: str, letter: str) -> str:
    """Return the part "a) ..." of a question that lists its parts within a sentence."""
    if not letter.isalpha():
        return ""
    after = chr(ord(letter) + 1)
    found = re.search(_INLINE.format(label=re.escape(letter), after=after), asked, re.S)
    return found["part"].strip() if found else ""


def harm_beside(reading: Reading) -> str:
    """Return the words after a number in prose where they alone name one harm.

    "12 at risk of CSE and 9 of CCE": each number's harm follows it, and none stands
    before the first number.
    """
    if reading.how != "sentence":
        return ""
    rules = vocabulary().subjects.values()
    if any(rule.search(reading.lead) for rule in rules):
        return ""
    return reading.words if sum(bool(rule.search(reading.words)) for rule in rules) == 1 else ""
