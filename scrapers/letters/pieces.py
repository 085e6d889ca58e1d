"""The sentences and tables of an answer, each told for a question, an answer or neither."""

import re
from dataclasses import dataclass, field

from scrapers.letters.asking import asks, sentences
from scrapers.letters.gapped import in_columns
from scrapers.letters.marks import is_legend
from scrapers.letters.masking import flat
from scrapers.letters.outcomes import outcome_of
from scrapers.letters.passage import Page, Passage
from scrapers.letters.phrases import phrase
from scrapers.letters.pointing import points_to
from scrapers.letters.sentences import read_sentence

_APPEAL = phrase("appeal")
TITLE = re.compile(
    r"[A-Z][^\d()\[\]\n.?!*#]{2,40}(?:[(\[](?P<period>[^()\[\]\n]{4,50})[)\]])?\s*:?\s*"
)
"""A short heading over lines of counts, with its period in brackets or without one."""

SHORT = 80
"""A sentence of fewer characters may do nothing but point to another answer."""

SAYS_QUESTION = re.compile(r"\W*(?:question|query|request)\s?[:–-]\s", re.I)
"""The word that a question without a number begins with."""

_EMPHASIS = re.compile(r"[ \t]*(?P<mark>\*\*\*|\*\*|\*|__|_)(?=\w)[^*\n]{12,}(?P=mark)[ \t]*")
"""A labelled line set apart as a whole: a question said again over its answer."""

_FOOTNOTES = "¹²³⁴⁵⁶⁷⁸⁹"


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or a table, of an answer; a half-open span of the text."""

    start: int
    end: int
    passage: Passage
    asked: bool = False
    evident: bool = False
    says: str = ""


@dataclass(slots=True)
class Answer:
    """One question with what was answered: ``names`` are its labels, [] when it has none.

    ``key`` tells it from the letter's others, also where it has no label; ``fresh`` says
    that it opens another request.
    """

    names: list[str]
    asked: str = ""
    pieces: list[Piece] = field(default_factory=list)
    key: str = ""
    fresh: bool = False

    @property
    def keys(self) -> list[str]:
        """Its labels, else its key."""
        return self.names or [self.key]


def pieces_of(page: Page, masked: str, one: Passage, begin: int, asked: str) -> list[Piece]:
    """Return the sentences of a passage, or the table that it is.

    Args:
        page: the letter's passages.
        masked: its text with everything blanked that is no figure.
        one: the passage.
        begin: where its words begin, after a label that opens a question.
        asked: the words of the request, folded: what says them again is no answer.
    """
    if one.table:
        return [Piece(one.start, one.end, one, evident=True)]
    found = []
    row = in_columns(page.text[begin : one.end])
    spans = _whole(page.text, begin, one.end) if row else sentences(page.text, begin, one.end)
    restated = one.label is not None and bool(_EMPHASIS.fullmatch(page.text, one.start, one.end))
    restated = restated or (not one.label and bool(SAYS_QUESTION.match(page.text, begin, one.end)))
    for start, end in spans:
        words = flat(page.text[start:end])
        if words[0] in _FOOTNOTES or _APPEAL.search(words) or is_legend(page.text, start, end):
            continue
        read = read_sentence(page.text, masked, start, end)
        repeats = _repeats(words, asked) and not any(one.certain > 0.9 for one in read)
        said = outcome_of(page.text, start, end)
        cells = row and "?" not in words
        asking = repeats or asks(words, digits_left=bool(read), declines=said is not None)
        question = restated or (asking and not cells)
        said = None if question else said
        back = not question and len(words) < SHORT and points_to(words) is not None
        evident = not question and (bool(read) or said is not None or back)
        found.append(Piece(start, end, one, question, evident, said.outcome if said else ""))
    return found


def _whole(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the one span of a row of cells, blanks trimmed."""
    words = text[start:end]
    return [(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))]


def _repeats(words: str, asked: str) -> bool:
    said = folded(words).strip()
    return len(said.split()) >= 4 and said in asked


def folded(words: str) -> str:
    """Return words as they are compared: lower case, one blank between them."""
    return re.sub(r"\W+", " ", words.casefold())
