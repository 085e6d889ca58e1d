"""Where in a letter the council begins to speak."""

import re
from dataclasses import dataclass

from scrapers.letters.asking import asks
from scrapers.letters.passage import Page
from scrapers.letters.phrases import phrase

_HEADING = re.compile(
    r"\W*(?:(?:our|the council['’]?s?|council|foi|freedom of information)\s)?(?:full\s|formal\s)?"
    r"(?:response|reply|answers?|decision|council response|response to your request)\s*[:.\-–]*\s*"
    r"(?:\(?[\d/.-]{6,10}\)?|\d{1,2}\w{0,2} \w+ \d{4})?\W*",
    re.I,
)
_ENDS_A_LINE = re.compile(r"[ \t]*(?:\n|$)")
_REQUEST = re.compile(r"[ \t]*(?:(?:foi|information|the|your|full) )?request\s?[:–-](?=\s|$)", re.I)
_SAYS_SO = phrase("answers_follow")
_THANKS = re.compile(r"\W*thank you for your\b.{0,60}\brequest\b[^:]*$", re.I | re.S)
_SHORT = 300


@dataclass(frozen=True, slots=True)
class Cues:
    """The passages of a page, by index, that tell a council's words from a requester's.

    ``requests`` open what is asked ("Request:"), ``headings`` only head an answer, ``said``
    only say that one follows or give thanks; ``first_asked`` is the first that asks, the
    number of all passages where none does.
    """

    headings: frozenset[int]
    said: tuple[int, ...]
    first_asked: int
    requests: frozenset[int] = frozenset()

    def announces(self, at: int) -> bool:
        """Whether a passage only says that an answer follows, or that the Act was applied."""
        return at in self.headings or at in self.said

    def asked_before(self, at: int) -> bool:
        """Whether a question stands somewhere above."""
        return self.first_asked < at


def cues_of(page: Page) -> Cues:
    """Return the cues of ``page``, worked out once a letter."""
    headings, said = [], []
    for at, one in enumerate(page.passages):
        if one.table:
            continue
        alone = _ENDS_A_LINE.match(page.text, one.end)
        if alone and _HEADING.fullmatch(page.text, one.start, one.end):
            headings.append(at)
        text = page.text[one.start : one.end]
        if len(text) <= _SHORT and (_SAYS_SO.search(text) or _THANKS.match(text)):
            said.append(at)
    asked = (
        at
        for at, one in enumerate(page.passages)
        if not one.table and (one.label or asks(page.text[one.start : one.end], digits_left=True))
    )
    requests = frozenset(
        at
        for at, one in enumerate(page.passages)
        if not one.table and _REQUEST.match(page.text, one.start, one.end)
    )
    return Cues(frozenset(headings), tuple(said), next(asked, len(page.passages)), requests)


def response_at(page: Page, cues: Cues) -> int:
    """Return the index of the first passage that may answer; 0 where nothing parts them.

    A letter that sets an answer under each question has no such place: there the
    questions and answers are told apart one by one.
    """
    headings = [at for at in sorted(cues.headings) if cues.asked_before(at)]
    labels = [at for at, one in enumerate(page.passages) if one.label]
    if len(cues.requests) > 1:
        return 0  # several requests on one page, each with its answer
    if len(headings) > 1 and any(headings[0] < at < headings[1] for at in labels):
        return 0
    for at in (*headings, *cues.said):
        if cues.asked_before(at):
            return _past(page, cues, at)
    return _restart(page) or _past(page, cues, _opening(page, cues))


def _past(page: Page, cues: Cues, at: int) -> int:
    """Step over the lines that only say that an answer follows."""
    while at < len(page.passages) and cues.announces(at) and not _upheld(page, at):
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


def _opening(page: Page, cues: Cues) -> int:
    """Return the first passage after the words that open a letter, 0 without any."""
    marks = [at for at in cues.said if not cues.asked_before(at)]
    labels = [at for at, one in enumerate(page.passages) if one.label]
    if marks and (not labels or marks[-1] < labels[0]):
        return marks[-1]
    return 0
