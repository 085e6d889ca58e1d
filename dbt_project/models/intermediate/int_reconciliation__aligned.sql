-- One row a figure and official indicator: the reporting year it is held against, and
-- in words all the years that its period touches.
with

candidates as (

    select * from {{ ref('int_reconciliation__candidates') }}

),

coverage as (

    select * from {{ ref('int_official__coverage') }}

),

touched as (

    select
        figure_id,
        dataset,
        indicator,
        string_agg(
            time_period
            || case when is_open then '' else ' (' || {{ share_words('share') }} || ')' end,
            ', ' order by time_period
        ) as overlapping_years,
        string_agg(
            time_period
            || case when is_open then ' (' else ' (' || {{ share_words('share') }} || ' of it, ' end
            || coalesce(nullif(official_as_printed, ''), 'blank')
            || case when suspect_not_recorded then ', probably not recorded' else '' end
            || ')',
            ' and ' order by time_period
        ) as overlapping_figures,
        count(*) as years_touched,
        sum(share) as share_covered
    from candidates
    where time_period is not null
    group by figure_id, dataset, indicator

),

chosen as (

    select
        *,
        {{ alignment(
            'is_stock', 'as_at', 'official_as_at', 'period_start', 'period_end',
            'official_period_start', 'official_period_end'
        ) }} as alignment
    from candidates
    -- the year with most of the period's days; of equal ones the newest, and for a
    -- period without an end the year in which it begins, the only one that is sure
    qualify
        row_number() over (
            partition by figure_id, dataset, indicator
            order by
                case when is_open then null else share end desc nulls last,
                case when is_open then time_period else -time_period end
        ) = 1

),

aligned as (

    select
        chosen.*,
        touched.overlapping_years,
        touched.overlapping_figures,
        coalesce(touched.years_touched, 0) as years_touched,
        touched.share_covered,
        coverage.release as covering_release,
        coverage.first_year,
        coverage.last_year,
        coalesce(list_contains(coverage.la_codes, chosen.la_code), false) as is_covered
    from chosen
    left join touched
        on
            chosen.figure_id = touched.figure_id
            and chosen.dataset = touched.dataset
            and chosen.indicator = touched.indicator
    left join coverage on chosen.dataset = coverage.dataset

)

select * from aligned
