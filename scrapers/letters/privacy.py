"""Keeping the people in a letter out of the words that are made from it.

A quote stays as it is printed, for it must be found again; what is composed here (a
measure in words) carries nobody's address or number.
"""

import re

_CONTACT = re.compile(
    r"\S+@\S+\.\w+|(?<![\d,.£])(?:\+44|0)[\d() -]{8,15}\d\b"
    r"|\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+(?:[A-Z][\w'’-]+\s?){1,3}"
)


def without_people(text: str) -> str:
    """Return ``text`` without e-mail addresses, telephone numbers and titled names.

    >>> without_people("Ask Mrs Jane Doe, j.doe@example.org, about plans")
    'Ask …, …, about plans'
    """
    return _CONTACT.sub("…", text)
