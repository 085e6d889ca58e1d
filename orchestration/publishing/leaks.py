"""Numbers in the copy that narrow a cell which the DfE hides, found by asking the copy."""

from collections.abc import Iterator, Mapping

import duckdb

from orchestration.publishing.numbers import Difference, Mart, Official

COPY = "published"
CELLS = f"{COPY}.marts.official_statistics"
Columns = Mapping[str, Mapping[str, str]]
MOST = 50
"""Rows of one kind that are named."""


def official_leaks(
    connection: duckdb.DuckDBPyConnection, home: str, marts: Mapping[str, Mart], there: Columns
) -> Iterator[str]:
    """Yield a line for each row whose official numbers say more than the DfE does.

    Args:
        connection: with the copy attached as ``published``.
        home: the warehouse's name in this connection.
        marts: what the numbers of the copy's marts are of.
        there: the columns of each mart of the copy.
    """
    if "official_statistics" in there:
        yield from _named(connection, symbols_with_numbers())
        yield from _named(connection, withdrawn_numbers(home))
    if "official_revisions" in there:
        yield from _named(connection, revisions_of_hidden_cells())
    for table, mart in marts.items():
        for official in mart.official:
            yield from _named(connection, unprinted(home, table, official))
        for difference in mart.difference:
            yield from _named(connection, bounded_differences(table, difference))


def _named(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[str]:
    for (line,) in connection.execute(f"from ({query}) order by all limit {MOST}").fetchall():
        yield str(line)


def symbols_with_numbers() -> str:
    """A cell with a symbol has no value, and `c` of a count is 1 or more and no less open."""
    return f"""
        select 'marts.official_statistics: ' || concat_ws(' ', dataset, release, ons_code,
            time_period, indicator) || ' prints ' || symbol || ' and has a number'
        from {CELLS}
        where symbol is not null and (
            value is not null or (symbol = 'c' and (upper is not null or coalesce(lower, 0) > 1)
            and time_period is not null)
        )"""


def withdrawn_numbers(home: str) -> str:
    """A number that a later release hides is not republished out of the older one."""
    return f"""
        with cells as (
            select s.*, r.place, coalesce(s.la_code, s.ons_code) as area
            from {CELLS} s
            join "{home}".intermediate.int_official__releases r using (dataset, release)
        ), hidden as (
            select dataset, geographic_level, area, time_period, canonical, max(place) as hidden_at
            from cells where symbol = 'c' group by all
        ), both_kinds as (
            select c.*, h.hidden_at, max(c.place) over (partition by c.dataset, c.geographic_level,
                c.area, c.time_period, c.canonical) as shown
            from cells c join hidden h
                on c.dataset = h.dataset and c.geographic_level = h.geographic_level
                and c.area = h.area and c.time_period = h.time_period
                and c.canonical = h.canonical
            where c.value is not null
        )
        select 'marts.official_statistics: ' || concat_ws(' ', dataset, release, ons_code,
            time_period, indicator) || ' prints ' || as_printed || ', which a later release hides'
        from both_kinds where shown < hidden_at"""


def revisions_of_hidden_cells() -> str:
    """A change is between two numbers, and a withheld one is not printed beside what hides it."""
    sides = [
        f"""select r.*, r.{side}_as_printed as printed, r.{side}_release as of_release
            from {COPY}.marts.official_revisions r join {CELLS} s
                on s.dataset = r.dataset and s.release = r.{side}_release
                and s.ons_code = r.{side}_ons_code and s.time_period = r.time_period
                and s.indicator = r.indicator
            where s.value is null and try_cast(r.{side}_as_printed as double) is not null"""
        for side in ("from", "to")
    ]
    return f"""
        select 'marts.official_revisions: ' || concat_ws(' ', dataset, of_release, to_ons_code,
            time_period, indicator) || ' prints ' || printed || ', which is hidden'
        from ({" union all by name ".join(sides)})
        union all
        select 'marts.official_revisions: ' || concat_ws(' ', dataset, from_release, to_release,
            to_ons_code, time_period, indicator) || ' has a change between '
            || coalesce(from_as_printed, 'nothing') || ' and ' || coalesce(to_as_printed, 'nothing')
        from {COPY}.marts.official_revisions
        where change is not null and (
            try_cast(from_as_printed as double) is null or try_cast(to_as_printed as double) is null
        )"""


def unprinted(home: str, table: str, one: Official) -> str:
    """An official number of another mart is one that the DfE prints, or a sum of such."""
    key = f"""dataset = c.{one.dataset} and k.release = c.{one.release}
        and k.period_end = c.{one.period_end}"""
    return f"""
        with claimed as (
            select row_number() over () as row_id, * from {COPY}.marts.{table}
            where coalesce({", ".join(one.numbers)}) is not null
        ), years as (
            select distinct {one.dataset} as dataset, {one.release} as release,
                {one.period_end} as period_end
            from claimed
        ), cells as (
            select s.dataset, s.release, s.period_end, s.la_code, s.time_period,
                unnest(list_distinct([s.indicator, s.canonical])) as indicator,
                s.canonical, s.value, s.lower, s.upper
            from {CELLS} s join years using (dataset, release, period_end)
            where s.time_period is null or s.la_code in (select {one.area} from claimed)
        ), parts as (
            select dataset, indicator as sum, unnest(string_split(parts, ';')) as canonical
            from "{home}".seeds.sums
        ), sums as (
            select k.dataset, k.release, k.period_end, k.la_code, k.time_period,
                p.sum as indicator, p.sum as canonical,
                case when count(*) = count(k.value) then sum(k.value) end as value,
                sum(k.lower) as lower,
                case when count(*) = count(k.upper) then sum(k.upper) end as upper
            from cells k join parts p on p.dataset = k.dataset and p.canonical = k.canonical
                and k.indicator = k.canonical
            group by all
        ), fits as (
            select c.row_id
            from claimed c join (from cells union all by name from sums) k
                on k.{key} and k.indicator = c.{one.indicator}
            where (k.la_code = c.{one.area} or k.time_period is null)
                and (c.{one.value} is null or c.{one.value} = k.value)
                and (c.{one.lower} is null or c.{one.lower} <= k.lower)
                and (c.{one.upper} is null or c.{one.upper} >= k.upper)
        )
        select 'marts.{table}: ' || concat_ws(' ', {one.dataset}, {one.release}, {one.area},
            {one.indicator}, {one.period_end}) || ' gives '
            || concat_ws(' to ', coalesce({one.value}, {one.lower})::varchar,
                case when {one.value} is null then {one.upper}::varchar end)
            || ', which is no number that the DfE prints'
        from claimed where row_id not in (select row_id from fits)"""


def bounded_differences(table: str, one: Difference) -> str:
    """A difference from an open number is open at that end."""
    return f"""
        select 'marts.{table}: a difference of ' || concat_ws(' to ', {one.low}, {one.high})
            || ' from an official number without that bound'
        from {COPY}.marts.{table}
        where ({one.upper} is null and {one.low} is not null)
            or ({one.lower} is null and {one.high} is not null)"""
