with

source as (

    select * from {{ source('raw', 'sources') }}

),

typed as (

    select
        source_id,
        la_code,
        platform,
        base_url,
        status,
        status_reason,
        licence,
        evidence,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
