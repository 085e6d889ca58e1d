-- Official numbers that a council's own letter speaks against.
with

verdicts as (

    select * from {{ ref('reconciliation') }}

),

answers as (

    select * from {{ ref('stg_raw__foi_non_answers') }}

),

authorities as (

    select * from {{ ref('int_authorities') }}

),

judged as (

    select
        verdicts.*,
        answers.quote,
        case
            when verdicts.verdict = 'differs' then 'differs'
            when verdicts.one_sided = 'fails' then 'more_children_than_can_be'
            -- only of the time that the letter names
            when
                verdicts.verdict = 'official_only'
                and answers.outcome = 'not_recorded'
                and verdicts.alignment in ('exact', 'contains')
                then 'said_not_recorded'
        end as contradiction
    from verdicts
    left join answers on verdicts.non_answer_id = answers.non_answer_id

),

contradicted as (

    select
        judged.reconciliation_id,
        judged.la_code,
        authorities.name as authority_name,
        judged.dataset,
        judged.indicator,
        judged.release,
        judged.official_period_start,
        judged.official_period_end,
        judged.official_as_printed,
        judged.official_value,
        judged.official_lower,
        judged.official_upper,
        judged.suspect_not_recorded,
        judged.contradiction,
        judged.measure,
        judged.foi_value,
        judged.foi_lower,
        judged.foi_upper,
        judged.difference_low,
        judged.difference_high,
        judged.quote,
        judged.explanation,
        judged.figure_id,
        judged.non_answer_id,
        judged.document_id,
        judged.request_id
    from judged
    left join authorities on judged.la_code = authorities.la_code
    where judged.contradiction is not null

)

select * from contradicted
order by la_code, dataset, indicator, official_period_end, reconciliation_id
