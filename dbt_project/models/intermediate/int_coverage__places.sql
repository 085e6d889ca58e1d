-- What the sources of an authority come to, and the one of them that stands best.
{%- set statuses = [
    'active', 'unverified', 'manual', 'blocked_bot', 'blocked_robots', 'needs_js', 'no_log'
] %}
with

places as (

    select
        *,
        -- null where it is read, and where it is not read yet, the reason
        case
            when status <> 'active' then status_reason
            when last_attempt_at is null then 'it has not been asked yet'
            when last_outcome not in ('ok', 'not_modified', 'unexpected_listing')
                then coalesce(last_message, last_outcome)
        end as why_not
    from {{ ref('int_sources__visited') }}
    where in_register and la_code is not null and platform <> 'local_drop'

),

best as (

    select * from places
    qualify
        row_number() over (
            partition by la_code
            order by
                list_position({{ statuses }}, status) asc nulls last,
                last_success_at desc nulls last,
                source_id asc
        ) = 1

),

summed as (

    select
        la_code,
        cast(count(*) filter (platform <> 'none') as integer) as sources,
        cast(sum(entries) as integer) as listed,
        max(last_success_at) as last_seen_at,
        max(last_attempt_at) as last_attempt_at,
        case
            -- whatever the register says, what lists entries publishes them
            when bool_or(publishes_log = 'yes' or coalesce(entries, 0) > 0) then 'yes'
            when bool_or(publishes_log = 'unknown') then 'unknown'
            else 'none_found'
        end as publishes_log
    from places
    group by la_code

),

joined as (

    select
        best.la_code,
        summed.publishes_log,
        best.status,
        best.why_not,
        summed.sources,
        best.source_id,
        best.platform,
        summed.last_seen_at,
        summed.last_attempt_at,
        best.last_outcome,
        summed.listed,
        best.evidence
    from best
    inner join summed on best.la_code = summed.la_code

)

select * from joined
