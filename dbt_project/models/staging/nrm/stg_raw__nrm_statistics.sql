with

source as (

    select * from {{ source('raw', 'nrm_statistics') }}

),

typed as (

    select
        dataset,
        release,
        cast(version as integer) as version,
        cell,
        geographic_level,
        area_code,
        area_name,
        period_label,
        cast(period_start as date) as period_start,
        cast(period_end as date) as period_end,
        indicator,
        label,
        breakdown,
        as_printed,
        cast(value as double) as value,
        cast(lower as double) as lower,
        cast(upper as double) as upper,
        symbol,
        note,
        url,
        sha256,
        licence,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
