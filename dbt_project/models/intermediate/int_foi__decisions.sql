with

reviews as (

    select
        {{ row_id(['document_id', 'quote', 'as_printed']) }} as decision_id,
        document_id,
        quote,
        nullif(trim(as_printed), '') as as_printed,
        decision,
        value,
        lower,
        upper,
        reason,
        decided_by,
        decided_on
    from {{ ref('reviews') }}

),

figures as (

    select * from {{ ref('stg_raw__foi_figures') }}

),

matched as (

    select
        reviews.*,
        figures.figure_id,
        figures.char_start,
        figures.char_end
    from reviews
    left join figures
        on
            reviews.document_id = figures.document_id
            and reviews.quote = figures.quote
            and (reviews.as_printed is null or reviews.as_printed = figures.as_printed)

),

counted as (

    -- one document may hang on several requests: the same place is the same figure
    select
        decision_id,
        count(distinct char_start || '-' || char_end) as places
    from matched
    group by decision_id

),

judged as (

    select
        matched.*,
        case
            when counted.places = 0
                then 'no figure with this quote is read from this document any more'
            -- one right number cannot stand for two printed ones
            when matched.decision = 'correct' and counted.places > 1
                then
                    'the quote holds ' || counted.places
                    || ' figures: name the one to correct in as_printed'
        end as problem
    from matched
    inner join counted on matched.decision_id = counted.decision_id

)

select * from judged
