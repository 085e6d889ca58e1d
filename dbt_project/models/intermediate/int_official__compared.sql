with

cells as (

    -- an authority keeps its DfE code when its ONS code changes
    select
        *,
        coalesce(la_code, ons_code) as area
    from {{ ref('int_official__cells') }}

),

newest_years as (

    select
        dataset,
        place,
        max(release) as release,
        max(time_period) as newest_year
    from cells
    group by dataset, place

),

pairs as (

    select
        older.dataset,
        older.release as from_release,
        newer.release as to_release,
        older.newest_year
    from newest_years as older
    inner join newest_years as newer
        on older.dataset = newer.dataset and older.place + 1 = newer.place

),

older as (

    select
        pairs.from_release,
        pairs.to_release,
        cells.*
    from pairs
    inner join cells on pairs.dataset = cells.dataset and pairs.from_release = cells.release

),

newer as (

    select
        pairs.from_release,
        pairs.to_release,
        cells.*
    from pairs
    inner join cells on pairs.dataset = cells.dataset and pairs.to_release = cells.release
    -- what came after the older release is news, no revision of it
    where cells.time_period <= pairs.newest_year

),

columns_of_both as (

    select distinct
        dataset,
        from_release,
        to_release,
        indicator
    from older
    intersect
    select distinct
        dataset,
        from_release,
        to_release,
        indicator
    from newer

),

matched as (

    select
        coalesce(older.dataset, newer.dataset) as dataset,
        coalesce(older.indicator, newer.indicator) as indicator,
        coalesce(older.la_code, newer.la_code) as la_code,
        coalesce(older.time_period, newer.time_period) as time_period,
        coalesce(older.from_release, newer.from_release) as from_release,
        coalesce(older.to_release, newer.to_release) as to_release,
        older.as_printed as from_as_printed,
        newer.as_printed as to_as_printed,
        older.value as from_value,
        newer.value as to_value,
        older.symbol as from_symbol,
        newer.symbol as to_symbol,
        older.lower = older.upper and newer.lower = newer.upper as both_exact,
        coalesce(older.geographic_level, newer.geographic_level) as geographic_level,
        coalesce(newer.area_name, older.area_name) as area_name,
        older.ons_code as from_ons_code,
        newer.ons_code as to_ons_code,
        coalesce(newer.breakdown, older.breakdown) as breakdown,
        columns_of_both.indicator is not null as in_both
    from older
    full outer join newer
        on
            older.dataset = newer.dataset
            and older.from_release = newer.from_release
            and older.to_release = newer.to_release
            and older.geographic_level = newer.geographic_level
            and older.area = newer.area
            and older.time_period = newer.time_period
            and older.indicator = newer.indicator
    left join columns_of_both
        on
            coalesce(older.dataset, newer.dataset) = columns_of_both.dataset
            and coalesce(older.to_release, newer.to_release) = columns_of_both.to_release
            and coalesce(older.indicator, newer.indicator) = columns_of_both.indicator

)

select * from matched
