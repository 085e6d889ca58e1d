-- A quote longer than what any licence lets us publish is cut: publishing/licences.py
select
    decision_id,
    document_id,
    left(quote, 300) as quote,
    as_printed,
    ordinal,
    alike,
    decision,
    value,
    lower,
    upper,
    period_start,
    period_end,
    as_at,
    unit,
    topic,
    measure,
    reason,
    decided_by,
    decided_on,
    count(figure_id) filter (where problem is null) as figures,
    problem
from {{ ref('int_foi__decisions') }}
group by all
order by document_id, decision_id
