with

source as (

    select * from {{ source('raw', 'passed_over') }}

),

typed as (

    select
        source_id,
        entry_key,
        la_code,
        title,
        url,
        cast(received_on as date) as received_on,
        cast(responded_on as date) as responded_on,
        vocabulary,
        cast(first_seen_at as timestamp with time zone) as first_seen_at,
        cast(last_seen_at as timestamp with time zone) as last_seen_at,
        cast(withdrawn_at as timestamp with time zone) as withdrawn_at,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
