with

source as (

    select * from {{ source('raw', 'official_rows') }}

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
        country_name,
        region_code,
        region_name,
        la_code,
        new_la_code,
        la_name,
        case geographic_level
            when 'Local authority' then new_la_code
            when 'Regional' then region_code
            else country_code
        end as area_code,
        case geographic_level
            when 'Local authority' then la_name
            when 'Regional' then region_name
            else country_name
        end as area_name,
        breakdown,
        lower(item) as item,
        printed,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
