with

authorities as (

    select * from {{ ref('int_authorities') }}
    where closed_on is null

),

places as (

    select * from {{ ref('int_coverage__places') }}

),

held as (

    select * from {{ ref('int_coverage__held') }}

),

joined as (

    select
        authorities.la_code,
        authorities.name,
        authorities.region,
        places.publishes_log,
        places.status,
        places.why_not,
        places.sources,
        places.source_id as best_source_id,
        places.platform,
        held.since,
        held.newest_on,
        places.last_seen_at,
        places.last_attempt_at,
        places.last_outcome,
        places.listed,
        held.passed_over,
        held.requests,
        held.opened,
        -- of what the log is known to list and is about children's social care
        round(held.opened / nullif(places.listed - held.passed_over, 0), 3) as share_opened,
        held.withdrawn,
        held.by_hand,
        held.documents,
        held.figures,
        held.non_answers,
        places.evidence
    from authorities
    inner join places on authorities.la_code = places.la_code
    inner join held on authorities.la_code = held.la_code

)

select * from joined
order by la_code
