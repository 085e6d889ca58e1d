with

source as (

    select * from {{ source('raw', 'nrm_files') }}

),

typed as (

    select
        dataset,
        release,
        sha256,
        cast(version as integer) as version,
        title,
        cast(published_on as date) as published_on,
        url,
        licence,
        licence_text,
        cast(cells as integer) as cells,
        notes,
        cast(fetched_at as timestamp with time zone) as fetched_at,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
