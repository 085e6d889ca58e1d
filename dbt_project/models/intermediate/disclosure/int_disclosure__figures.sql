-- Letters' figures that print a number which the DfE hides, and those that would give it away
-- again. The rule in plain words is in docs/disclosure_control.md.
with

figures as (

    select
        *,
        coalesce(value, lower) as least,
        coalesce(value, upper) as most,
        coalesce(period_start, as_at) as from_day,
        coalesce(period_end, as_at) as to_day,
        coalesce(unit, 'other') as counted_in
    from {{ ref('int_foi__figures') }}
    where coalesce(value, lower, upper) is not null or suppressed

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

    select
        *,
        coalesce(as_at, period_start) as first_day,
        coalesce(as_at, period_end) as last_day
    from {{ ref('int_disclosure__hidden') }}

),

-- what is said of a hidden number: of its whole period, or of a part of it
said as (

    select
        figures.*,
        compared.dataset,
        compared.indicator,
        compared.indicator_words,
        compared.grade,
        hidden.time_period,
        hidden.printed_part,
        least(figures.from_day, hidden.first_day) as first_day,
        hidden.last_day,
        figures.to_day = hidden.last_day
        and (hidden.as_at is not null or figures.from_day = hidden.first_day) as is_whole
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
                    figures.from_day >= hidden.first_day
                    and figures.to_day <= hidden.last_day
            end
    where figures.counted_in not in ('GBP', 'days', 'staff')

),

disclosing as (

    select * from said
    where
        counted_in <> 'percent'
        -- what is left of a sum when its printed parts are taken off is what was hidden
        and least - if(is_whole, printed_part, 0) >= 1
        -- a band of up to three numbers says more than the DfE's own mark
        and most - least <= 2
        and (grade = 'same' or most - printed_part <= 5)

),

-- a band or a mark may stay, but not with numbers from which what it hides can be worked out
masked as (

    select said.*
    from said
    anti join disclosing
        on
            said.figure_id = disclosing.figure_id
            and said.dataset = disclosing.dataset
            and said.indicator = disclosing.indicator
            and said.time_period = disclosing.time_period
    where
        said.is_whole
        and said.counted_in <> 'percent'
        and said.value is null
        and (said.grade = 'same' or coalesce(said.lower, 0) - said.printed_part <= 5)

),

beginnings as (

    select
        *,
        true as prints_number
    from disclosing
    union all
    select
        *,
        false as prints_number
    from masked

),

-- the same measure, or the same answer, of a period within that one or around it
around as (

    select
        figures.figure_id,
        beginnings.dataset,
        beginnings.indicator,
        beginnings.indicator_words,
        beginnings.time_period
    from figures
    inner join beginnings
        on figures.la_code = beginnings.la_code and figures.figure_id <> beginnings.figure_id
    where
        (
            figures.measure = beginnings.measure
            or (
                figures.document_id = beginnings.document_id
                and figures.question is not distinct from beginnings.question
            )
        )
        and (
            (figures.from_day is null and figures.document_id = beginnings.document_id)
            or (
                figures.from_day >= beginnings.first_day
                and coalesce(figures.to_day, figures.from_day) <= beginnings.last_day
            )
            or (
                figures.from_day <= beginnings.first_day
                and coalesce(figures.to_day, beginnings.last_day) >= beginnings.last_day
            )
        )
        and coalesce(figures.least, figures.most) is not null
        -- other bands and noughts beside a band leave it as wide as it was
        and (
            beginnings.prints_number
            or (
                figures.most > 0
                and figures.most - figures.least <= 2
                and figures.counted_in not in ('GBP', 'days', 'staff')
            )
        )

),

together as (

    select
        *,
        case when is_whole then 'prints it' else 'gives it away' end as because,
        grade = 'same' as is_same
    from disclosing
    union all by name
    -- a share of a number that is printed somewhere is the number itself
    select
        *,
        'gives it away' as because,
        grade = 'same' as is_same
    from said
    where counted_in = 'percent' and least > 0 and most is not null
    union all by name
    select
        *,
        'gives it away' as because,
        false as is_same
    from around

)

select
    figure_id,
    dataset,
    indicator,
    indicator_words,
    time_period,
    because
from together
qualify
    row_number() over (
        partition by figure_id
        order by because desc, is_same desc, dataset asc, indicator asc, time_period asc
    ) = 1
