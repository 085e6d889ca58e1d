"""Numbers of older releases that a newer one hides: left out of the published copy.

The warehouse keeps what every release printed, so that a revision can be told; what analysts
open shows such a cell as the newer release shows it. They are masked while they are copied: of a
row that is changed afterwards, what it was can stay in the file.
"""

from collections.abc import Mapping

INSTEAD = "[withheld]"
"""What a revision prints in place of the number."""


def withheld(name: str, home: str) -> Mapping[str, str]:
    """Return what a mart's columns give in the copy, where that is not what they hold.

    Args:
        name: the mart.
        home: the warehouse's own database, quoted.

    Returns:
        SQL expressions over a row of the mart, by column; none for other marts.
    """
    if name == "official_statistics":
        return _cells(home)
    if name == "official_revisions":
        return _revisions()
    return {}


def _cells(home: str) -> dict[str, str]:
    meaning = f"(select meaning from {home}.seeds.symbols where symbol = 'c')"
    # as the models read a printed `c`: a share or a rate of 1 or more may still be under 1
    may_be_less = f"""(t.dataset, t.indicator) in (
        select distinct (dataset, indicator) from {home}.intermediate.int_official__cells
        where unit in ('percent', 'days') or is_rate or hides_zero)"""
    hidden = {
        "as_printed": "'c'",
        "symbol": "'c'",
        "symbol_meaning": meaning,
        "value": "null",
        "lower": f"case when {may_be_less} then 0 else 1 end",
        "upper": "null",
    }
    return {
        column: f"case when t.withheld then {shown} else t.{column} end"
        for column, shown in hidden.items()
    }


def _revisions() -> dict[str, str]:
    printed = {
        f"{side}_as_printed": f"case when t.{side}_withheld then '{INSTEAD}'"
        f" else t.{side}_as_printed end"
        for side in ("from", "to")
    }
    change = "case when t.from_withheld or t.to_withheld then null else t.change end"
    return {**printed, "change": change}
