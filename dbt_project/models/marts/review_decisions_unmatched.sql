select
    decision_id,
    document_id,
    quote,
    as_printed,
    ordinal,
    decision,
    decided_by,
    decided_on,
    problem
from {{ ref('review_decisions') }}
where problem is not null
order by decision_id
