"""The register of official tables: what each has to look like (contracts.yml)."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from scrapers.errors import RegisterError
from scrapers.statistics.printed import SYMBOLS

CONTRACTS = Path(__file__).parent / "contracts.yml"

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


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Vintage(_Entry):
    """One set of indicator columns and the releases that use it."""

    name: str
    indicators: tuple[str, ...] = Field(min_length=1)

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of the file, in the publisher's order."""
        return COMMON_COLUMNS + self.indicators


class Contract(_Entry):
    """One official table; a file that breaks it is refused as a whole."""

    dataset: str
    category: str
    time_identifier: str
    rounded_to: int = Field(gt=0)
    suppressed_to: int = Field(ge=0)
    symbols: frozenset[str]
    rows_per_year: dict[str, tuple[int, int]]
    vintages: tuple[Vintage, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _levels_and_symbols_are_known(self) -> "Contract":
        if strange := set(self.rows_per_year).symmetric_difference(LEVELS):
            raise ValueError(f"rows_per_year must name {LEVELS}, and differs in {strange}")
        if unexplained := self.symbols - set(SYMBOLS):
            raise ValueError(f"symbols that printed.py gives no meaning: {sorted(unexplained)}")
        return self


@cache
def contracts(path: Path = CONTRACTS) -> dict[str, Contract]:
    """Return the contract of every table, by the dataset's code.

    Raises:
        RegisterError: the file does not validate; the message names the entry.
    """
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        return {code: Contract(dataset=code, **entry) for code, entry in entries.items()}
    except ValidationError as error:
        raise RegisterError(str(error), item=path.name, remedy="correct that entry") from error


def contract(dataset: str) -> Contract:
    """Return the contract of one table.

    Raises:
        RegisterError: no table of that code is known.
    """
    known = contracts()
    if dataset not in known:
        raise RegisterError(
            f"no contract for the dataset {dataset!r}, only for {', '.join(sorted(known))}",
            item=CONTRACTS.name,
            remedy=f"add an entry {dataset} to it",
        )
    return known[dataset]
