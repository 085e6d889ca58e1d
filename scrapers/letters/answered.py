"""What answers of all that stands under a question; what asks goes to the question."""

import re
from dataclasses import replace

from scrapers.letters.passage import BULLET, Page
from scrapers.letters.periods import find_periods
from scrapers.letters.pieces import TITLE, Answer, Piece

RESPONSE = re.compile(r"[ \t]*(?:our )?(?:response|reply|answer)\s?[:–-](?=\s|$)", re.I)
"""The word that an answer begins with."""


def answered(page: Page, answer: Answer, asked: dict[str, str]) -> Answer:
    """Keep of a block what answers; what asks goes to the question."""
    pieces = answer.pieces
    known = " ".join(asked[name] for name in answer.names if name in asked) or answer.asked
    spoken = _spoken(page, pieces) if answer.names and not known else 0
    pieces = [
        *(replace(one, asked=True, evident=False) for one in pieces[:spoken]),
        *pieces[spoken:],
    ]
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


def _spoken(page: Page, pieces: list[Piece]) -> int:
    """Return how many pieces stand above the word that the answer begins with; 0 without it."""
    for at, one in enumerate(pieces):
        if one.passage.table:
            break
        if at and RESPONSE.match(page.text, one.start, one.end):
            return at
    return 0


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


def in_order(page: Page, answer: Answer, pieces: list[Piece]) -> list[Answer]:
    """Return an answer for each question where bullets answer bullets, one after the other.

    Args:
        page: the letter's passages.
        answer: a block without labels.
        pieces: all that stands in it, the questions included.
    """
    items = [one for one in pieces if one.passage.bullet and not one.passage.table]
    replies = [one for one in answer.pieces if one.evident and one.passage.bullet]
    if answer.names or len(replies) < 2 or any(one.passage.table for one in answer.pieces):
        return [answer]
    questions = [one for one in items if one.start < replies[0].start]
    several = {one.passage.start for one in replies}
    if (
        len(questions) != len(replies)
        or len(several) != len(replies)
        or not all(one.asked for one in questions)
    ):
        return [answer]
    others = [one for one in answer.pieces if one not in replies]
    made = [
        Answer([], page.text[asked.start : asked.end], [reply])
        for asked, reply in zip(questions, replies, strict=True)
    ]
    return [*made, *([Answer([], "", others)] if others else [])]
