with

sources as (

    select * from {{ ref('stg_raw__sources') }}

),

visits as (

    select * from {{ ref('stg_raw__source_visits') }}

),

last_visits as (

    select * from visits
    qualify row_number() over (partition by source_id order by attempted_at desc, run_id desc) = 1

),

last_successes as (

    select * from visits
    where outcome in ('ok', 'not_modified')
    qualify row_number() over (partition by source_id order by attempted_at desc, run_id desc) = 1

),

joined as (

    select
        sources.source_id,
        sources.la_code,
        sources.platform,
        sources.base_url,
        sources.status,
        last_successes.attempted_at as last_success_at,
        last_visits.attempted_at as last_attempt_at,
        last_visits.outcome as last_outcome,
        last_successes.entries,
        sources.licence,
        sources.status_reason,
        last_visits.message as last_message,
        last_visits.remedy
    from sources
    left join last_visits on sources.source_id = last_visits.source_id
    left join last_successes on sources.source_id = last_successes.source_id

)

select * from joined
order by source_id
