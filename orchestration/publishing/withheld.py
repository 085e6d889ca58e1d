"""Numbers of older releases that a newer one hides: left out of the published copy.

The warehouse keeps what every release printed, so that a revision can be told; what analysts
open shows such a cell as the newer release shows it.
"""

from collections.abc import Collection

import duckdb

STATISTICS, REVISIONS = "marts.official_statistics", "marts.official_revisions"
INSTEAD = "[withheld]"
"""What a revision prints in place of the number."""


def withhold(connection: duckdb.DuckDBPyConnection, home: str, copied: Collection[str]) -> int:
    """Hide in the published copy every number that a newer release hides.

    Args:
        connection: with the copy attached as ``published``.
        home: the name of the warehouse's own database.
        copied: the tables that are published, by ``schema.table``.

    Returns:
        How many cells were hidden.
    """
    if not {STATISTICS, REVISIONS} <= set(copied):
        return 0  # nothing official is published
    # as the models read a printed `c`: a share or a rate of 1 or more may still be under 1
    done = connection.execute(f"""
        update published.{STATISTICS} as t
        set as_printed = 'c', symbol = 'c', symbol_meaning = hidden.meaning, value = null,
            upper = null,
            lower = case
                when c.unit in ('percent', 'days') or c.is_rate or c.hides_zero then 0 else 1
            end
        from "{home}".intermediate.int_official__cells c,
            (select meaning from "{home}".seeds.symbols where symbol = 'c') hidden
        where t.withheld and c.dataset = t.dataset and c.release = t.release
            and c.geographic_level = t.geographic_level and c.ons_code = t.ons_code
            and c.time_period = t.time_period and c.indicator = t.indicator
    """).fetchall()
    for side in ("from", "to"):
        connection.execute(
            f"update published.{REVISIONS}"
            f" set {side}_as_printed = '{INSTEAD}', change = null where {side}_withheld"
        )
    return int(done[0][0])
