-- What is held of an authority: its log's entries and those of its inbox, and what they gave.
with

sources as (

    select * from {{ ref('stg_raw__sources') }}

),

-- those of a source that left the register stay, and stand on no log that is looked at
requests as (

    select
        requests.*,
        sources.platform = 'local_drop' as is_by_hand
    from {{ ref('int_foi__requests') }} as requests
    inner join sources on requests.source_id = sources.source_id
    where sources.in_register

),

passed_over as (

    select passed_over.* from {{ ref('stg_raw__passed_over') }} as passed_over
    inner join sources on passed_over.source_id = sources.source_id
    where sources.in_register

),

documents as (

    select
        la_code,
        count(distinct document_id) as documents
    from {{ ref('stg_raw__foi_documents') }}
    where withdrawn_at is null
    group by la_code

),

figures as (

    select
        la_code,
        count(*) as figures
    from {{ ref('int_foi__figures') }}
    group by la_code

),

non_answers as (

    select
        la_code,
        count(*) as non_answers
    from {{ ref('stg_raw__foi_non_answers') }}
    group by la_code

),

-- the days that entries of logs carry, also of those that were passed over
dated as (

    select
        la_code,
        least(received_on, responded_on) as earliest_on,
        greatest(received_on, responded_on) as latest_on,
        0 as passed_over
    from requests
    where not is_by_hand

    union all

    select
        la_code,
        least(received_on, responded_on) as earliest_on,
        greatest(received_on, responded_on) as latest_on,
        cast(withdrawn_at is null as integer) as passed_over
    from passed_over

),

spans as (

    select
        la_code,
        min(earliest_on) as since,
        max(latest_on) as newest_on,
        sum(passed_over) as passed_over
    from dated
    group by la_code

),

counted as (

    select
        la_code,
        count(*) filter (not is_by_hand and withdrawn_at is null) as requests,
        count(*) filter (
            not is_by_hand and withdrawn_at is null and opened_on is not null
        ) as opened,
        count(*) filter (withdrawn_at is not null) as withdrawn,
        count(*) filter (is_by_hand and withdrawn_at is null) as by_hand
    from requests
    group by la_code

),

authorities as (

    select la_code from {{ ref('int_authorities') }}

),

joined as (

    select
        authorities.la_code,
        spans.since,
        spans.newest_on,
        cast(coalesce(spans.passed_over, 0) as integer) as passed_over,
        cast(coalesce(counted.requests, 0) as integer) as requests,
        cast(coalesce(counted.opened, 0) as integer) as opened,
        cast(coalesce(counted.withdrawn, 0) as integer) as withdrawn,
        cast(coalesce(counted.by_hand, 0) as integer) as by_hand,
        cast(coalesce(documents.documents, 0) as integer) as documents,
        cast(coalesce(figures.figures, 0) as integer) as figures,
        cast(coalesce(non_answers.non_answers, 0) as integer) as non_answers
    from authorities
    left join spans on authorities.la_code = spans.la_code
    left join counted on authorities.la_code = counted.la_code
    left join documents on authorities.la_code = documents.la_code
    left join figures on authorities.la_code = figures.la_code
    left join non_answers on authorities.la_code = non_answers.la_code

)

select * from joined
