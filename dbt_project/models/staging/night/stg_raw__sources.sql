with

source as (

    select * from {{ source('raw', 'sources') }}

),

typed as (

    select
        source_id,
        la_code,
        platform,
        base_url,
        status,
        status_reason,
        licence,
        evidence,
        publisher,
        publishes,
        not_seen,
        suppression_token,
        suppression_meaning,
        cast(min_items as integer) as min_items,
        cast(max_new_per_run as integer) as max_new_per_run,
        cast(max_age_days_newest as integer) as max_age_days_newest,
        cast(verified_on as date) as verified_on,
        verified_by,
        -- rows of before this was kept are of the register that they were landed with
        coalesce(in_register, true) as in_register,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
