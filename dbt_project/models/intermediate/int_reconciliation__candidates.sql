-- Every reporting year that a figure's period touches, one row each, with the share of
-- the period's days that fall in it; a figure that touches none has one row without a year.
with

figures as (

    select * from {{ ref('int_reconciliation__figures') }}
    where standing = 'comparable'

),

comparisons as (

    select
        *,
        {{ official_unit('dataset', 'indicator') }} as counted_unit,
        {{ official_is_stock('indicator') }} as is_stock
    from {{ ref('comparisons') }}

),

official as (

    select * from {{ ref('int_official__latest') }}

),

compared as (

    select
        figures.*,
        comparisons.dataset,
        comparisons.indicator,
        comparisons.indicator_words,
        comparisons.grade,
        comparisons.reason,
        comparisons.counted_unit,
        comparisons.is_stock,
        -- the days that are known to be counted: a day, a period, or the open end's one date
        coalesce(
            {{ day_held_against('figures.as_at', 'comparisons.is_stock') }},
            figures.period_start, figures.period_end
        ) as counted_from,
        coalesce(
            {{ day_held_against('figures.as_at', 'comparisons.is_stock') }},
            figures.period_end, figures.period_start
        ) as counted_to,
        figures.as_at is null and (figures.period_start is null or figures.period_end is null)
            as is_open
    from figures
    inner join comparisons on figures.measure = comparisons.measure
    where {{ commensurable('figures.unit', 'comparisons.counted_unit') }}

),

candidates as (

    select
        compared.*,
        official.time_period,
        official.release,
        official.period_start as official_period_start,
        official.period_end as official_period_end,
        official.as_at as official_as_at,
        official.as_printed as official_as_printed,
        official.value as official_value,
        official.lower as official_lower,
        official.upper as official_upper,
        official.symbol as official_symbol,
        official.symbol_meaning as official_symbol_meaning,
        official.suspect_not_recorded,
        official.suspect_reason,
        -- no share can be taken of a period whose length the letter does not say
        case
            when not compared.is_open and official.time_period is not null
                then (
                    least(official.period_end, compared.counted_to)
                    - greatest(official.period_start, compared.counted_from) + 1
                ) / (compared.counted_to - compared.counted_from + 1)
        end as share
    from compared
    left join official
        on
            compared.dataset = official.dataset
            and compared.indicator = official.indicator
            and compared.la_code = official.la_code
            and official.period_end >= compared.counted_from
            and official.period_start <= {{ latest_day_counted() }}

)

select * from candidates
