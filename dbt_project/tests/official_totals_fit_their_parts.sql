{{ config(meta={'dagster': {'ref': {'name': 'int_official__sums'}}}) }}
-- Regions and England against their authorities, within -4 to +5 where all are printed.
-- Where this fails, a row or a region's code was read wrongly, or the table is wrong: what
-- the publisher itself prints so goes into `seeds/totals_at_odds.csv`, with the reason.
select
    sums.dataset,
    sums.release,
    sums.time_period,
    sums.area_name,
    sums.canonical,
    sums.as_printed,
    sums.summed_level,
    sums.standing
from {{ ref('int_official__sums') }} as sums
anti join {{ ref('totals_at_odds') }} as listed
    on
        sums.dataset = listed.dataset
        and sums.time_period = listed.time_period
        and sums.total_code = listed.total_code
        and sums.canonical = listed.canonical
        and sums.release >= listed.from_release
where sums.standing in ('too small', 'too large')
