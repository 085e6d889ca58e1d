with

source as (

    select * from {{ source('raw', 'official_files') }}

),

typed as (

    select
        dataset,
        release,
        sha256,
        cast(version as integer) as version,
        release_version_id,
        file_id,
        data_set_file_id,
        file_name,
        title,
        cast(published_on as date) as published_on,
        url,
        cast(rows as integer) as rows,
        cast(fetched_at as timestamp with time zone) as fetched_at,
        outcome,
        problem,
        api_data_set_id,
        api_version,
        cast(withdrawn_at as timestamp with time zone) as withdrawn_at,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
