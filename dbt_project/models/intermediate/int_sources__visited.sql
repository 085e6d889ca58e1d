-- The sources, and how the last visits to them went.
with

sources as (

    select * from {{ ref('int_sources') }}

),

visits as (

    select * from {{ ref('stg_raw__source_visits') }}

),

last_visits as (

    select * from visits
    qualify row_number() over (partition by source_id order by attempted_at desc, run_id desc) = 1

),

-- entries landed, whether or not a person should look at how many they were
last_successes as (

    select * from visits
    where outcome in ('ok', 'not_modified', 'unexpected_listing')
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
        last_visits.remedy,
        sources.publisher,
        sources.publishes_log,
        sources.not_seen,
        sources.evidence,
        sources.verified_on,
        sources.in_register,
        last_visits.kind as last_kind,
        last_visits.listed as last_listed,
        last_visits.is_whole as last_is_whole,
        last_visits.passed_over as last_passed_over,
        last_visits.not_due as last_not_due,
        last_visits.opened as last_opened,
        last_visits.left_for_later as last_left_for_later
    from sources
    left join last_visits on sources.source_id = last_visits.source_id
    left join last_successes on sources.source_id = last_successes.source_id

)

select * from joined
