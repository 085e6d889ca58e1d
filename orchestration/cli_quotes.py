"""A letter's words with the figure marked where it stands in them."""

import re
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

STYLE = "bold black on yellow"
OPEN, CLOSE = "»", "«"
"""What marks a figure where there is no colour: in a file, a pipe, or under NO_COLOR."""

Span = tuple[int, int]


def place_in_quote(text: str, quote: str, start: int, end: int) -> Span | None:
    """Return where ``text[start:end]`` stands in the ``quote`` around it.

    Args:
        text: the whole document's.
        quote: a stretch of it, which may occur in it several times.
        start: first character of the figure in ``text``.
        end: one past its last.

    Returns:
        The half-open span in ``quote``; None where no such stretch is around the figure.
    """
    at = text.find(quote, max(0, end - len(quote)), start + len(quote))
    return (start - at, end - at) if 0 <= at <= start and quote else None


def places_of(printed: str, quote: str) -> list[Span]:
    """Return where ``printed`` stands in ``quote`` as a figure of its own.

    A 1 inside 12, 1,200 or 1.5 is none.
    """
    if not printed:
        return []
    joined = r"\d[.,]|\d"
    pattern = rf"(?<![\w])(?<!\d[.,]){re.escape(printed)}(?!{joined})(?![.,]\d)(?!\w)"
    if not printed[0].isalnum():
        pattern = rf"{re.escape(printed)}(?!{joined})(?![.,]\d)"
    return [found.span() for found in re.finditer(pattern, quote)]


def highlighted(console: Console, quote: str, spans: Sequence[Span]) -> Text:
    """Return ``quote`` on one line with ``spans`` of it in colour, or marked »so«.

    Cells of a table's row, which a tab parts in the text, are parted by a bar.
    """
    colour = console.color_system is not None and not console.no_color
    shown, at = Text(), 0
    for start, end in sorted(spans):
        shown.append(_on_one_line(quote[at:start]))
        words = _on_one_line(quote[start:end])
        shown.append(words if colour else f"{OPEN}{words}{CLOSE}", style=STYLE if colour else None)
        at = end
    return shown.append(_on_one_line(quote[at:]))


def _on_one_line(words: str) -> str:
    # what moves a cursor or turns the writing round is shown, not obeyed
    words = re.sub(r"[\n\r\f\v]+", " ", words).replace("\t", " | ")
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in words)
