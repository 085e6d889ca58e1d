-- What else of a letter holds, in its words, a number that is held back: a quote holds a line,
-- and a line can hold several years' numbers.
with

held as (

    select
        figures.document_id,
        figures.as_printed,
        found.*
    from {{ ref('int_foi__figures') }} as figures
    inner join {{ ref('int_disclosure__figures') }} as found
        on figures.figure_id = found.figure_id

),

others as (

    select
        figure_id,
        null as non_answer_id,
        document_id,
        quote
    from {{ ref('int_foi__figures') }}
    where figure_id not in (select held.figure_id from held)
    union all by name
    select
        non_answer_id,
        document_id,
        quote
    from {{ ref('stg_raw__foi_non_answers') }}

)

select
    others.figure_id,
    others.non_answer_id,
    held.dataset,
    held.indicator,
    held.indicator_words,
    held.time_period
from others
inner join held
    on
        others.document_id = held.document_id
        and {{ prints('others.quote', 'held.as_printed') }}
qualify
    row_number() over (
        partition by others.figure_id, others.non_answer_id
        order by held.dataset, held.indicator, held.time_period
    ) = 1
