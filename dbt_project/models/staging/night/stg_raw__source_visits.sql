with

source as (

    select * from {{ source('raw', 'source_visits') }}

),

typed as (

    select
        source_id,
        cast(attempted_at as timestamp with time zone) as attempted_at,
        outcome,
        message,
        remedy,
        cast(entries as integer) as entries,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
