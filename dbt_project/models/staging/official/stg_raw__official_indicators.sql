with

source as (

    select * from {{ source('raw', 'official_indicators') }}

),

typed as (

    select
        dataset,
        lower(indicator) as indicator,
        canonical,
        label,
        unit,
        cast(is_stock as boolean) as is_stock,
        cast(is_rate as boolean) as is_rate,
        coalesce(cast(hides_zero as boolean), false) as hides_zero,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
