select
    request_id,
    la_code,
    source_id,
    reference,
    title,
    received_on,
    responded_on,
    url,
    disposition,
    first_seen_at,
    last_seen_at,
    withdrawn_at,
    licence,
    problem
from {{ ref('int_foi__requests') }}
order by request_id
