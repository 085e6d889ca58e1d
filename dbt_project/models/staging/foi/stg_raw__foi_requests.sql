with

source as (

    select * from {{ source('raw', 'foi_requests') }}

),

typed as (

    select
        request_id,
        la_code,
        source_id,
        entry_key,
        reference,
        title,
        cast(received_on as date) as received_on,
        cast(responded_on as date) as responded_on,
        url,
        disposition,
        licence,
        problem,
        page_sha256,
        cast(first_seen_at as timestamp with time zone) as first_seen_at,
        cast(last_seen_at as timestamp with time zone) as last_seen_at,
        cast(withdrawn_at as timestamp with time zone) as withdrawn_at,
        cast(opened_on as date) as opened_on,
        cast(owed as boolean) as is_owed,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
