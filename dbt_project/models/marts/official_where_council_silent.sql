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

-- what the same council says elsewhere of the same thing and year
given as (

    select distinct
        la_code,
        dataset,
        indicator,
        official_period_end
    from verdicts
    where figure_id is not null and official_period_end is not null

),

silent as (

    select
        verdicts.reconciliation_id,
        verdicts.la_code,
        authorities.name as authority_name,
        verdicts.measure,
        answers.outcome,
        answers.exemption,
        verdicts.dataset,
        verdicts.indicator,
        verdicts.release,
        verdicts.official_period_start,
        verdicts.official_period_end,
        verdicts.official_as_printed,
        verdicts.official_value,
        verdicts.official_lower,
        verdicts.official_upper,
        verdicts.official_unit,
        verdicts.suspect_not_recorded,
        given.la_code is not null as is_given_elsewhere,
        verdicts.grade,
        verdicts.explanation,
        answers.quote,
        verdicts.non_answer_id,
        verdicts.document_id,
        verdicts.request_id,
        {{ in_attachment('answers') }} as in_attachment
    from verdicts
    inner join answers on verdicts.non_answer_id = answers.non_answer_id
    left join authorities on verdicts.la_code = authorities.la_code
    left join given
        on
            verdicts.la_code = given.la_code
            and verdicts.dataset = given.dataset
            and verdicts.indicator = given.indicator
            and verdicts.official_period_end = given.official_period_end
    -- a wider area's figure is not the one that the council did not give
    where verdicts.verdict = 'official_only' and verdicts.official_area is null

)

select * from silent
order by la_code, measure, official_period_end, reconciliation_id
