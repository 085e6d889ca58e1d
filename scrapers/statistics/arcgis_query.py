"""Queries for grouped counts: the only ones that are ever asked of a layer.

The layers behind such dashboards hold a row for each referred person, many of them
children. What could bring one of those rows, or narrow one down, cannot be built here.
"""

import json
from collections.abc import Mapping, Sequence

COUNT = "n"
GROUPS = frozenset({"Year", "Quarter", "Month", "Adult_Child"})
"""What may be grouped by. Not age in years, not nationality, not where it happened."""


class NotAggregate(ValueError):
    """A query that could bring a row about a person; it is not asked."""


def grouped_count(object_id: str, fields: Sequence[str], *, offset: int = 0) -> dict[str, str]:
    """Return the query for how many rows there are in each group.

    Args:
        object_id: the layer's id field, which every row has.
        fields: what to group by, of `GROUPS`; none gives one count of all.
        offset: how many groups to skip, for the pages after the first.

    Raises:
        NotAggregate: a field is not one of `GROUPS`.
    """
    count = {
        "statisticType": "count",
        "onStatisticField": object_id,
        "outStatisticFieldName": COUNT,
    }
    query = {
        "where": "1=1",
        "outStatistics": json.dumps([count], separators=(",", ":")),
        "returnGeometry": "false",
        "f": "json",
    }
    if fields:
        named = ",".join(fields)
        query |= {"groupByFieldsForStatistics": named, "orderByFields": named}
    if offset:
        query["resultOffset"] = str(offset)
    return check_aggregate(query)


def check_aggregate(query: Mapping[str, str]) -> dict[str, str]:
    """Return a query that counts groups and can do nothing else.

    Raises:
        NotAggregate: it is another one.
    """
    allowed = {
        "where",
        "outStatistics",
        "groupByFieldsForStatistics",
        "orderByFields",
        "resultOffset",
        "returnGeometry",
        "f",
    }
    if unknown := sorted(query.keys() - allowed):
        raise NotAggregate(f"parameters that a count does not need: {', '.join(unknown)}")
    try:
        statistics = json.loads(query.get("outStatistics", ""))
    except ValueError:
        raise NotAggregate("without outStatistics a query brings rows about people") from None
    kinds = [one.get("statisticType") for one in statistics] if statistics else []
    if kinds != ["count"]:
        raise NotAggregate(f"a count is asked for and nothing else, not {kinds}")
    if query.get("where") != "1=1":
        raise NotAggregate("a condition would narrow the groups down")
    if query.get("returnGeometry") != "false":
        raise NotAggregate("no geometry is asked for")
    fields = query.get("groupByFieldsForStatistics", "")
    if forbidden := sorted(set(fields.split(",") if fields else ()) - GROUPS):
        raise NotAggregate(f"not grouped by {', '.join(forbidden)}")
    return dict(query)
