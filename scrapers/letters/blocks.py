"""The response of a letter in blocks: a question's label and all that stands under it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from scrapers.letters.answered import RESPONSE
from scrapers.letters.labels import Label
from scrapers.letters.naming import named_in
from scrapers.letters.outline import Outline
from scrapers.letters.passage import Page, Passage
from scrapers.letters.pieces import SAYS_QUESTION, Answer, Piece, folded, pieces_of
from scrapers.letters.response import Cues

_ANSWERS_THEM = re.compile(
    r"\W*(?:(?:answer|response|reply)s?\s?[,:–-]?|(?:(?:our|the|your)\s)?(?:response|answer|reply|information|data|figures?)s?\s"
    r"(?:you\s\w+\s)?(?:to|for|at|in)|for|as for|in relation to|in response to|with regard to"
    r"|regarding|turning to|on)"
    r"\s(?:your\s|the\s)?(?=q(?:uestion)?s?\.?\s?\d)",
    re.I,
)
MOST_NAMED = 30
_QUOTE_ENDS = re.compile(r"[\w.?!][\"”]\s*$")


@dataclass(slots=True)
class Blocks:
    """Groups the passages of a response, one after the other, under their labels.

    ``asked`` are the names of the questions of the request, ``later`` the labels that the
    response itself holds. ``asking`` says that a request of several on a page goes on.
    """

    page: Page
    masked: str
    cues: Cues
    asked: dict[str, str]
    later: frozenset[str] = frozenset()
    outline: Outline = field(default_factory=Outline)
    block: Answer = field(default_factory=lambda: Answer([]))
    found: list[Answer] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    asking: bool = False
    quoted: bool = False

    def of(self, passages: Sequence[Passage], cut: int) -> list[Answer]:
        """Return the blocks of ``passages``, which begin at passage ``cut`` of the page."""
        self.later = frozenset(one.label.name for one in passages if one.label)
        self.found = [self.block]
        known = folded(" ".join(self.asked.values()))
        for at, one in enumerate(passages, cut):
            self._add(one, at, known)
        return [one for one in self.found if one.pieces or one.names]

    def _add(self, one: Passage, at: int, known: str) -> None:
        if self.quoted and not one.label and self.block.names:
            self._begin(Answer([], asked=" ".join(self._words())))
        request = len(self.cues.requests) > 1 and at in self.cues.requests
        if request:
            self.outline, self.asking = Outline(), True
            self.seen.clear()
            self._begin(Answer([], fresh=True))
        elif self.asking and self._answers(one, at):
            self.asking = False
        names = {*self.asked, *self.seen}
        bare = one.label is not None and one.body >= one.end
        label = self._label(one, names, bare=bare)
        # "24." alone answers, unless it is the number of a question
        count = bare and one.label and not one.label.asked and one.label.name not in names
        cut = one.label and not one.label.dash and not count and not _counts(one.label, names)
        begin = one.body if label or cut else one.start
        pieces = pieces_of(self.page, self.masked, one, begin, known)
        if not label and self._opens_unlabelled(pieces):
            self._begin(Answer([]))
        evident = any(piece.evident for piece in pieces)
        if self.asking and not request and not label and evident:
            self.asking = False  # no word for the answer stands before it
        self.quoted = not one.table and bool(_QUOTE_ENDS.search(self.page.text, one.start, one.end))
        self.block.pieces += (
            [replace(piece, asked=True, evident=False) for piece in pieces]
            if self.asking
            else pieces
        )

    def _begin(self, block: Answer) -> None:
        self.block, self.quoted = block, False
        self.found.append(block)

    def _label(self, one: Passage, names: set[str], *, bare: bool) -> Label | None:
        """Begin a block where a passage opens or names questions; return the label it has."""
        here = self.block.names
        if one.label and _opens(one.label, self.outline, names, here, bare=bare):
            self._begin(Answer(self.outline.enter(one.label)))
            self.seen.update(self.block.names)
            return one.label
        if len(self.block.names) > 1 and any(not piece.asked for piece in self.block.pieces):
            # "1.-3. None." speaks for its own line only; a question said again, for its answer's
            after = str(int(self.block.names[-1]) + 1)
            goes_on = after in self.asked and after not in self.later
            self._begin(Answer([after] if goes_on else []))
        if named := _names_others(self.page, one, names):
            self._begin(Answer(named))
        return None

    def _words(self) -> Iterator[str]:
        """Yield the words of all blocks so far: a request that was quoted as a whole."""
        for block in self.found:
            for piece in block.pieces:
                yield self.page.text[piece.start : piece.end]

    def _answers(self, one: Passage, at: int) -> bool:
        said = RESPONSE.match(self.page.text, one.start, one.end)
        return at in self.cues.headings or bool(said)

    def _opens_unlabelled(self, pieces: list[Piece]) -> bool:
        """Whether a question without a label follows an answer without one."""
        if self.block.names or not any(one.evident for one in self.block.pieces):
            return False
        if not (pieces and pieces[0].asked):
            return False
        words = self.page.text[pieces[0].start : pieces[0].end]
        return words.rstrip().endswith("?") or bool(SAYS_QUESTION.match(words))


def _counts(label: Label, names: set[str]) -> bool:
    """Whether what looks like a label that opens nothing is a count: "38.2 (17%)", "57. 33 of"."""
    if label.style == "dotted":
        return True
    return label.style == "number" and not label.sub and label.number > len(names) + 9


def _names_others(page: Page, one: Passage, asked: set[str]) -> list[str]:
    """Return the questions that a passage says it answers: "Our response to questions 1 and 2"."""
    opened = None if one.table else _ANSWERS_THEM.match(page.text, one.start, one.end)
    return named_in(page.text[one.start : opened.end() + MOST_NAMED], asked) if opened else []


def _opens(
    label: Label, outline: Outline, asked: set[str], here: Sequence[str], *, bare: bool
) -> bool:
    """Whether a label opens a question: it is next, or it was asked, and it is not a list.

    Args:
        label: of a line.
        outline: where the reader stands.
        asked: the names of all questions so far.
        here: the names of the question under which the line stands.
        bare: whether the label is all that the line holds.
    """
    if not outline.stack and label.style == "number":
        return True  # a text that begins in the middle of a letter
    tops = [one for one in outline.stack if one.style == label.style]
    if tops and tops[-1].name == label.name and not label.sub:
        return bool(here) and outline.name not in here and label.name in asked
    if label.upto and bare:
        # "9 and 12." and "1-4." alone on a line are answers, unless 9 is the next question
        return outline.follows(label)
    if outline.follows(label) or label.sub or label.upto:
        return True
    probe = Outline(list(outline.stack))
    return probe.enter(label)[0] in asked or (label.asked and label.number <= len(asked) + 1)
