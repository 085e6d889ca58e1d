with

source as (

    select * from {{ source('raw', 'fetches') }}

),

typed as (

    select
        fetch_id,
        source_id,
        url,
        method,
        cast(status as integer) as status,
        outcome,
        message,
        sha256,
        etag,
        last_modified,
        media_type,
        cast(bytes as bigint) as bytes,
        cast(seconds as double) as seconds,
        cast(attempt as integer) as attempt,
        cast(fetched_at as timestamp with time zone) as fetched_at,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
