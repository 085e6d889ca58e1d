"""What a row of an official table is about: its year, level and area, and their rules."""

import re
from types import MappingProxyType
from typing import NamedTuple

from scrapers.statistics.faults import broken
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
        "time_period": r"(19|20)\d\d",  # 2024 is the year ending 31 March 2024
        "country_code": r"E92\d{6}",
        "region_code": r"E\d{8}",
        "new_la_code": r"E\d{8}",
        "old_la_code": r"\d{3}",
    }
)


def check_common(about: dict[str, str], contract: Contract, *, name: str, line: int) -> None:
    """Refuse a row whose common columns are not what its level demands.

    Args:
        about: the row's common columns by name.
        contract: the table's.
        name: the file, for the error.
        line: where the row stands in it.

    Raises:
        TableContractBroken: naming file, line and column.
    """
    level = about["geographic_level"]
    if level not in AREA_COLUMNS:
        raise broken(
            f"unknown level {level!r}; known are {', '.join(AREA_COLUMNS)}",
            name=name,
            line=line,
            column="geographic_level",
        )
    area = AREA_COLUMNS[level]
    rules = {
        **_FORMATS,
        "time_identifier": re.escape(contract.time_identifier),
        "category": re.escape(contract.category),
        area.name: r"\S.*",
        **dict.fromkeys(area.empty, ""),
    }
    for column, rule in rules.items():
        if not re.fullmatch(rule, about[column], re.ASCII):
            wanted = f"one like {rule}" if rule else "an empty one"
            raise broken(
                f"{about[column]!r} where a row of level {level} has {wanted}",
                name=name,
                line=line,
                column=column,
            )
