"""A letter taken apart: what was asked, and what was answered to each question."""

import re
from dataclasses import dataclass

from scrapers.letters.answered import answered, in_order
from scrapers.letters.blocks import Blocks
from scrapers.letters.headed import by_heading
from scrapers.letters.outline import Outline
from scrapers.letters.passage import Page, Passage
from scrapers.letters.pieces import Answer
from scrapers.letters.response import Cues

_YOU_ASKED = re.compile(
    r"\b(?:you (?:have )?(?:also )?(?:asked|requested)|your questions?)\b", re.I
)


@dataclass(slots=True)
class Parts:
    """A letter's questions by label, the words that go with all of them, and the answers."""

    asked: dict[str, str]
    stem: str
    answers: list[Answer]


LONGEST_ASKED = 4000
"""Characters of a question that are looked at."""


def take_apart(page: Page, masked: str, cues: Cues, cut: int) -> Parts:
    """Split a letter into its questions and its answers, in reading order.

    Args:
        page: the letter's passages.
        masked: its text with everything blanked that is no figure, from passage ``cut`` on.
        cues: of ``page``.
        cut: the index of the first passage of the response.
    """
    asked, stem = _request(page, page.passages[:cut], cues)
    answers = Blocks(page, masked, cues, asked).of(page.passages[cut:], cut)
    labelled = any(answer.names for answer in answers)
    if labelled and not asked and answers and not answers[0].names:
        # what stands above the first question of a letter without a request part of its
        # own introduces them all
        opening = answers[0] if cut else answers.pop(0)
        stem = "\n".join((stem, *(page.text[one.start : one.end] for one in opening.pieces)))
    elif not labelled and answers and not stem:
        stem = _preface(page, answers[0])
    if any(answer.fresh for answer in answers):
        stem = ""  # what introduces one request says nothing of the next
    done: list[Answer] = []
    for answer in answers:
        if answer.fresh:
            asked = {}  # another request, numbered anew
        each = in_order(page, answered(page, answer, asked), answer.pieces)
        for made in by_heading(page, each[0]) if len(each) == 1 else each:
            made.key = made.names[0] if made.names else f"~{len(done)}"
            # a longer question is none: it is what was not told from the answers
            made.asked = made.asked[:LONGEST_ASKED]
            asked |= {name: asked.get(name) or made.asked for name in made.names}
            done.append(made)
    kept = {name: words[:LONGEST_ASKED] for name, words in asked.items()}
    return Parts(kept, stem[:LONGEST_ASKED], done)


def _preface(page: Page, first: Answer) -> str:
    """Return what stands above the first figure of a letter without questions of its own."""
    evident = (at for at, one in enumerate(first.pieces) if one.evident)
    above = first.pieces[: next(evident, 0)]
    return "\n".join(page.text[one.start : one.end] for one in above if not one.asked)


def _request(page: Page, passages: tuple[Passage, ...], cues: Cues) -> tuple[dict[str, str], str]:
    asked: dict[str, str] = {}
    stem: list[str] = []
    outline = Outline()
    current: list[str] = []
    for at, one in enumerate(passages):
        words = " ".join(page.text[one.start : one.end].split())
        if cues.announces(at) and not one.label:
            # "Here is our answer. You asked, for the years 2015 to 2024:"
            stem += [words] if _YOU_ASKED.search(words) else []
            continue
        if one.label and (outline.follows(one.label) or outline.goes_into(one.label)):
            current = outline.enter(one.label)
            body = " ".join(page.text[one.body : one.end].split())
            asked.update({name: body for name in current})
        elif current and not _trails(page, passages, at):
            asked.update({name: f"{asked[name]} {words}" for name in current})
        else:
            stem.append(words)
    return asked, "\n".join(stem)


def _trails(page: Page, passages: tuple[Passage, ...], at: int) -> bool:
    """Whether a passage after the last question speaks of all of them."""
    rest = passages[at:]
    if any(one.label for one in rest) or rest[0].bullet:
        return False
    text = page.text[rest[0].start : rest[0].end]
    return len(text.split()) > 4
