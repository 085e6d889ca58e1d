{{ config(meta={'dagster': {'ref': {'name': 'reconciliation'}}}) }}
-- Other people's words stand in quotation marks and may hold anything; ours may not.
with

ours as (

    select
        reconciliation_id,
        explanation,
        regexp_replace(explanation, '“[^”]*”', '“”', 'g') as words
    from {{ ref('reconciliation') }}

)

select *
from ours
where
    regexp_matches(words, '\b(None|none|null|NULL|nan|NaN)\b')
    or regexp_matches(words, '\s\s|\s[,;.:]|\(\)|\.\.')
    or not regexp_full_match(explanation, '[A-Z].*[^.]\.')
