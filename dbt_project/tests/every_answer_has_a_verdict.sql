{{ config(meta={'dagster': {'ref': {'name': 'reconciliation'}}}) }}
-- No figure (but those a person rejected) and no non-answer may be without a row.
select
    figure_id as answer_id,
    'figure' as kind
from {{ ref('foi_figures') }}
where
    review_decision is distinct from 'reject'
    and figure_id not in (
        select reconciliation.figure_id from {{ ref('reconciliation') }} as reconciliation
        where reconciliation.figure_id is not null
    )

union all

select
    non_answer_id as answer_id,
    'non-answer' as kind
from {{ ref('foi_non_answers') }}
where
    non_answer_id not in (
        select reconciliation.non_answer_id from {{ ref('reconciliation') }} as reconciliation
        where reconciliation.non_answer_id is not null
    )
