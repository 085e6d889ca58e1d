with

source as (

    select * from {{ source('raw', 'foi_non_answers') }}

),

typed as (

    select
        non_answer_id,
        document_id,
        request_id,
        la_code,
        file_name,
        question,
        outcome,
        exemption,
        topic,
        nullif(trim(measures), '') as measures,
        cast(period_start as date) as period_start,
        cast(period_end as date) as period_end,
        quote,
        cast(page as integer) as page,
        cast(char_start as integer) as char_start,
        cast(char_end as integer) as char_end,
        redirect_url,
        redirect_dataset,
        reader_version,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
