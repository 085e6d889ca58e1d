with

source as (

    select * from {{ source('raw', 'foi_figures') }}

),

typed as (

    select
        figure_id,
        document_id,
        request_id,
        la_code,
        file_name,
        question,
        measure,
        measure_text,
        topic,
        subgroup,
        period_label,
        period_type,
        cast(period_start as date) as period_start,
        cast(period_end as date) as period_end,
        cast(as_at as date) as as_at,
        cast(value as double) as value,
        cast(lower as double) as lower,
        cast(upper as double) as upper,
        unit,
        cast(suppressed as boolean) as suppressed,
        as_printed,
        quote,
        cast(page as integer) as page,
        cast(char_start as integer) as char_start,
        cast(char_end as integer) as char_end,
        cast(confidence as double) as confidence,
        cast(needs_review as boolean) as needs_review,
        review_reason,
        reader_version,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
