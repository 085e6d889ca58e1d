with

source as (

    select * from {{ source('raw', 'official_cells') }}

),

typed as (

    select
        dataset,
        release,
        cast(version as integer) as version,
        cast(time_period as integer) as time_period,
        time_identifier,
        geographic_level,
        country_code,
        region_code,
        region_name,
        la_code,
        new_la_code,
        la_name,
        area_code,
        area_name,
        lower(indicator) as indicator,
        breakdown,
        trim(as_printed) as as_printed,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
