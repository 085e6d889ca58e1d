select
    dataset,
    release,
    is_latest,
    la_code,
    ons_code,
    area_name,
    time_period,
    period_start,
    period_end,
    indicator,
    canonical,
    label,
    as_printed,
    suspect_reason as reason,
    by_its_row,
    non_answer_id,
    document_id,
    quote
from {{ ref('int_official__suspect_zeros') }}
order by dataset, release, indicator, la_code, time_period
