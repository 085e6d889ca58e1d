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
        -- every visit of before this was kept was a night's
        coalesce(kind, 'night') as kind,
        cast(listed as integer) as listed,
        cast(whole as boolean) as is_whole,
        cast(passed_over as integer) as passed_over,
        cast(not_due as integer) as not_due,
        cast(opened as integer) as opened,
        cast(left_for_later as integer) as left_for_later,
        notes,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
