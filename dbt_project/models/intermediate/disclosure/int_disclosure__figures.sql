-- Letters' figures that print a number which the DfE hides, and those that would give it away
-- again. The rule in plain words is in docs/disclosure_control.md.
with

figures as (

    select
        *,
        coalesce(value, lower) as least,
        coalesce(value, upper) as most,
        coalesce(period_start, as_at) as from_day,
        coalesce(period_end, as_at) as to_day
    from {{ ref('int_foi__figures') }}
    where coalesce(value, lower, upper) is not null

),

compared as (

    select distinct
        measure,
        dataset,
        indicator,
        indicator_words,
        grade
    from {{ ref('comparisons') }}
    where grade in ('same', 'proxy')

),

hidden as (

    select * from {{ ref('int_disclosure__hidden') }}

),

disclosing as (

    select
        figures.*,
        compared.dataset,
        compared.indicator,
        compared.indicator_words,
        hidden.time_period
    from figures
    inner join compared on figures.measure = compared.measure
    inner join hidden
        on
            compared.dataset = hidden.dataset
            and compared.indicator = hidden.indicator
            and figures.la_code = hidden.la_code
            and case
                when hidden.as_at is not null then figures.to_day = hidden.as_at
                else
                    figures.period_start = hidden.period_start
                    and figures.period_end = hidden.period_end
            end
    where
        coalesce(figures.unit, 'other') not in ('percent', 'GBP', 'days', 'staff')
        -- what is left of a sum when its printed parts are taken off is what was hidden
        and figures.least - hidden.printed_part >= 1
        -- a band of up to three numbers says more than the DfE's own mark
        and figures.most - figures.least <= 2
        and (compared.grade = 'same' or figures.most - hidden.printed_part <= 5)
    qualify
        row_number() over (
            partition by figures.figure_id
            order by compared.grade desc, compared.dataset asc, compared.indicator asc
        ) = 1

),

-- the same measure, or the same answer, of a period within that one or around it
giving_away as (

    select
        figures.figure_id,
        disclosing.dataset,
        disclosing.indicator,
        disclosing.indicator_words,
        disclosing.time_period
    from figures
    inner join disclosing
        on figures.la_code = disclosing.la_code and figures.figure_id <> disclosing.figure_id
    where
        (
            figures.measure = disclosing.measure
            or (
                figures.document_id = disclosing.document_id
                and figures.question is not distinct from disclosing.question
            )
        )
        and (
            (figures.from_day is null and figures.document_id = disclosing.document_id)
            or (
                figures.from_day >= disclosing.from_day
                and coalesce(figures.to_day, figures.from_day) <= disclosing.to_day
            )
            or (
                figures.from_day <= disclosing.from_day
                and coalesce(figures.to_day, disclosing.to_day) >= disclosing.to_day
            )
        )
        and figures.figure_id not in (select found.figure_id from disclosing as found)
    qualify
        row_number() over (
            partition by figures.figure_id
            order by disclosing.dataset, disclosing.indicator, disclosing.time_period
        ) = 1

)

select
    figure_id,
    dataset,
    indicator,
    indicator_words,
    time_period,
    'prints it' as because
from disclosing
union all
select
    *,
    'gives it away' as because
from giving_away
