with

reviews as (

    select
        {{ row_id(['document_id', 'quote', 'as_printed', 'ordinal']) }} as decision_id,
        document_id,
        {{ squeezed('quote') }} as quote,
        nullif(trim(as_printed), '') as as_printed,
        ordinal,
        alike,
        question,
        subgroup,
        period_label,
        decision,
        value,
        lower,
        upper,
        period_start,
        period_end,
        as_at,
        unit,
        topic,
        measure,
        reason,
        decided_by,
        decided_on
    from {{ ref('reviews') }}

),

documents as (

    select distinct document_id from {{ ref('stg_raw__foi_documents') }}

),

quoted as (

    select
        * exclude (quote),
        {{ squeezed('quote') }} as quote
    from {{ ref('stg_raw__foi_figures') }}

),

-- orchestration/review_figures.py numbers them by the same rule
figures as (

    select
        *,
        row_number() over (
            partition by document_id, request_id, quote, as_printed
            order by char_start, char_end, question, subgroup, period_label, figure_id
        ) as ordinal,
        count(*) over (partition by document_id, request_id, quote, as_printed) as alike
    from quoted

),

candidates as (

    select
        reviews.*,
        figures.figure_id,
        figures.char_start,
        figures.char_end,
        figures.request_id,
        figures.alike as alike_now,
        -- as many as there were: the same one in the letter's order, whatever it is called now
        figures.alike = reviews.alike and figures.ordinal = reviews.ordinal as is_same_place,
        (
            figures.alike <> reviews.alike
            and coalesce(figures.question, '') = coalesce(reviews.question, '')
            and coalesce(figures.subgroup, '') = coalesce(reviews.subgroup, '')
            and coalesce(figures.period_label, '') = coalesce(reviews.period_label, '')
        ) as is_same_words
    from reviews
    left join figures
        on
            reviews.document_id = figures.document_id
            and reviews.quote = figures.quote
            and (reviews.as_printed is null or reviews.as_printed = figures.as_printed)

),

named as (

    select
        *,
        count(*) filter (where is_same_words)
            over (partition by decision_id, request_id)
            as namesakes
    from candidates

),

told_apart as (

    select
        *,
        case
            when ordinal is null then figure_id is not null
            when is_same_place then true
            -- more or fewer than there were: the one that is of the same question and time
            else is_same_words and namesakes = 1
        end as is_meant
    from named

),

-- one document may hang on several requests: the same place is the same figure
counted as (

    select
        decision_id,
        max(alike_now) as alike_now,
        count(distinct char_start || '-' || char_end) filter (where is_meant) as places
    from told_apart
    group by decision_id

),

judged as (

    select
        told_apart.*,
        counted.places,
        case
            when documents.document_id is null
                then 'the document is not in this warehouse'
            when counted.alike_now is null
                then 'no figure with this quote is read from this document any more'
            when counted.places = 0
                then
                    'figures of this quote that print the same number: ' || counted.alike_now
                    || ' now, ' || told_apart.alike || ' when it was decided: decide again'
            -- one right number cannot stand for two printed ones
            when told_apart.decision = 'correct' and counted.places > 1
                then
                    'the quote holds ' || counted.places
                    || ' figures: name the one to correct in as_printed'
        end as problem
    from told_apart
    inner join counted on told_apart.decision_id = counted.decision_id
    left join documents on told_apart.document_id = documents.document_id

),

-- a decision that finds nothing keeps one row, to be told of
kept as (

    select
        * exclude (
            figure_id, request_id, places, alike_now, namesakes, is_same_place, is_same_words,
            is_meant
        ),
        case when is_meant then figure_id end as figure_id
    from judged
    qualify
        is_meant
        or (
            places = 0
            and row_number() over (partition by decision_id order by char_start, figure_id) = 1
        )

)

select * from kept
