"""Where in a letter the council begins to speak."""

import re

from scrapers.letters.asking import asks
from scrapers.letters.passages import Page, Passage
from scrapers.letters.phrases import phrase

_HEADING = re.compile(
    r"\W*(?:(?:our|the council['’]?s?|council|foi|freedom of information)\s)?(?:full\s|formal\s)?"
    r"(?:response|reply|answers?|decision|council response|response to your request)\s*[:.\-–]*\s*"
    r"(?:\(?[\d/.-]{6,10}\)?|\d{1,2}\w{0,2} \w+ \d{4})?\W*",
    re.I,
)
_SAYS_SO = phrase("answers_follow")
_THANKS = re.compile(r"\W*thank you for your\b.{0,60}\brequest\b[^:]*$", re.I | re.S)
_SHORT = 300


def response_at(page: Page) -> int:
    """Return the index of the first passage that may answer; 0 where nothing parts them.

    A letter that sets an answer under each question has no such place: there the
    questions and answers are told apart one by one.
    """
    passages = page.passages
    headings = [at for at, one in enumerate(passages) if _is_heading(page, one)]
    labels = [at for at, one in enumerate(passages) if one.label]
    headings = [at for at in headings if _asked_before(page, at)]
    if len(headings) > 1 and any(headings[0] < at < headings[1] for at in labels):
        return 0
    for at in (*headings, *_said(page)):
        if _asked_before(page, at):
            return _past(page, at)
    return _restart(page) or _past(page, _opening(page))


def announces(page: Page, at: int) -> bool:
    """Whether a passage only says that an answer follows, or that the Act was applied."""
    return _is_heading(page, page.passages[at]) or at in _said(page)


def _is_heading(page: Page, one: Passage) -> bool:
    return not one.table and bool(_HEADING.fullmatch(page.text, one.start, one.end))


def _said(page: Page) -> list[int]:
    found = []
    for at, one in enumerate(page.passages):
        text = page.text[one.start : one.end]
        if one.table or len(text) > _SHORT:
            continue
        if _SAYS_SO.search(text) or _THANKS.match(text):
            found.append(at)
    return found


def _asked_before(page: Page, at: int) -> bool:
    """Whether a question stands somewhere above."""
    return any(
        one.label or asks(page.text[one.start : one.end], digits_left=True)
        for one in page.passages[:at]
        if not one.table
    )


def _past(page: Page, at: int) -> int:
    """Step over the lines that only say that an answer follows."""
    marks = set(_said(page)) | {
        n for n in range(len(page.passages)) if _is_heading(page, page.passages[n])
    }
    while at < len(page.passages) and at in marks and not _upheld(page, at):
        at += 1
    return at


def _upheld(page: Page, at: int) -> bool:
    one = page.passages[at]
    return "upheld" in page.text[one.start : one.end]


def _restart(page: Page) -> int:
    """Return where the numbering begins again at 1 after it had gone on; 0 if it does not."""
    high = 0
    for at, one in enumerate(page.passages):
        if not one.label or one.label.style not in ("number", "ROMAN"):
            continue
        number = one.label.number
        if number == 1 and high > 1:
            return at
        high = max(high, number if number <= high + 1 else high, one.label.upto or 0)
    return 0


def _opening(page: Page) -> int:
    """Return the first passage after the words that open a letter, 0 without any."""
    marks = [at for at in _said(page) if not _asked_before(page, at)]
    labels = [at for at, one in enumerate(page.passages) if one.label]
    if marks and (not labels or marks[-1] < labels[0]):
        return marks[-1]
    return 0
