with

source as (

    select * from {{ source('raw', 'official_columns') }}

),

typed as (

    select
        dataset,
        release,
        cast(version as integer) as version,
        column_name,
        canonical,
        state,
        was,
        cast(place as integer) as cell_place,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
