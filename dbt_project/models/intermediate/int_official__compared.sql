-- Each cell in which a release differs from the one before it, in the years and columns
-- that both have. An indicator is the same by its canonical name, an authority by its DfE
-- code, which it keeps when its ONS code changes.
with

-- several go through the cells, each through columns of its own: copying them all costs more
cells as not materialized (

    select
        *,
        coalesce(canonical, indicator) as same_indicator,
        coalesce(la_code, ons_code) as area
    from {{ ref('int_official__cells') }}

),

years as (

    select distinct
        dataset,
        release,
        place,
        time_period
    from cells

),

releases as (

    select distinct
        dataset,
        release,
        place
    from years

),

columns as (

    select * from {{ ref('int_official__columns') }}

),

pairs as (

    select
        older.dataset,
        older.release as from_release,
        newer.release as to_release,
        older.time_period,
        older_columns.canonical
    from years as older
    inner join years as newer
        on
            older.dataset = newer.dataset
            and older.place + 1 = newer.place
            and older.time_period = newer.time_period
    inner join columns as older_columns
        on older.dataset = older_columns.dataset and older.release = older_columns.release
    inner join columns as newer_columns
        on
            newer.dataset = newer_columns.dataset
            and newer.release = newer_columns.release
            and older_columns.canonical = newer_columns.canonical

),

older as not materialized (

    select
        cells.*,
        releases.release as to_release
    from cells
    inner join releases
        on cells.dataset = releases.dataset and cells.place + 1 = releases.place

),

newer as not materialized (

    select
        cells.*,
        releases.release as from_release
    from cells
    inner join releases
        on cells.dataset = releases.dataset and cells.place - 1 = releases.place

),

unlike as (

    select
        coalesce(older.dataset, newer.dataset) as dataset,
        coalesce(older.release, newer.from_release) as from_release,
        coalesce(older.to_release, newer.release) as to_release,
        coalesce(older.time_period, newer.time_period) as time_period,
        coalesce(older.geographic_level, newer.geographic_level) as geographic_level,
        coalesce(older.area, newer.area) as area,
        coalesce(older.la_code, newer.la_code) as la_code,
        coalesce(newer.area_name, older.area_name) as area_name,
        older.ons_code as from_ons_code,
        newer.ons_code as to_ons_code,
        coalesce(older.same_indicator, newer.same_indicator) as canonical,
        older.indicator as from_indicator,
        newer.indicator as to_indicator,
        coalesce(newer.breakdown, older.breakdown) as breakdown,
        older.as_printed as from_as_printed,
        newer.as_printed as to_as_printed,
        older.value as from_value,
        newer.value as to_value,
        older.symbol as from_symbol,
        newer.symbol as to_symbol,
        older.lower = older.upper and newer.lower = newer.upper as both_exact
    from older
    full outer join newer
        on
            older.dataset = newer.dataset
            and older.to_release = newer.release
            and older.geographic_level = newer.geographic_level
            and older.area = newer.area
            and older.time_period = newer.time_period
            and older.same_indicator = newer.same_indicator
    where
        -- 100 and 100.0 are one number
        older.value is distinct from newer.value
        or older.symbol is distinct from newer.symbol
        or older.ons_code is distinct from newer.ons_code

),

-- a year or a column that only one of the two has is news, and no change of a cell
different as (

    select unlike.*
    from unlike
    semi join pairs
        on
            unlike.dataset = pairs.dataset
            and unlike.from_release = pairs.from_release
            and unlike.to_release = pairs.to_release
            and unlike.time_period = pairs.time_period
            and unlike.canonical = pairs.canonical

),

-- rows of the areas of which one release has a cell that the other has not
rows_held as (

    select distinct
        cells.dataset,
        cells.release,
        cells.geographic_level,
        cells.area,
        cells.time_period,
        pairs.from_release,
        pairs.to_release
    from cells
    inner join pairs
        on
            cells.dataset = pairs.dataset
            and cells.release in (pairs.from_release, pairs.to_release)
            and cells.time_period = pairs.time_period
            and cells.same_indicator = pairs.canonical
    semi join different
        on
            cells.dataset = different.dataset
            and cells.geographic_level = different.geographic_level
            and cells.area = different.area
            and cells.time_period = different.time_period
            and (different.from_ons_code is null or different.to_ons_code is null)

),

-- whether the other release has the row at all
one_sided as (

    select
        different.*,
        different.from_ons_code is null
        and not exists (
            select 1 from rows_held
            where
                different.dataset = rows_held.dataset
                and different.from_release = rows_held.release
                and different.to_release = rows_held.to_release
                and different.geographic_level = rows_held.geographic_level
                and different.area = rows_held.area
                and different.time_period = rows_held.time_period
        ) as row_appeared,
        different.to_ons_code is null
        and not exists (
            select 1 from rows_held
            where
                different.dataset = rows_held.dataset
                and different.to_release = rows_held.release
                and different.from_release = rows_held.from_release
                and different.geographic_level = rows_held.geographic_level
                and different.area = rows_held.area
                and different.time_period = rows_held.time_period
        ) as row_disappeared
    from different

)

select * from one_sided
