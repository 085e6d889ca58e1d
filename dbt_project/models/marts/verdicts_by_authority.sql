with

verdicts as (

    select * from {{ ref('reconciliation') }}

),

authorities as (

    select * from {{ ref('int_authorities') }}

),

-- the newest time that anything was answered about; of equal ones the closest comparison
newest as (

    select
        la_code,
        measure,
        verdict as newest_verdict,
        explanation as newest_explanation,
        figure_id as newest_figure_id,
        non_answer_id as newest_non_answer_id,
        coalesce(foi_as_at, foi_period_end, official_period_end) as newest_period_end
    from verdicts
    qualify
        row_number() over (
            partition by la_code, measure
            order by
                coalesce(foi_as_at, foi_period_end, official_period_end) desc nulls last,
                official_period_end desc nulls last,
                list_position(['same', 'proxy', 'context'], grade) asc nulls last,
                reconciliation_id asc
        ) = 1

),

counted as (

    select
        la_code,
        measure,
        count(distinct figure_id) as figures,
        count(distinct non_answer_id) as non_answers,
        count(*) filter (verdict = 'agrees') as agrees,
        count(*) filter (verdict = 'consistent') as consistent,
        count(*) filter (verdict = 'differs') as differs,
        count(*) filter (verdict = 'indicative') as indicative,
        count(*) filter (verdict = 'official_missing') as official_missing,
        count(*) filter (verdict = 'official_only') as official_only,
        count(*) filter (verdict = 'not_comparable') as not_comparable,
        count(*) filter (verdict = 'under_review') as under_review,
        count(*) filter (one_sided = 'fails') as one_sided_fails
    from verdicts
    group by la_code, measure

),

named as (

    select
        counted.la_code,
        authorities.name as authority_name,
        counted.measure,
        counted.figures,
        counted.non_answers,
        counted.agrees,
        counted.consistent,
        counted.differs,
        counted.indicative,
        counted.official_missing,
        counted.official_only,
        counted.not_comparable,
        counted.under_review,
        counted.one_sided_fails,
        newest.newest_period_end,
        newest.newest_verdict,
        newest.newest_explanation,
        newest.newest_figure_id,
        newest.newest_non_answer_id
    from counted
    inner join newest
        on
            counted.la_code = newest.la_code
            and counted.measure is not distinct from newest.measure
    left join authorities on counted.la_code = authorities.la_code

)

select * from named
order by la_code, measure
