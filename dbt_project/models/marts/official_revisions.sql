with

revisions as (

    select * from {{ ref('int_official__revisions') }}

)

select
    dataset,
    indicator,
    la_code,
    time_period,
    from_release,
    to_release,
    from_as_printed,
    to_as_printed,
    change,
    kind,
    geographic_level,
    area_name,
    from_ons_code,
    to_ons_code,
    breakdown,
    canonical,
    note,
    from_withheld,
    to_withheld
from revisions
order by dataset, to_release, indicator, la_code, from_ons_code, to_ons_code, time_period
