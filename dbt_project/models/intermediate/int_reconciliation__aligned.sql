-- One row a figure and official indicator: the official period it is held against, and in
-- words all the periods that its own touches.
with

candidates as (

    select * from {{ ref('int_reconciliation__candidates') }}

),

-- an authority that was not there at the time has its reason
authority_rows as (

    select * from {{ ref('int_authority_rows') }}

),

touched as (

    select
        figure_id,
        dataset,
        canonical,
        string_agg(
            {{ official_period_words() }}
            || case
                when days_off is not null then {{ days_off_words() }}
                when share is not null and as_at is null
                    then ' (' || {{ share_words('share') }} || ')'
                else ''
            end,
            ', ' order by official_period_end
        ) as overlapping_years,
        string_agg(
            {{ official_period_words() }}
            || ' ('
            || case when share is null then '' else {{ share_words('share') }} || ' of it, ' end
            || case
                when made_of is not null then {{ number_words('official_value') }}
                else coalesce(nullif(official_as_printed, ''), 'blank')
            end
            || case when suspect_not_recorded then ', probably not recorded' else '' end
            || ')',
            ' and ' order by official_period_end
        ) as overlapping_figures,
        count(*) as years_touched,
        sum(share) as share_covered,
        -- of the ends of March around a day
        min(official_value) as least_around,
        max(official_value) as greatest_around,
        count(official_value) as values_around
    from candidates
    where release is not null
    group by figure_id, dataset, canonical

),

ordered as (

    select
        *,
        {{ alignment(
            'is_stock', 'as_at', 'official_as_at', 'period_start', 'period_end',
            'official_period_start', 'official_period_end'
        ) }} as alignment,
        lead(official_as_printed) over of_the_figure as other_as_printed,
        lead(official_as_at) over of_the_figure as other_as_at,
        row_number() over of_the_figure as place
    from candidates
    -- the year with most of the period's days; of equal ones the newest, and for a period
    -- without an end the year in which it begins, the only one that is sure; for a day the
    -- nearest end of March
    window of_the_figure as (
        partition by figure_id, dataset, canonical
        order by
            abs(days_off) nulls last,
            case when is_open then null else share end desc nulls last,
            case when is_open then official_period_end end,
            official_period_end desc
    )

),

chosen as (

    select * exclude (place) from ordered
    where place = 1

),

aligned as (

    select
        chosen.*,
        touched.overlapping_years,
        touched.overlapping_figures,
        coalesce(touched.years_touched, 0) as years_touched,
        touched.share_covered,
        case
            when chosen.alignment = 'snapshot_other_day' and touched.values_around = 2
                then
                    chosen.value between touched.least_around and touched.greatest_around
        end as lies_between,
        authority_rows.reason as authority_reason
    from chosen
    left join touched
        on
            chosen.figure_id = touched.figure_id
            and chosen.dataset = touched.dataset
            and chosen.canonical = touched.canonical
    left join authority_rows
        on
            chosen.la_code = authority_rows.la_code
            and chosen.release is null
            and {{ reporting_year_of(day_of_the_year('chosen')) }} = authority_rows.time_period

)

select * from aligned
