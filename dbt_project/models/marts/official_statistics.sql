-- A view, for written out it would cost more than all else together: who reads it in the warehouse
-- reads little of it, and publishing writes it out once.
{{ config(materialized='view') }}
select * from {{ ref('int_official__statistics') }}
-- one order, so that the same night gives the same files
order by
    dataset,
    release,
    indicator,
    geographic_level,
    ons_code,
    time_period,
    period_start,
    period_end,
    area_name,
    breakdown
