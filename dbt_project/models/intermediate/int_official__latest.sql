with

cells as (

    select * from {{ ref('int_official__cells') }}
    where is_latest and geographic_level = 'Local authority'

),

suspects as (

    select * from {{ ref('int_official__suspect_zeros') }}

),

latest as (

    select
        cells.dataset,
        cells.release,
        cells.time_period,
        cells.la_code,
        cells.ons_code,
        cells.area_name,
        cells.indicator,
        cells.breakdown,
        cells.as_printed,
        cells.period_start,
        cells.period_end,
        cells.as_at,
        cells.value,
        cells.lower,
        cells.upper,
        cells.symbol,
        cells.symbol_meaning,
        cells.unit,
        suspects.suspect_reason,
        suspects.suspect_reason is not null as suspect_not_recorded
    from cells
    left join suspects
        on
            cells.dataset = suspects.dataset
            and cells.release = suspects.release
            and cells.ons_code = suspects.ons_code
            and cells.time_period = suspects.time_period
            and cells.indicator = suspects.indicator

)

select * from latest
