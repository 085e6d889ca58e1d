-- Which indicators each release of each table prints, by which name.
select distinct
    dataset,
    release,
    place,
    indicator,
    coalesce(canonical, indicator) as canonical
from {{ ref('int_official__cells') }}
