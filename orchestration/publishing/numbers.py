"""What each number of the marts is of, as `numbers.yml` declares it: nobody publishes by chance.

A mart that is not declared, or a column of numbers that its entry does not name, keeps the
copy from being published: a difference or a total can give away what the DfE hides.
"""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

PACKAGED = Path(__file__).parent / "numbers.yml"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Official(_Entry):
    """Columns that repeat one official cell, or a sum of ``seeds.sums``, and what names it."""

    value: str
    lower: str
    upper: str
    dataset: str = "dataset"
    release: str = "release"
    indicator: str = "indicator"
    period_end: str
    area: str = "la_code"

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that hold numbers."""
        return self.value, self.lower, self.upper


class Difference(_Entry):
    """Bounds of a letter's number less an official one; open where the official ones are."""

    low: str
    high: str
    lower: str
    upper: str


class Mart(_Entry):
    """The numbers of one mart, by what they are of."""

    not_people: tuple[str, ...] = ()
    """Years, pages, counts of rows: no count of people, nor made of one."""
    printed: tuple[str, ...] = ()
    """The official tables themselves, cell by cell."""
    letter: tuple[str, ...] = ()
    """A letter's numbers; the rows have the ``figure_id`` by which they can be held back."""
    change: tuple[str, ...] = ()
    """What a cell of one release is more than that of the release before."""
    official: tuple[Official, ...] = ()
    difference: tuple[Difference, ...] = ()

    @property
    def named(self) -> frozenset[str]:
        """All columns that the entry judges."""
        columns = {*self.not_people, *self.printed, *self.letter, *self.change}
        columns.update(*(one.numbers for one in self.official))
        columns.update(*({one.low, one.high} for one in self.difference))
        return frozenset(columns)


@cache
def declared(path: Path = PACKAGED) -> dict[str, Mart]:
    """Return the entries by the mart's name.

    Raises:
        pydantic.ValidationError: an entry is not built as it should be.
    """
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["marts"]
    return {name: Mart.model_validate(entry or {}) for name, entry in entries.items()}
