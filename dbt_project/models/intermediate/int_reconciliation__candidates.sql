-- Every official period that a figure's time touches, one row each, with the share of its
-- days that fall in it: for a stock the ends of March around its day. A figure that touches
-- none has one row without an official period.
with

figures as (

    select * from {{ ref('int_reconciliation__figures') }}
    where standing = 'comparable'

),

comparisons as (

    select * from {{ ref('int_reconciliation__comparisons') }}

),

official as (

    select * from {{ ref('int_reconciliation__official') }}

),

compared as (

    select
        figures.*,
        comparisons.dataset,
        comparisons.indicator,
        comparisons.indicator_words,
        comparisons.grade,
        comparisons.relation,
        comparisons.reason,
        comparisons.unit as counted_unit,
        comparisons.is_stock,
        comparisons.is_beside,
        comparisons.covering_release,
        comparisons.first_year,
        comparisons.last_year,
        coalesce(list_contains(comparisons.la_codes, figures.la_code), false) as is_covered,
        list_contains(comparisons.letter_units, figures.unit) as unit_fits,
        -- the days that are known to be counted: a day, a period, or the open end's one date
        coalesce(figures.as_at, figures.period_start, figures.period_end) as counted_from,
        coalesce(figures.as_at, figures.period_end, figures.period_start) as counted_to,
        figures.as_at is null
        and not figures.is_undated
        and (figures.period_start is null or figures.period_end is null) as is_open
    from figures
    inner join comparisons on figures.measure = comparisons.measure
    where
        {{ commensurable('figures.unit', 'comparisons.unit') }}
        and (comparisons.is_stock or not figures.is_undated)
    -- children are held against children where the table counts both them and cases
    qualify
        list_contains(comparisons.letter_units, figures.unit)
        or not bool_or(list_contains(comparisons.letter_units, figures.unit)) over (
            partition by figures.figure_id
        )

),

candidates as (

    select
        compared.* exclude (indicator),
        compared.indicator as canonical,
        -- as the release prints it
        coalesce(official.indicator, compared.indicator) as indicator,
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
        official.revised,
        official.made_of,
        official.area_words,
        official.is_withdrawn,
        official.as_at - compared.as_at as days_off,
        -- no share can be taken of a period whose length the letter does not say
        case
            when not compared.is_open and compared.as_at is null and official.release is not null
                then (
                    least(official.period_end, compared.counted_to)
                    - greatest(official.period_start, compared.counted_from) + 1
                ) / (compared.counted_to - compared.counted_from + 1)
        end as share
    from compared
    left join official
        on
            compared.dataset = official.dataset
            and compared.indicator = official.canonical
            and compared.la_code = official.la_code
            and {{ touches() }}
    where official.release is not null or not compared.is_beside

)

select * from candidates
