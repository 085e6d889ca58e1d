-- What the mart shows, in no order: to sort it costs more than to read it.
{{ config(materialized='view') }}
with

cells as (

    select * from {{ ref('int_official__cells') }}

),

suspects as (

    select * from {{ ref('int_official__suspect_zeros') }}

),

withheld as (

    select * from {{ ref('int_official__withheld') }}

),

marked as (

    select
        cells.*,
        suspects.suspect_reason,
        withheld.hidden_by is not null as is_withheld
    from cells
    left join suspects
        on
            cells.dataset = suspects.dataset
            and cells.release = suspects.release
            and cells.ons_code = suspects.ons_code
            and cells.time_period = suspects.time_period
            and cells.indicator = suspects.indicator
    left join withheld
        on
            cells.dataset = withheld.dataset
            and cells.release = withheld.release
            and cells.geographic_level = withheld.geographic_level
            and cells.ons_code = withheld.ons_code
            and cells.time_period = withheld.time_period
            and cells.indicator = withheld.indicator

),

together as (

    select * from marked
    union all by name
    select * from {{ ref('int_official__nrm_published') }}

)

select
    dataset,
    release,
    published_on,
    is_latest,
    time_period,
    period_start,
    period_end,
    as_at,
    geographic_level,
    la_code,
    ons_code,
    area_name,
    indicator,
    breakdown,
    as_printed,
    value,
    lower,
    upper,
    symbol,
    symbol_meaning,
    suspect_reason is not null as suspect_not_recorded,
    unit,
    suspect_reason,
    canonical,
    coalesce(is_withheld, false) as withheld,
    withdrawn_at
from together
