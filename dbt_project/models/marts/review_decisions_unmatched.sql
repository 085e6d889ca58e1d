select distinct
    decision_id,
    document_id,
    quote,
    as_printed,
    decision,
    decided_by,
    decided_on,
    problem
from {{ ref('int_foi__decisions') }}
where problem is not null
order by decision_id
