-- What the log does not say of a request, its letters may: their own heads carry the
-- reference and the dates. Where the letters contradict each other they say nothing.
with

requests as (

    select * from {{ ref('stg_raw__foi_requests') }}

),

letters as (

    select
        request_id,
        {{ the_only('letter_reference') }} as reference,
        {{ the_only('letter_received_on') }} as received_on,
        {{ the_only('letter_responded_on') }} as responded_on,
        {{ the_only("nullif(letter_disposition, 'unknown')") }} as disposition
    from {{ ref('stg_raw__foi_documents') }}
    where withdrawn_at is null
    group by request_id

),

filled as (

    select
        requests.* exclude (reference, received_on, responded_on, disposition),
        coalesce(requests.reference, letters.reference) as reference,
        coalesce(requests.received_on, letters.received_on) as received_on,
        coalesce(requests.responded_on, letters.responded_on) as responded_on,
        coalesce(nullif(requests.disposition, 'unknown'), letters.disposition, 'unknown')
            as disposition
    from requests
    left join letters on requests.request_id = letters.request_id

)

select * from filled
