-- Each question answered by no figure beside the official figures that were asked for,
-- one row a reporting year; one row without a year where there are none.
with

asked as (

    select * from {{ ref('int_reconciliation__asked') }}
    where standing = 'comparable'

),

official as (

    select * from {{ ref('int_official__latest') }}

),

coverage as (

    select * from {{ ref('int_official__coverage') }}

),

matched as (

    select
        asked.*,
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
        official.suspect_reason,
        coalesce(official.suspect_not_recorded, false) as suspect_not_recorded,
        coverage.release as covering_release,
        coverage.first_year,
        coverage.last_year,
        coalesce(list_contains(coverage.la_codes, asked.la_code), false) as is_covered,
        case
            when official.time_period is null or coalesce(asked.asked_from, asked.asked_to) is null
                then 'none'
            when
                asked.asked_from = official.period_start and asked.asked_to = official.period_end
                then 'exact'
            when
                coalesce(asked.asked_from <= official.period_start, true)
                and coalesce(asked.asked_to >= official.period_end, true)
                then 'contains'
            when
                asked.asked_from >= official.period_start and asked.asked_to <= official.period_end
                then 'contains'
            else 'overlaps'
        end as alignment,
        case
            -- a symbol stands where the number would: the row says what the symbol says
            when official.time_period is null or official.symbol is not null
                then 'official_missing'
            else 'official_only'
        end as verdict
    from asked
    left join official
        on
            asked.dataset = official.dataset
            and asked.indicator = official.indicator
            and asked.la_code = official.la_code
            and coalesce(official.period_end >= asked.asked_from, true)
            and coalesce(official.period_start <= asked.asked_to, true)
    left join coverage on asked.dataset = coverage.dataset

),

explained as (

    select
        *,
        {{ non_answer_said() }} || '; '
        || case
            when time_period is null then {{ official_absent() }}
            else {{ official_said() }}
        end
        || case
            when suspect_not_recorded
                then ', but that zero probably means “not recorded”, because ' || suspect_reason
            when verdict = 'official_missing'
                then ', so there is no official figure to put in its place'
            else ''
        end
        || '.' as explanation
    from matched

)

select * from explained
