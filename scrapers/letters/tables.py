"""Figures out of tables: years down or across, with labels on every side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scrapers.documents.model import Cell
from scrapers.letters.cells import Seen, year_as_value
from scrapers.letters.grids import Block, Row, blocks, is_value_column, label_columns
from scrapers.letters.months import Months, months_of
from scrapers.letters.periods import Period, find_periods, label_period
from scrapers.letters.phrases import phrase
from scrapers.letters.readings import Reading
from scrapers.letters.row_labels import row_labels
from scrapers.letters.topics import topic_in

_OF_PLACES = phrase("heads_places")
_NUMBER_OF = re.compile(r"^\W*(?:the )?(?:number|no\.?) of ", re.I)
SURE, ODD, ADRIFT = 0.95, 0.55, 0.4


def read_table(
    cells: Sequence[Sequence[Cell]], *, title: str = "", academic: bool = False
) -> list[Reading]:
    """Return a `Reading` for each count in a grid of R rows of cells.

    Rows may be ragged. A row whose cells cannot be matched to the headings is read with
    a doubt, never shifted into place.
    """
    found: list[Reading] = []
    for block in blocks(cells, academic=academic):
        names = " ".join(name for name in (title, *block.titles) if name)
        found += _read_block(block, names)
    return found


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands beside the cells of one row: its labels, parted by what they say."""

    quote: tuple[int, int]
    years: tuple[Seen, ...]
    names: tuple[str, ...]
    places: tuple[str, ...]
    months: tuple[Months, ...]
    doubt: str | None


def _read_block(block: Block, title: str) -> Iterator[Reading]:
    first = label_columns(block)
    over = " ".join((*block.titles[-1:], *(block.heading(column) for column in range(first))))
    counted = [at for at in range(first, block.wide) if is_value_column(block, at)]
    headings = {at: block.heading(at) for at in counted}
    inner = _NUMBER_OF.sub("", block.heading(first - 1)) if first else ""
    years = {one for words in headings.values() if (one := label_period(words)) and one.start}
    year = years.pop() if len(years) == 1 else None
    rows = list(row_labels(block, first))
    apart = len({topic for _, labels in rows if (topic := _topic_of(labels))}) > 1
    common = _Common(title, over, inner, bool(_OF_PLACES.search(over)), apart, year)
    for row, labels in rows:
        side = _side(row, labels, _misfit(block, row, first), common)
        for column in counted:
            if column < len(row):
                yield from _read_cell(row[column], headings[column], side, common)


@dataclass(frozen=True, slots=True)
class _Common:
    """What goes for all of a table.

    ``inner`` is the heading over its innermost labels, ``apart`` says that its rows count
    things of several topics, each by its own label, ``year`` the one year that heads a
    column beside those of its quarters or months.
    """

    title: str
    over: str
    inner: str
    of_places: bool
    apart: bool
    year: Period | None


def _topic_of(labels: Sequence[Seen]) -> str | None:
    return topic_in(labels[-1].cell.text) if labels else None


def _side(row: Row, labels: Sequence[Seen], doubt: str | None, common: _Common) -> _Side:
    months = [months_of(one.cell.text) for one in labels]
    years = tuple(one for one, part in zip(labels, months, strict=True) if not part)
    names = tuple(_name(one, common.inner) for one in years if not one.period)
    return _Side(
        quote=(row[0].cell.start, row[-1].cell.end),
        years=years,
        names=() if common.of_places else names,
        places=names if common.of_places else (),
        months=tuple(part for part in months if part),
        doubt=doubt,
    )


def _misfit(block: Block, row: Row, first: int) -> str | None:
    filled = [at for at, one in enumerate(row) if one.kind != "gap"]
    values = [one for one in row[first:] if one.kind == "value"]
    if not block.width:
        counts = [n for one in values for n in one.numbers if n.unit != "percent"]
        return "the table has no headings for its columns" if len(counts) > 1 else None
    if max(filled) >= block.width:
        return "the row has more cells than the table has headings"
    ends = [at for at in range(len(row), block.width) if is_value_column(block, at)]
    return "the row has fewer cells than the table has headings" if ends else None


def _read_cell(seen: Seen, heading: str, side: _Side, common: _Common) -> Iterator[Reading]:
    doubt = side.doubt
    certain = ADRIFT if doubt else SURE
    if seen.year and any(one.period for one in side.years):
        seen, certain, doubt = year_as_value(seen), ODD, doubt or "the count looks like a year"
    if seen.kind != "value":
        return
    above = months_of(heading)
    parts = (*side.months, *([above] if above else []))
    period, said = period_of(side.years, "" if above else heading)
    if above and period is None:
        period = common.year
    if len(parts) > 1:
        said = "the row and the column name different months"
    if said:
        certain, doubt = min(certain, ODD), doubt or said
    for number in seen.numbers:
        yield Reading(
            number=number,
            quote=side.quote,
            period=period,
            labels=side.names,
            places=side.places,
            heading="" if above or label_period(heading) else heading,
            title=common.title,
            over=common.over,
            apart=common.apart,
            months=parts[0] if parts else None,
            words=seen.cell.text,
            how="table",
            certain=certain,
            doubt=doubt,
        )


def _name(label: Seen, inner: str) -> str:
    """Return a row's label; a bare number says nothing without the heading over it."""
    words = label.cell.text.strip()
    bare = len(label.numbers) == 1 and label.numbers[0].form in ("plain", "nil", "ormore")
    return f"{inner}: {words}" if bare and inner else words


def period_of(labels: Sequence[Seen], heading: str) -> tuple[Period | None, str | None]:
    """Return the period that row and column give, and a doubt where they give two."""
    rows = [one.period for one in labels if one.period]
    whole = label_period(heading) if heading else None
    above = [whole] if whole and whole.as_at else []
    above = above or [one for one in find_periods(heading) if one.dated]
    if not rows or not above:
        given = [*rows, *above]
        if len(given) == 1 or (given and not above):
            return given[-1], None
        return None, "more than one period stands over the column" if given else None
    row, head = rows[-1], above[-1]
    if row.start and row.end and head.start and head.end and row.start <= head.start <= row.end:
        return head, None
    if head.start and head.end and row.start and row.end and head.start <= row.start <= head.end:
        return row, None
    if row.as_at or head.as_at:
        return (row if row.as_at else head), None
    return row, "the row and the column name different periods"


def with_starts(found: list[Reading]) -> list[Reading]:
    """Give "To May 2024" the start that its neighbours' kind of year gives it."""
    kinds = {one.period.kind for one in found if one.period and one.period.start}
    if len(kinds & {"calendar_year", "reporting_year"}) != 1:
        return found
    month = 4 if "reporting_year" in kinds else 1
    return [_started(one, month) for one in found]


def _started(one: Reading, month: int) -> Reading:
    period = one.period
    if (
        not period
        or period.start
        or not period.end
        or not period.label.casefold().startswith("to ")
    ):
        return one
    year = period.end.year - (period.end.month < month)
    start = period.end.replace(year=year, month=month, day=1)
    return replace(one, period=replace(period, start=start, kind="year_to_date"))
