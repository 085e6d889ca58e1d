"""What the rows of an official table are about: year, level and area, and their rules."""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

import pyarrow as pa
from pyarrow import compute as pc

from scrapers.statistics.checks import Fault, first_equal, first_unlike
from scrapers.statistics.tables import Contract


class AreaColumns(NamedTuple):
    """Which columns name the area of a row, and which must be empty in it."""

    code: str
    name: str
    empty: tuple[str, ...]


_AUTHORITY = ("old_la_code", "new_la_code", "la_name")

AREA_COLUMNS = MappingProxyType(
    {
        "National": AreaColumns(
            "country_code", "country_name", ("region_code", "region_name", *_AUTHORITY)
        ),
        "Regional": AreaColumns("region_code", "region_name", _AUTHORITY),
        "Local authority": AreaColumns("new_la_code", "la_name", ()),
    }
)
"""By level. Authorities in London have Inner or Outer London for their region, never London."""

_FORMATS = MappingProxyType(
    {
        "time_period": r"(19|20)[0-9]{2}",  # 2024 is the year ending 31 March 2024
        "country_code": r"E92[0-9]{6}",
        "region_code": r"E[0-9]{8}",
        "new_la_code": r"E[0-9]{8}",
        "old_la_code": r"[0-9]{3}",
    }
)


def area_faults(rows: pa.RecordBatch, contract: Contract) -> Iterator[Fault]:
    """Yield a fault for each column that is not what its rows' level demands: its first.

    Args:
        rows: N rows with the common columns of `contract`, all of them strings.
        contract: the table's.
    """
    levels = rows.column("geographic_level")
    for level in levels.unique().to_pylist():
        if level not in AREA_COLUMNS:
            yield Fault(
                first_equal(levels, level),
                "geographic_level",
                f"unknown level {level!r}; known are {', '.join(AREA_COLUMNS)}",
            )
            continue
        here = pc.indices_nonzero(pc.equal(levels, level))
        for column, rule in _rules(level, contract).items():
            cells = rows.column(column)
            mine = cells if len(here) == len(cells) else cells.take(here)
            at = first_unlike(mine, rule)
            if at is not None:
                wanted = f"one like {rule}" if rule else "an empty one"
                said = f"{mine[at].as_py()!r} where a row of level {level} has {wanted}"
                yield Fault(here[at].as_py(), column, said)


def _rules(level: str, contract: Contract) -> dict[str, str]:
    area = AREA_COLUMNS[level]
    rules = {
        **_FORMATS,
        "time_identifier": re.escape(contract.time_identifier),
        area.name: r"\S.*",
        **dict.fromkeys(area.empty, ""),
    }
    if "category" in contract.common_columns:
        rules["category"] = re.escape(contract.category) if contract.category else r"\S.*"
    return rules


def area_codes(rows: pa.RecordBatch) -> pa.Array:
    """Return the ONS code of the area that each of N sound rows is about."""
    level = rows.column("geographic_level")
    return pc.if_else(
        pc.equal(level, "Local authority"),
        rows.column("new_la_code"),
        pc.if_else(
            pc.equal(level, "Regional"), rows.column("region_code"), rows.column("country_code")
        ),
    )


def row_keys(rows: pa.RecordBatch, items: pa.Array | None = None) -> pa.Array:
    """Return a number for each of N sound rows, the same for one year, level, area and item.

    Args:
        rows: rows in which `area_faults` found nothing.
        items: of a long table, which item a row is about, as a number below 100.
    """
    digits = pc.utf8_slice_codeunits(area_codes(rows), 1)
    levels = pc.index_in(rows.column("geographic_level"), pa.array(list(AREA_COLUMNS)))
    key = pc.add(
        pc.multiply(rows.column("time_period").cast(pa.int64()), 10**9),
        pc.add(pc.multiply(levels.cast(pa.int64()), 10**8), digits.cast(pa.int64())),
    )
    return key if items is None else pc.add(pc.multiply(key, 100), items.cast(pa.int64()))
