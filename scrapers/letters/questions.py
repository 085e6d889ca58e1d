"""A letter taken apart: what was asked, and what was answered to each question."""

import re
from dataclasses import dataclass, field, replace

from scrapers.letters.asking import asks, sentences
from scrapers.letters.labels import Label, Outline
from scrapers.letters.marks import is_legend
from scrapers.letters.outcomes import outcome_of
from scrapers.letters.passages import BULLET, Page, Passage
from scrapers.letters.periods import find_periods
from scrapers.letters.phrases import phrase
from scrapers.letters.response import announces, response_at
from scrapers.letters.sentences import read_sentence

_APPEAL = phrase("appeal")
TITLE = re.compile(
    r"[A-Z][^\d()\[\]\n.?!*#]{2,40}(?:[(\[](?P<period>[^()\[\]\n]{4,50})[)\]])?\s*:?\s*"
)
"""A short heading over lines of counts, with its period in brackets or without one."""

_YOU_ASKED = re.compile(
    r"\b(?:you (?:have )?(?:also )?(?:asked|requested)|your questions?)\b", re.I
)


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
    """One question with what was answered: ``names`` are its labels, [] when it has none."""

    names: list[str]
    asked: str = ""
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """A letter's questions by label, the words that go with all of them, and the answers."""

    asked: dict[str, str]
    stem: str
    answers: list[Answer]


def take_apart(page: Page, masked: str) -> Parts:
    """Split a letter into its questions and its answers, in reading order."""
    cut = response_at(page)
    asked, stem = _request(page, page.passages[:cut])
    answers = _blocks(page, masked, page.passages[cut:], asked)
    labelled = any(answer.names for answer in answers)
    if labelled and not asked and answers and not answers[0].names:
        # what stands above the first question of a letter without a request part of its
        # own introduces them all
        opening = answers[0] if cut else answers.pop(0)
        stem = " ".join((stem, *(page.text[one.start : one.end] for one in opening.pieces)))
    done = []
    for answer in answers:
        made = _answered(page, answer, asked)
        asked |= {name: asked.get(name) or made.asked for name in made.names}
        done.append(made)
    return Parts(asked, stem, done)


def _request(page: Page, passages: tuple[Passage, ...]) -> tuple[dict[str, str], str]:
    asked: dict[str, str] = {}
    stem: list[str] = []
    outline = Outline()
    current: list[str] = []
    for at, one in enumerate(passages):
        words = " ".join(page.text[one.start : one.end].split())
        if announces(page, at) and not one.label:
            # "Here is our answer. You asked, for the years 2015 to 2024:"
            stem += [words] if _YOU_ASKED.search(words) else []
            continue
        if one.label and outline.follows(one.label):
            current = outline.enter(one.label)
            body = " ".join(page.text[one.body : one.end].split())
            asked.update({name: body for name in current})
        elif current and not _trails(page, passages, at):
            asked.update({name: f"{asked[name]} {words}" for name in current})
        else:
            stem.append(words)
    return asked, " ".join(stem)


def _trails(page: Page, passages: tuple[Passage, ...], at: int) -> bool:
    """Whether a passage after the last question speaks of all of them."""
    rest = passages[at:]
    if any(one.label for one in rest) or rest[0].bullet:
        return False
    text = page.text[rest[0].start : rest[0].end]
    return len(text.split()) > 4


def _blocks(
    page: Page, masked: str, passages: tuple[Passage, ...], asked: dict[str, str]
) -> list[Answer]:
    """Group the passages of the response under the labels they stand under."""
    outline = Outline()
    block = Answer([])
    found = [block]
    seen: set[str] = set()
    later = {one.label.name for one in passages if one.label}
    for one in passages:
        label = one.label if one.label and _opens(one.label, outline, {*asked, *seen}) else None
        if label:
            block = Answer(outline.enter(label))
            seen.update(block.names)
            found.append(block)
        elif len(block.names) > 1 and block.pieces:
            # "1.-3. None." speaks for its own line only
            after = str(int(block.names[-1]) + 1)
            block = Answer([after] if after in asked and after not in later else [])
            found.append(block)
        begin = one.body if label or (one.label and not one.label.dash) else one.start
        pieces = _pieces(page, masked, one, begin, " ".join(asked.values()))
        if not label and _opens_unlabelled(page, block, pieces):
            block = Answer([], asked="")
            found.append(block)
        block.pieces += pieces
    return [one for one in found if one.pieces or one.names]


def _opens(label: Label, outline: Outline, asked: set[str]) -> bool:
    """Whether a label opens a question: it is next, or it was asked, and it is not a list."""
    if not outline.stack and label.style == "number":
        return True  # a text that begins in the middle of a letter
    tops = [one for one in outline.stack if one.style == label.style]
    if tops and tops[-1].name == label.name and not label.sub:
        return False
    if outline.follows(label) or label.sub or label.upto:
        return True
    probe = Outline(list(outline.stack))
    return probe.enter(label)[0] in asked or (label.asked and label.number <= len(asked) + 1)


def _opens_unlabelled(page: Page, block: Answer, pieces: list[Piece]) -> bool:
    """Whether a question without a label follows an answer without one."""
    if block.names or not any(one.evident for one in block.pieces):
        return False
    return (
        bool(pieces)
        and pieces[0].asked
        and page.text[pieces[0].start : pieces[0].end].rstrip().endswith("?")
    )


def _pieces(page: Page, masked: str, one: Passage, begin: int, asked: str) -> list[Piece]:
    if one.table:
        return [Piece(one.start, one.end, one, evident=True)]
    found = []
    for start, end in sentences(page.text, begin, one.end):
        words = page.text[start:end]
        if _APPEAL.search(words) or is_legend(page.text, start, end):
            continue
        read = read_sentence(page.text, masked, start, end)
        repeats = _repeats(words, asked) and not any(one.certain > 0.9 for one in read)
        said = outcome_of(page.text, start, end)
        question = repeats or asks(words, digits_left=bool(read), declines=said is not None)
        said = None if question else said
        evident = not question and (bool(read) or said is not None)
        found.append(Piece(start, end, one, question, evident, said.outcome if said else ""))
    return found


def _repeats(words: str, asked: str) -> bool:
    folded = re.sub(r"\W+", " ", words.casefold()).strip()
    return len(folded.split()) >= 4 and folded in re.sub(r"\W+", " ", asked.casefold())


def _answered(page: Page, answer: Answer, asked: dict[str, str]) -> Answer:
    """Keep of a block what answers; what asks goes to the question."""
    pieces = answer.pieces
    known = " ".join(asked[name] for name in answer.names if name in asked)
    evident = next((at for at, one in enumerate(pieces) if one.evident), None)
    stop = len(pieces) if evident is None else evident
    if stop > 1 and pieces[stop - 1].asked and _titles(page, pieces, stop - 1, dated=True):
        # "Gender (year ending March 2020)" dates the lines below it, not the question
        pieces = [*pieces[: stop - 1], replace(pieces[stop - 1], asked=False), *pieces[stop:]]
    last = max((at for at, one in enumerate(pieces[:stop]) if one.asked), default=-1)
    begin = last + 1
    if last < 0 and not known and evident != 0 and answer.names:
        begin = 1
    lead = [one for one in pieces[begin:stop] if not _lists(page, one) or _heads(page, one)]
    listed = [one for one in pieces[begin:stop] if _lists(page, one)]
    rest = [
        replace(one, asked=False)
        for at, one in enumerate(pieces[stop:], stop)
        if not one.asked or _titles(page, pieces, at)
    ]
    own = " ".join(page.text[one.start : one.end] for one in (*pieces[:begin], *listed))
    return Answer(answer.names, _joined(known, own), [*lead, *rest])


def _titles(page: Page, pieces: list[Piece], at: int, *, dated: bool = False) -> bool:
    """Whether a line that reads like a request ("Gender", "Outcome") heads the line below."""
    one, below = pieces[at], pieces[at + 1 : at + 2]
    whole = (one.start, one.end) == (one.passage.start, one.passage.end)
    short = TITLE.fullmatch(page.text, one.start, one.end)
    if not short or not whole or (dated and not find_periods(short["period"] or "")):
        return False
    return bool(below) and below[0].evident


def _heads(page: Page, one: Piece) -> bool:
    """Whether an item may also head what follows: a bare period that is no bullet."""
    words = page.text[one.start : one.end]
    return not one.passage.bullet and not BULLET.match(words)


def _joined(known: str, own: str) -> str:
    own = " ".join(own.split())
    return own if len(own) > len(known) else known


def _lists(page: Page, one: Piece) -> bool:
    """Whether a piece is an item of a question's list: a bullet, a bare period."""
    words = page.text[one.start : one.end]
    if one.passage.bullet or BULLET.match(words):
        return True
    left = words
    periods = find_periods(words)
    for period in reversed(periods):
        left = left[: period.at] + left[period.stop :]
    # two periods on one line head the columns of what follows
    return not re.search(r"\w", left) and len(periods) < 2
