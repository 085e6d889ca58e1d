with

source as (

    select * from {{ source('raw', 'foi_documents') }}

),

typed as (

    select
        document_id,
        request_id,
        la_code,
        file_name,
        media_type,
        cast(bytes as bigint) as bytes,
        cast(pages as integer) as pages,
        read_status,
        read_error,
        notes,
        cast(fetched_at as timestamp with time zone) as fetched_at,
        url,
        licence,
        reader_version,
        cast(withdrawn_at as timestamp with time zone) as withdrawn_at,
        letter_reference,
        cast(letter_received_on as date) as letter_received_on,
        cast(letter_responded_on as date) as letter_responded_on,
        letter_disposition,
        run_id,
        cast(landed_at as timestamp with time zone) as landed_at
    from source

)

select * from typed
