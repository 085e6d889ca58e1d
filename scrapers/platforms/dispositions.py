"""What iCasework's fixed names of response letters say of the outcome."""

import re
from collections.abc import Iterable

ALL, PART, REFUSED, NOT_HELD, UNKNOWN = (
    "all_supplied",
    "part_supplied",
    "refused",
    "not_held",
    "unknown",
)
_BY_NAME = {
    "all information to be supplied": ALL,
    "some exempt": PART,
    "some not held": PART,
    "some exceeds appropriate limit": PART,
    "all exempt": REFUSED,
    "refused": REFUSED,
    "not held": NOT_HELD,
}
_RESPONSE = re.compile(r"Response\s*\(?\s*(?P<outcome>[^()]*?)\s*\)?(?:\.\w{2,4})?")


def disposition_of(names: Iterable[str]) -> tuple[str, str | None]:
    """Return the disposition that a case's document names state, and any problem.

    >>> disposition_of(["School summary report", "Response (some exempt)"])
    ('part_supplied', None)

    Args:
        names: the documents' names as printed; other documents than responses say
            nothing, nor do names that are not in the vocabulary.

    Returns:
        One of the warehouse's dispositions, ``unknown`` where none is stated or two
        contradict each other; the problem names the contradiction.
    """
    stated = {
        _BY_NAME[outcome]
        for name in names
        if (printed := _RESPONSE.fullmatch(" ".join(name.split())))
        and (outcome := printed["outcome"].lower()) in _BY_NAME
    }
    if len(stated) > 1:
        return UNKNOWN, f"its responses state different outcomes: {', '.join(sorted(stated))}"
    return (stated.pop() if stated else UNKNOWN), None
