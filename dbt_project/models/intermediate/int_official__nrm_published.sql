-- What may enter published marts: rows under an open licence, and of a period that is known.
-- The others stay in int_official__nrm, where a person can look at them.
select
    dataset,
    release,
    place,
    published_on,
    is_latest,
    time_period,
    geographic_level,
    la_code,
    ons_code,
    area_name,
    indicator,
    canonical,
    label,
    breakdown,
    as_printed,
    period_start,
    period_end,
    as_at,
    value,
    lower,
    upper,
    symbol,
    symbol_meaning,
    unit,
    is_stock,
    is_rate,
    revised
from {{ ref('int_official__nrm') }}
where may_be_published and period_start is not null
