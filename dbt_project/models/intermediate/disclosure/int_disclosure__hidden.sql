-- Authorities' counts that the DfE hides, and sums of its counts of which a part is hidden:
-- whoever knows the sum knows the hidden part by taking the printed ones off.
with

hidden as (

    select * from {{ ref('int_official__hidden') }}
    where geographic_level = 'Local authority'

),

latest as (

    select * from {{ ref('int_official__cells') }}
    where is_latest and geographic_level = 'Local authority'

),

parts as (

    select
        dataset,
        indicator,
        unnest(string_split(parts, ';')) as part
    from {{ ref('sums') }}

),

sums as (

    select
        latest.dataset,
        parts.indicator,
        latest.la_code,
        latest.time_period,
        latest.period_start,
        latest.period_end,
        latest.as_at,
        coalesce(sum(latest.value), 0) as printed_part
    from latest
    inner join parts on latest.dataset = parts.dataset and latest.canonical = parts.part
    group by all
    having count(*) filter (where latest.symbol = 'c') > 0

)

select
    dataset,
    canonical as indicator,
    la_code,
    time_period,
    period_start,
    period_end,
    as_at,
    0.0 as printed_part
from hidden
union all
select * from sums
