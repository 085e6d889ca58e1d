with

cells as (

    select * from {{ ref('int_official__cells') }}

),

suspects as (

    select * from {{ ref('int_official__suspect_zeros') }}

),

marked as (

    select
        cells.dataset,
        cells.release,
        cells.published_on,
        cells.is_latest,
        cells.time_period,
        cells.period_start,
        cells.period_end,
        cells.as_at,
        cells.geographic_level,
        cells.la_code,
        cells.ons_code,
        cells.area_name,
        cells.indicator,
        cells.breakdown,
        cells.as_printed,
        cells.value,
        cells.lower,
        cells.upper,
        cells.symbol,
        cells.symbol_meaning,
        suspects.suspect_reason is not null as suspect_not_recorded,
        cells.unit,
        suspects.suspect_reason
    from cells
    left join suspects
        on
            cells.dataset = suspects.dataset
            and cells.release = suspects.release
            and cells.ons_code = suspects.ons_code
            and cells.time_period = suspects.time_period
            and cells.indicator = suspects.indicator

)

select * from marked
order by dataset, release, indicator, geographic_level, ons_code, time_period
