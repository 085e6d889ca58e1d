"""Privacy at the door: the people in a letter are left out of all that is made from it.

The bytes stay in the archive, which is not published. What leaves a letter is clipped: a
quote to the stretch around its value that names nobody, so that it stays an exact stretch
of the document; words that are composed here carry "…" in a person's place.
"""

import re
from dataclasses import replace

from scrapers.letters.outcomes import outcome_of
from scrapers.letters.privacy_contacts import Span
from scrapers.letters.privacy_people import People, find_people, without_people
from scrapers.rows import Figure, Letter, NonAnswer

_PERSONAL_LINK = re.compile(
    r"^mailto:|[\w.+-](?:@|%40)[\w-]+\.\w|(?:twitter|facebook|linkedin)\.com/", re.I
)
_LOOSE_BEFORE = " \t\r\n\xa0,;:.!)]}>|-–—"
_LOOSE_AFTER = " \t\r\n\xa0,;:([{<|-–—"


def leave_people_out(letter: Letter, text: str) -> Letter:
    """Return ``letter`` without the people in the document's ``text``.

    A "figure" out of a telephone number or an address goes; every other keeps its value.
    """
    people = find_people(text)
    figures = [_figure(one, people, text) for one in letter.figures]
    said = [_non_answer(one, people, text) for one in letter.non_answers]
    return replace(
        letter,
        figures=tuple(one for one in figures if one),
        non_answers=tuple(one for one in said if one),
        notes=tuple(people.composed(one) for one in letter.notes),
    )


def _figure(figure: Figure, people: People, text: str) -> Figure | None:
    start, end = figure.char_start, figure.char_end
    told = people.composed
    changed: dict[str, str | None] = {
        name: told(words)
        for name in ("question", "measure_text", "subgroup", "period_label", "review_reason")
        if (words := getattr(figure, name)) and told(words) != words
    }
    at = text.find(figure.quote, max(end - len(figure.quote), 0))
    whole = (at, at + len(figure.quote))
    quote = people.around(start, end, whole)
    if quote is None:
        return None
    if quote != whole:
        left, right = quote
        changed["quote"] = (
            text[left:start].lstrip(_LOOSE_BEFORE if left > at else "")
            + text[start:end]
            + text[end:right].rstrip(_LOOSE_AFTER if right < whole[1] else "")
        )
    return replace(figure, **changed) if changed else figure  # type: ignore[arg-type]


def _non_answer(said: NonAnswer, people: People, text: str) -> NonAnswer | None:
    """Return ``said`` with its quote clipped to the stretch that declines."""
    if said.redirect_url and _PERSONAL_LINK.search(said.redirect_url):
        said = replace(said, redirect_url=None)
    if said.question and (told := people.composed(said.question)) != said.question:
        said = replace(said, question=told)
    whole = (said.char_start, said.char_end)
    pieces = list(people.between(whole))
    if pieces == [whole]:
        return said
    trimmed = [_trimmed(text, piece, whole) for piece in pieces]
    declining = [
        one for one in trimmed if (own := outcome_of(text, *one)) and own.outcome == said.outcome
    ]
    best = max(declining or trimmed, key=lambda one: one[1] - one[0], default=whole)
    if not any(one.isalnum() for one in text[best[0] : best[1]]) or best == whole:
        return None  # a salutation or a signature declines nothing
    return replace(said, quote=text[best[0] : best[1]], char_start=best[0], char_end=best[1])


def _trimmed(text: str, piece: Span, whole: Span) -> Span:
    start, end = piece
    while start < end and start > whole[0] and text[start] in _LOOSE_BEFORE:
        start += 1
    while end > start and end < whole[1] and text[end - 1] in _LOOSE_AFTER:
        end -= 1
    return start, end


__all__ = ["leave_people_out", "without_people"]
