select
    non_answer_id,
    document_id,
    request_id,
    la_code,
    file_name,
    question,
    outcome,
    exemption,
    topic,
    quote,
    page,
    char_start,
    char_end,
    redirect_url,
    redirect_dataset,
    measures,
    period_start,
    period_end,
    reader_version
from {{ ref('stg_raw__foi_non_answers') }}
order by document_id, request_id, char_start, non_answer_id
