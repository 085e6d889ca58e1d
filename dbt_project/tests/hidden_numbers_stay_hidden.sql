{{ config(meta={'dagster': {'ref': {'name': 'reconciliation'}}}) }}
-- Where either side hides a number, no exact value and no narrower bound is given for it,
-- and no difference is bounded through it.
with

verdicts as (

    select
        *,
        -- what a mark hides is at least 1, and of some tables 0 too; of a sum that is so
        -- beside the parts that are printed
        list_sum(
            list_transform(
                string_split(official_as_printed, ' + '),
                lambda part: coalesce(try_cast(replace(part, ',', '') as double), 1)
            )
        ) as least_known
    from {{ ref('reconciliation') }}

)

select
    reconciliation.reconciliation_id,
    reconciliation.explanation
from verdicts as reconciliation
left join {{ ref('foi_figures') }} as figures
    on reconciliation.figure_id = figures.figure_id
where
    (
        reconciliation.official_symbol is not null
        and reconciliation.official_value is not null
    )
    or (
        reconciliation.official_symbol = 'c'
        and (
            coalesce(reconciliation.official_lower > reconciliation.least_known, true)
            or reconciliation.official_upper is not null
        )
    )
    or (reconciliation.official_upper is null and reconciliation.difference_low is not null)
    or (reconciliation.official_lower is null and reconciliation.difference_high is not null)
    or (
        figures.suppressed
        and (
            reconciliation.foi_value is not null
            or (figures.lower is null and reconciliation.foi_lower is not null)
            or reconciliation.foi_lower > figures.lower
            or (figures.upper is null and reconciliation.foi_upper is not null)
            or reconciliation.foi_upper < figures.upper
        )
    )
