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
        no_source_status,
        no_source_reason,
        no_source_evidence,
        cast(no_source_on as date) as no_source_on,
        no_source_publishes,
        -- rows of before this was kept are of the register that they were landed with
        coalesce(in_register, true) as in_register,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
