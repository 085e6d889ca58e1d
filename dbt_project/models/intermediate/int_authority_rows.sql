-- Under which official row an authority's figures of a reporting year stand: its own while
-- it existed on the last day of the year, else none, with the reason and who has them.
with

authorities as (

    select * from {{ ref('int_authorities') }}

),

reporting_years as (

    select cast(year as integer) as time_period
    from (
        select unnest(range(2010, coalesce(max(year(published_on)), 2025) + 2)) as year
        from {{ ref('int_official__releases') }}
    )

),

codes as (

    select * from {{ ref('int_authority_codes') }}

),

changes as (

    select * from {{ ref('reorganisations') }}
    where kind <> 'recoded'

),

-- what an authority came from, and what it went to
events as (

    select
        successor_la_code as la_code,
        'before' as side,
        changed_on,
        words,
        predecessor_la_code as other_la_code
    from changes

    union all

    select
        predecessor_la_code as la_code,
        'after' as side,
        changed_on,
        words,
        successor_la_code as other_la_code
    from changes

),

told as (

    select
        events.la_code,
        events.side,
        string_agg(
            distinct {{ dated_words('events.words', 'events.changed_on') }},
            '; ' order by {{ dated_words('events.words', 'events.changed_on') }}
        ) as happened,
        string_agg(distinct events.other_la_code, ';' order by events.other_la_code)
            as other_la_codes,
        string_agg(
            distinct others.name || ' (' || others.la_code || ')',
            ' and ' order by others.name || ' (' || others.la_code || ')'
        ) as others
    from events
    left join authorities as others on events.other_la_code = others.la_code
    group by events.la_code, events.side

),

placed as (

    select
        authorities.la_code,
        authorities.name,
        reporting_years.time_period,
        {{ reporting_year_end('reporting_years.time_period') }} as period_end,
        case
            when authorities.opened_on > {{ reporting_year_end('reporting_years.time_period') }}
                then 'before'
            when authorities.closed_on < {{ reporting_year_end('reporting_years.time_period') }}
                then 'after'
        end as side,
        authorities.opened_on,
        authorities.closed_on
    from authorities
    cross join reporting_years

),

answered as (

    select
        placed.la_code,
        placed.time_period,
        case when placed.side is null then placed.la_code end as official_la_code,
        case when placed.side is null then codes.ons_code end as official_ons_code,
        case
            when placed.side is not null
                then
                    coalesce(
                        told.happened,
                        case placed.side
                            when 'before'
                                then placed.name || ' did not exist before '
                                    || {{ date_words('placed.opened_on') }}
                            else placed.name || ' ended on ' || {{ date_words('placed.closed_on') }}
                        end
                    )
                    || coalesce(
                        '; the official figures of the year to '
                        || {{ date_words('placed.period_end') }} || ' are those of ' || told.others,
                        ''
                    )
        end as reason,
        told.other_la_codes as held_by_la_codes
    from placed
    left join told on placed.la_code = told.la_code and placed.side = told.side
    left join codes
        on
            placed.la_code = codes.la_code
            and coalesce(codes.valid_from <= placed.period_end, true)
            and coalesce(codes.valid_to >= placed.period_end, true)

)

select * from answered
