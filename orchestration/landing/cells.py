"""``raw.official_cells``: a row a printed cell, out of ``raw.official_rows``, a row a printed row.

To write each cell as a row of its own costs many times what its row of the file costs, and says
nothing more; so the rows are what is kept, and the cells are a view of them.
"""

import duckdb

_VIEW = """
    create view raw.official_cells as
    select
        cells.dataset, cells.release, cells.version, cells.time_period, cells.geographic_level,
        case cells.geographic_level
            when 'Local authority' then cells.new_la_code
            when 'Regional' then cells.region_code
            else cells.country_code
        end as area_code,
        coalesce(cells.item, columns.column_name) as indicator,
        cells.time_identifier, cells.country_code, cells.region_code, cells.region_name,
        cells.la_code, cells.new_la_code, cells.la_name,
        case cells.geographic_level
            when 'Local authority' then cells.la_name
            when 'Regional' then cells.region_name
            else cells.country_name
        end as area_name,
        cells.breakdown, cells.as_printed, cells.run_id, cells.landed_at
    from (
        select * exclude (printed),
            generate_subscripts(printed, 1) as place, unnest(printed) as as_printed
        from raw.official_rows
    ) as cells
    left join raw.official_columns as columns
        on cells.dataset = columns.dataset and cells.release = columns.release
        and cells.version = columns.version and cells.place = columns.place"""

_OLDER = """
    create temp table older as from raw.official_cells;
    drop table raw.official_cells;

    -- where a column's cells stand in the list of a row: any order will do that is one
    update raw.official_columns as columns set place = placed.place
    from (
        select *, row_number() over (partition by dataset, release, version order by indicator)
            as place
        from (select distinct dataset, release, version, indicator from older)
    ) as placed
    where columns.dataset = placed.dataset and columns.release = placed.release
        and columns.version = placed.version and columns.column_name = placed.indicator
        and columns.state <> 'dropped';

    insert into raw.official_rows by name
    select
        dataset, release, version, time_period, time_identifier, geographic_level, country_code,
        -- of other levels it was not kept
        case when geographic_level = 'National' then area_name end as country_name,
        region_code, region_name, la_code, new_la_code, la_name, breakdown, item, run_id, landed_at,
        list(as_printed order by place) as printed
    from (
        select older.*, columns.place,
            case when columns.place is null then older.indicator end as item
        from older left join raw.official_columns as columns
            on older.dataset = columns.dataset and older.release = columns.release
            and older.version = columns.version and older.indicator = columns.column_name
            and columns.state <> 'dropped'
    )
    group by all;

    drop table older"""


def ensure_cells(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the view of the cells; the table of them in an older warehouse becomes rows first.

    Call it when ``raw.official_rows`` and ``raw.official_columns`` are there.

    Args:
        connection: an open warehouse.
    """
    found = connection.execute(
        "select table_type from information_schema.tables where table_catalog = current_database()"
        " and table_schema = 'raw' and table_name = 'official_cells'"
    ).fetchall()
    if found == [("VIEW",)]:
        return
    connection.execute("begin transaction")
    try:
        connection.execute(f"{_OLDER};{_VIEW}" if found else _VIEW)
    except BaseException:  # a kill by signal is no reason to lose the cells
        connection.execute("rollback")
        raise
    connection.execute("commit")
