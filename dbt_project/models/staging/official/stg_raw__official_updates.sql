with

source as (

    select * from {{ source('raw', 'official_updates') }}

),

typed as (

    select
        publication,
        release,
        release_version_id,
        cast(updated_on as date) as updated_on,
        trim(summary) as summary,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
