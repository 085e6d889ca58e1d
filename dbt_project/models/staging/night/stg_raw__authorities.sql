with

source as (

    select * from {{ source('raw', 'authorities') }}

),

typed as (

    select
        la_code,
        slug,
        name,
        ons_code,
        region,
        cast(opened_on as date) as opened_on,
        cast(closed_on as date) as closed_on,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
