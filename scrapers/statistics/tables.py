"""The registry of official tables: what each has to look like, and what it counts.

One entry a table, in ``tables/<dataset>.yml``. A vintage is one set of columns: a
publisher that renames, adds or drops columns in a new release gets a further vintage
there. Every indicator has one canonical name over all vintages: the newest one's.
"""

from functools import cache, cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from scrapers.errors import RegisterError
from scrapers.register.tables import Fetch, table_entries
from scrapers.statistics.printed import SYMBOLS, Kind

COMMON_COLUMNS = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
    "category",
)
"""The columns that every children-in-need table has before its indicators."""

LEVELS = ("National", "Regional", "Local authority")

Unit = Literal[
    "children", "episodes", "referrals", "cases", "conferences", "percent", "days", "other"
]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Indicator(_Entry):
    """What one indicator counts.

    ``label`` says it in words, after a number; ``stock`` is true of a count on 31 March,
    false of one over the year; ``item`` is what a long table prints for it in a row.
    """

    label: str = Field(min_length=1)
    unit: Unit
    stock: bool = False
    rate: bool = False
    item: str | None = None
    hides_zero: bool = False
    """Whether its c was seen to stand over a zero, so that nothing is known below."""

    @property
    def kind(self) -> Kind:
        """By which rule its cells are read."""
        if self.unit == "percent":
            return "percent"
        return "rate" if self.rate else "days" if self.unit == "days" else "count"


class Vintage(_Entry):
    """One set of columns and the releases that use it.

    ``seen`` is false where no file of it was at hand and a document named its columns;
    ``common`` gives the common columns that it writes otherwise.
    """

    name: str
    columns: tuple[str, ...] = Field(min_length=1)
    common: dict[str, str] = {}
    seen: bool = True


class Long(_Entry):
    """Of a table with one row an indicator: the columns that name it and hold its cell."""

    items: str
    values: str


class Contract(_Entry):
    """One official table; a file that breaks it is refused as a whole."""

    dataset: str
    title: str
    fetch: Fetch
    status: Literal["active", "unverified"] = "active"
    category: str | None = None
    """What the category column says in every row; None where that is not known."""
    time_identifier: str = "Reporting year"
    rounded_to: int = Field(default=10, gt=0)
    """National and regional counts are rounded to this; those of authorities are exact."""
    suppressed_to: int = Field(default=5, ge=0)
    """An authority's counts from 1 to this are printed as c."""
    symbols: frozenset[str] = frozenset(SYMBOLS)
    rows_per_year: dict[str, tuple[int, int]] = {
        "National": (1, 1),
        "Regional": (11, 11),
        "Local authority": (151, 153),
    }
    """Least and most; a year outside it is noted, not refused: an extract is sound too."""
    long: Long | None = None
    indicators: dict[str, Indicator] = {}
    renamed: dict[str, str] = {}
    vintages: tuple[Vintage, ...] = ()

    @property
    def common_columns(self) -> tuple[str, ...]:
        """The columns before the indicators; a long table has no category."""
        return COMMON_COLUMNS[:-1] if self.long else COMMON_COLUMNS

    def columns(self, vintage: Vintage) -> tuple[str, ...]:
        """Return all columns of a file of that vintage, as they are written there."""
        return (*(vintage.common.get(c, c) for c in self.common_columns), *vintage.columns)

    def canonical(self, printed: str) -> str:
        """Return the one name of a column, or of an item of a long table."""
        if printed in self._items:
            return self._items[printed]
        return self.renamed.get(printed, printed.lower())

    @property
    def items(self) -> tuple[str, ...]:
        """What a long table may print in its column of items."""
        return tuple(self._items)

    @cached_property
    def _items(self) -> dict[str, str]:
        return {one.item: name for name, one in self.indicators.items() if one.item}

    @cached_property
    def printed_names(self) -> dict[str, str]:
        """Every name that a file may print for an indicator, and its canonical one."""
        if self.long:
            return dict(self._items)
        headings = (column for vintage in self.vintages for column in vintage.columns)
        return {heading: self.canonical(heading) for heading in headings}

    @model_validator(mode="after")
    def _levels_and_symbols_are_known(self) -> Self:
        if strange := set(self.rows_per_year) - set(LEVELS):
            raise ValueError(f"rows_per_year must name {LEVELS}, and has {sorted(strange)}")
        if unexplained := self.symbols - set(SYMBOLS):
            raise ValueError(f"symbols that printed.py gives no meaning: {sorted(unexplained)}")
        return self

    @model_validator(mode="after")
    def _columns_and_indicators_fit(self) -> Self:
        if not self.vintages and self.status == "active":
            raise ValueError("a table without a vintage has the status unverified")
        named = set(self.printed_names.values())
        if unknown := named ^ set(self.indicators):
            raise ValueError(f"columns and indicators do not fit: {', '.join(sorted(unknown))}")
        if idle := set(self.renamed) - set(self.printed_names):
            raise ValueError(f"renamed, but in no vintage: {', '.join(sorted(idle))}")
        for vintage in self.vintages:
            given = [self.canonical(column) for column in self.columns(vintage)]
            if len(set(given)) < len(given):
                raise ValueError(f"{vintage.name}: two columns have one canonical name")
            if self.long and set(vintage.columns) != {self.long.items, self.long.values}:
                raise ValueError(f"{vintage.name}: a long table has the columns that long names")
        return self


@cache
def contracts(folder: Path | None = None) -> dict[str, Contract]:
    """Return the contract of every table, by dataset.

    Raises:
        RegisterError: an entry does not validate; the message names it.
    """
    found = {}
    for dataset, entry in table_entries(folder).items():
        try:
            found[dataset] = Contract(dataset=dataset, **entry)
        except (ValidationError, TypeError) as error:
            raise RegisterError(
                str(error), item=f"tables/{dataset}.yml", remedy="correct that entry"
            ) from error
    return found


def contract(dataset: str) -> Contract:
    """Return the contract of one table.

    Raises:
        RegisterError: no table of that code is known.
    """
    known = contracts()
    if dataset not in known:
        raise RegisterError(
            f"no contract for the dataset {dataset!r}, only for {', '.join(sorted(known))}",
            item="scrapers/statistics/tables",
            remedy=f"add an entry {dataset}.yml there",
        )
    return known[dataset]
