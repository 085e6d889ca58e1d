"""What was read in one document, as tables for a person with the letter's own words."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from orchestration.cli_quotes import highlighted, place_in_quote, places_of
from scrapers.rows import Figure, Letter, NonAnswer


def findings(console: Console, name: str, letter: Letter, text: str) -> Iterator[Table | str]:
    """Yield what to print of one document.

    Args:
        console: which it is printed on: it says whether there is colour.
        name: of the file.
        letter: as read.
        text: of the whole document, where the figures' places are counted.
    """
    if letter.figures:
        yield _figures(name, letter.figures)
        yield _quotes(console, letter.figures, text)
    if letter.non_answers:
        yield _non_answers(name, letter.non_answers)
    if not (letter.figures or letter.non_answers):
        yield f"{escape(name)}: no figures and no refusals found"
    for note in letter.notes:
        yield f"note: {escape(note)}"


def number(value: float | None) -> str:
    """Return a number as people write it: 12, 15.5; nothing for None."""
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else str(value)


def amount(value: float | None, lower: float | None, upper: float | None) -> str:
    """Return the number, or the bounds of a band; never a guess between them."""
    if value is not None:
        return number(value)
    if lower is None and upper is None:
        return "suppressed"
    return f"{number(lower)}..{number(upper)}"


def period(start: object, end: object, as_at: object, label: str | None) -> str:
    """Return the time that a figure is of, in dates where it has any."""
    if start or end:
        return f"{start or ''} to {end or ''}".strip()
    return f"as at {as_at}" if as_at else label or ""


def _figures(name: str, figures: Sequence[Figure]) -> Table:
    table = _table(f"{name}: {len(figures)} figures", "", "q", "what", "period", "printed", "value")
    table.add_column("unit")
    table.add_column("page", justify="right")
    table.add_column("sure", justify="right")
    for place, one in enumerate(figures, 1):
        what = one.measure or one.measure_text or one.topic
        part = f" ({one.subgroup})" if one.subgroup else ""
        when = period(one.period_start, one.period_end, one.as_at, one.period_label)
        told = (str(place), one.question or "", f"{what}{part}", when, one.as_printed)
        read = (amount(one.value, one.lower, one.upper), one.unit, str(one.page))
        table.add_row(*map(Text, (*told, *read)), f"{one.confidence}{_mark(one)}")
    return table


def _quotes(console: Console, figures: Sequence[Figure], text: str) -> Table:
    table = Table(title="in the letter's words (? waits for a decision)", title_justify="left")
    table.add_column("")
    table.add_column("page", justify="right")
    table.add_column("sure", justify="right")
    table.add_column("words", overflow="fold", ratio=1)
    for place, one in enumerate(figures, 1):
        span = place_in_quote(text, one.quote, one.char_start, one.char_end)
        words = highlighted(
            console, one.quote, [span] if span else places_of(one.as_printed, one.quote)
        )
        if one.review_reason:
            words.append(f"\n{'review' if one.needs_review else 'note'}: {one.review_reason}")
        table.add_row(str(place), str(one.page), f"{one.confidence}{_mark(one)}", words)
    return table


def _mark(figure: Figure) -> str:
    return "?" if figure.needs_review else ""


def _non_answers(name: str, said: Sequence[NonAnswer]) -> Table:
    table = _table(
        f"{name}: {len(said)} questions without a figure",
        "q", "outcome", "exemption", "topic", "page", "words", "points to",
    )  # fmt: skip
    for one in said:
        words = " ".join(one.quote.split())
        told = (one.question, one.outcome, one.exemption, one.topic, str(one.page), words)
        table.add_row(*(Text(cell or "") for cell in (*told, one.redirect_url)))
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=Text(title), title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
