-- Each cell in which a release differs from the one before it, in the years and columns
-- that both have. An indicator is the same by its canonical name, an authority by its DfE
-- code, which it keeps when its ONS code changes. Whole rows are compared first, the cells in one
-- order on both sides; most are alike, and only of the others each cell is looked at.
with

columns as not materialized (

    select * from {{ ref('int_official__columns') }}

),

spellings as not materialized (

    select * from {{ ref('int_official__spellings') }}

),

-- the columns that two consecutive releases both have, in one order, as each of the two has them
sides as (

    select
        older.dataset,
        older.release as from_release,
        newer.release as to_release,
        older.canonical,
        unnest(['older', 'newer']) as side,
        unnest([older.slug, newer.slug]) as slug,
        unnest([older.version, newer.version]) as version,
        unnest([older.cell_place, newer.cell_place]) as cell_place,
        unnest([older.indicator, newer.indicator]) as indicator,
        unnest([older.column_id, newer.column_id]) as column_id
    from columns as older
    inner join columns as newer
        on
            older.dataset = newer.dataset
            and older.place + 1 = newer.place
            and older.canonical = newer.canonical

),

pairs as (

    select
        dataset,
        from_release,
        to_release,
        side,
        slug,
        version,
        list(cell_place order by canonical) as places,
        list(indicator order by canonical) as indicators,
        list(column_id order by canonical) as column_ids
    from sides
    group by dataset, from_release, to_release, side, slug, version

),

printed as not materialized (

    select
        pairs.side,
        pairs.dataset,
        pairs.from_release,
        pairs.to_release,
        printed.time_period,
        printed.geographic_level,
        case when printed.geographic_level = 'Local authority' then printed.la_code end as la_code,
        printed.area_code as ons_code,
        printed.area_name,
        printed.breakdown,
        printed.item,
        printed.printed,
        pairs.places,
        pairs.indicators
    from {{ ref('stg_raw__official_rows') }} as printed
    inner join pairs
        on
            printed.dataset = pairs.dataset
            and printed.release = pairs.slug
            and printed.version = pairs.version

),

-- the rows of a long table, an area and year each
put_together as (

    select
        * exclude (item, printed, places),
        list(item order by item) as items,
        list(printed[1] order by item) as printed
    from printed
    where item is not null
    group by all

),

-- one row an area and year, its cells in that order; null where a long table has no row for one
aligned as not materialized (

    select
        * exclude (item, printed, places, indicators),
        coalesce(la_code, ons_code) as area,
        list_select(printed, places) as cells
    from printed
    where item is null

    union all

    select
        * exclude (items, printed, indicators),
        coalesce(la_code, ons_code) as area,
        list_transform(
            indicators, lambda indicator: printed[list_position(items, indicator)]
        ) as cells
    from put_together

),

older as not materialized (
    select * from aligned
    where side = 'older'
),

newer as not materialized (
    select * from aligned
    where side = 'newer'
),

-- a year that only one of the two has is news, and no change of a cell
years as (

    select
        dataset,
        from_release,
        time_period
    from aligned
    group by dataset, from_release, time_period
    having count(distinct side) = 2

),

unlike_rows as (

    select
        coalesce(older.dataset, newer.dataset) as dataset,
        coalesce(older.from_release, newer.from_release) as from_release,
        coalesce(older.to_release, newer.to_release) as to_release,
        coalesce(older.time_period, newer.time_period) as time_period,
        coalesce(older.geographic_level, newer.geographic_level) as geographic_level,
        coalesce(older.area, newer.area) as area,
        coalesce(older.la_code, newer.la_code) as la_code,
        coalesce(newer.area_name, older.area_name) as area_name,
        coalesce(newer.breakdown, older.breakdown) as breakdown,
        older.ons_code as older_ons_code,
        newer.ons_code as newer_ons_code,
        older.cells as older_cells,
        newer.cells as newer_cells
    from older
    full outer join newer
        on
            older.dataset = newer.dataset
            and older.from_release = newer.from_release
            and older.geographic_level = newer.geographic_level
            and older.area = newer.area
            and older.time_period = newer.time_period
    where
        older.ons_code is distinct from newer.ons_code
        or older.cells is distinct from newer.cells

),

unlike_cells as (

    select
        unlike_rows.*,
        coalesce(list_count(unlike_rows.older_cells), 0) = 0 as none_older,
        coalesce(list_count(unlike_rows.newer_cells), 0) = 0 as none_newer,
        unnest(unlike_rows.older_cells) as from_as_printed,
        unnest(unlike_rows.newer_cells) as to_as_printed,
        unnest(from_pairs.column_ids) as from_column,
        unnest(to_pairs.column_ids) as to_column
    from unlike_rows
    inner join pairs as from_pairs
        on
            from_pairs.side = 'older'
            and unlike_rows.dataset = from_pairs.dataset
            and unlike_rows.from_release = from_pairs.from_release
    inner join pairs as to_pairs
        on
            to_pairs.side = 'newer'
            and unlike_rows.dataset = to_pairs.dataset
            and unlike_rows.from_release = to_pairs.from_release
    semi join years
        on
            unlike_rows.dataset = years.dataset
            and unlike_rows.from_release = years.from_release
            and unlike_rows.time_period = years.time_period

)

select
    cells.dataset,
    cells.from_release,
    cells.to_release,
    cells.time_period,
    cells.geographic_level,
    cells.area,
    cells.la_code,
    cells.area_name,
    if(cells.from_as_printed is null, null, cells.older_ons_code) as from_ons_code,
    if(cells.to_as_printed is null, null, cells.newer_ons_code) as to_ons_code,
    from_columns.canonical,
    if(cells.from_as_printed is null, null, from_columns.indicator) as from_indicator,
    if(cells.to_as_printed is null, null, to_columns.indicator) as to_indicator,
    cells.breakdown,
    cells.from_as_printed,
    cells.to_as_printed,
    from_read.value as from_value,
    to_read.value as to_value,
    from_read.symbol as from_symbol,
    to_read.symbol as to_symbol,
    {{ official_cell_lower('from_read', 'from_columns', 'cells') }}
    = {{ official_cell_upper('from_read', 'from_columns', 'cells') }}
    and {{ official_cell_lower('to_read', 'to_columns', 'cells') }}
    = {{ official_cell_upper('to_read', 'to_columns', 'cells') }} as both_exact,
    cells.from_as_printed is null and cells.none_older as row_appeared,
    cells.to_as_printed is null and cells.none_newer as row_disappeared
from unlike_cells as cells
inner join columns as from_columns on cells.from_column = from_columns.column_id
inner join columns as to_columns on cells.to_column = to_columns.column_id
left join spellings as from_read on cells.from_as_printed = from_read.as_printed
left join spellings as to_read on cells.to_as_printed = to_read.as_printed
where
    (cells.from_as_printed is null) <> (cells.to_as_printed is null)
    or (
        cells.from_as_printed is not null
        and (
            -- 100 and 100.0 are one number
            from_read.value is distinct from to_read.value
            or from_read.symbol is distinct from to_read.symbol
            or cells.older_ons_code <> cells.newer_ons_code
        )
    )
