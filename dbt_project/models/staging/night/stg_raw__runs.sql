with

source as (

    select * from {{ source('raw', 'runs') }}

),

typed as (

    select
        run_id,
        cast(started_at as timestamp with time zone) as started_at,
        cast(finished_at as timestamp with time zone) as finished_at,
        sources_mode,
        reader_version,
        status,
        message,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
