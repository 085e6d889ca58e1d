-- Each question answered by no figure beside the official figures that were asked for, one
-- row an official period; one row without official columns where there are none, and one
-- for the years before or after those that the table covers.
with

asked as (

    select * from {{ ref('int_reconciliation__asked') }}
    where standing = 'comparable'

),

official as (

    select * from {{ ref('int_reconciliation__official') }}

),

-- the years that the table has for each authority
years_held as (

    select
        dataset,
        canonical,
        la_code,
        min(time_period) as own_first_year,
        max(time_period) as own_last_year
    from official
    group by dataset, canonical, la_code

),

authority_rows as (

    select * from {{ ref('int_authority_rows') }}

),

matched as (

    select
        asked.* exclude (indicator),
        asked.indicator as canonical,
        coalesce(official.indicator, asked.indicator) as indicator,
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
        official.revised,
        official.made_of,
        official.area_words,
        official.is_withdrawn,
        authority_rows.reason as authority_reason,
        coalesce(official.suspect_not_recorded, false) as suspect_not_recorded,
        case
            when official.release is null or coalesce(asked.asked_from, asked.asked_to) is null
                then 'none'
            -- the table that the letter names is its answer, year by year
            when asked.is_named then 'exact'
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
            when official.release is null or official.symbol is not null
                then 'official_missing'
            else 'official_only'
        end as verdict
    from asked
    left join official
        on
            asked.dataset = official.dataset
            and asked.indicator = official.canonical
            and asked.la_code = official.la_code
            and coalesce(official.period_end >= asked.asked_from, true)
            and coalesce(official.period_start <= asked.asked_to, true)
    left join authority_rows
        on
            asked.la_code = authority_rows.la_code
            and official.release is null
            and {{ reporting_year_of('coalesce(asked.asked_to, asked.asked_from)') }}
            = authority_rows.time_period
    -- of a wider area the newest period of what was asked
    where not asked.is_beside or official.release is not null
    qualify
        official.area_words is null
        or row_number() over (
            partition by asked.non_answer_id, asked.dataset, asked.indicator
            order by official.period_end desc, official.period_start asc
        ) = 1

),

-- of those that have some years: the years asked about that the table does not have
uncovered as (

    select
        matched.*,
        years_held.own_first_year,
        years_held.own_last_year
    from matched
    inner join years_held
        on
            matched.dataset = years_held.dataset
            and matched.canonical = years_held.canonical
            and matched.la_code = years_held.la_code
    where matched.release is not null and years_held.own_first_year is not null
    qualify
        row_number() over (
            partition by matched.non_answer_id, matched.measure, matched.dataset, matched.canonical
            order by matched.official_period_end
        ) = 1

),

stretches as (

    select
        *,
        {{ reporting_year_of('period_start') }} as from_year,
        own_first_year - 1 as to_year,
        own_first_year - 1 as year_beside
    from uncovered
    where period_start < {{ reporting_year_start('own_first_year') }}

    union all

    select
        *,
        own_last_year + 1 as from_year,
        {{ reporting_year_of('period_end') }} as to_year,
        own_last_year + 1 as year_beside
    from uncovered
    where period_end > {{ reporting_year_end('own_last_year') }}

),

told as (

    select stretches.* replace (authority_rows.reason as authority_reason)
    from stretches
    left join authority_rows
        on
            stretches.la_code = authority_rows.la_code
            and stretches.year_beside = authority_rows.time_period

),

together as (

    select
        *,
        null as years_uncovered
    from matched

    union all by name

    select
        * exclude (own_first_year, own_last_year, from_year, to_year, year_beside) replace (
            null as time_period,
            null as release,
            -- the id of a row holds the end of its period
            {{ reporting_year_start('from_year') }} as official_period_start,
            {{ reporting_year_end('to_year') }} as official_period_end,
            null as official_as_at,
            null as official_as_printed,
            null as official_value,
            null as official_lower,
            null as official_upper,
            null as official_symbol,
            null as official_symbol_meaning,
            null as revised,
            null as made_of,
            false as suspect_not_recorded,
            null as suspect_reason,
            'none' as alignment,
            'official_missing' as verdict
        ),
        {{ years_words('from_year', 'to_year') }} as years_uncovered
    from told

),

explained as (

    select
        *,
        {{ non_answer_said() }} || '; '
        || case
            when years_uncovered is not null then {{ years_not_covered() }}
            when release is null then {{ official_absent() }}
            else {{ official_said() }}
        end
        || case
            when suspect_not_recorded
                then ', but that zero probably means “not recorded”, because ' || suspect_reason
            when verdict = 'official_missing'
                then ', so there is no official figure to put in its place'
            when grade = 'context' then ', for context only: ' || reason
            when grade = 'proxy' then ', which is close to that but not the same: ' || reason
            else ''
        end
        || '.' as explanation
    from together

)

select * from explained
