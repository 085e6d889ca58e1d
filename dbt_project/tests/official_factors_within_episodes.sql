{{ config(meta={'dagster': {'ref': {'name': 'int_official__cells'}}}) }}
-- No factor was found at more assessments than there were, rounding and suppression allowed
-- for. Where this fails, columns were read into each other's place, or the table is wrong.
with

cells as (

    select * from {{ ref('int_official__cells') }}
    where dataset = 'c3'

)

select
    factors.release,
    factors.time_period,
    factors.area_name,
    factors.indicator,
    factors.as_printed,
    episodes.as_printed as episodes_as_printed
from cells as factors
inner join cells as episodes
    on
        factors.release = episodes.release
        and factors.time_period = episodes.time_period
        and factors.geographic_level = episodes.geographic_level
        and factors.ons_code = episodes.ons_code
        and episodes.canonical = 'episodes_with_assessment_factor'
where factors.lower > episodes.upper
