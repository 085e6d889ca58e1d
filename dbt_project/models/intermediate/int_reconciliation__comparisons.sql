-- What each measure is held against, with what is collected of each table. A table of
-- which nothing is collected is named only where the measure has no other; one of a wider
-- area stands beside the authority's own only where it has something.
with

comparisons as (

    select * from {{ ref('comparisons') }}

),

coverage as (

    select
        dataset,
        max(release) as covering_release,
        min(time_period) as first_year,
        max(time_period) as last_year,
        list(distinct la_code) as la_codes,
        bool_and(area_words is not null) as is_wider
    from {{ ref('int_reconciliation__official') }}
    group by dataset

),

collected as (

    select
        comparisons.* exclude (letter_units),
        string_split(coalesce(comparisons.letter_units, ''), ';') as letter_units,
        coverage.covering_release,
        coverage.first_year,
        coverage.last_year,
        coverage.la_codes,
        coalesce(coverage.is_wider, false) as is_wider
    from comparisons
    left join coverage on comparisons.dataset = coverage.dataset
    qualify
        coverage.covering_release is not null
        or (
            -- a wider area's figure is none of the authority's own
            not bool_or(coverage.covering_release is not null and not coverage.is_wider)
                over (partition by comparisons.measure)
            and row_number() over (
                partition by comparisons.measure
                order by
                    list_position(['same', 'proxy', 'context'], comparisons.grade),
                    comparisons.dataset, comparisons.indicator
            ) = 1
        )

)

select
    *,
    is_wider and not bool_and(is_wider) over (partition by measure) as is_beside
from collected
