-- What a letter prints and the DfE hides, and whatever would give it away again: not copied
-- to the published warehouse, and listed here for a person.
with

found as (

    select * from {{ ref('int_disclosure__figures') }}

),

figures as (

    select * from {{ ref('int_foi__figures') }}

),

rows_of_letters as (

    select
        figure_id,
        null as non_answer_id,
        document_id,
        request_id,
        la_code,
        file_name,
        question,
        quote,
        page,
        as_printed
    from figures
    union all by name
    select
        non_answer_id,
        document_id,
        request_id,
        la_code,
        file_name,
        question,
        quote,
        page
    from {{ ref('stg_raw__foi_non_answers') }}

),

held_figures as (

    select
        rows_of_letters.*,
        found.dataset,
        found.indicator,
        found.indicator_words,
        found.time_period,
        found.because
    from rows_of_letters
    inner join found on rows_of_letters.figure_id = found.figure_id

),

-- a quote holds a line, and a line can hold several years' numbers
quoting as (

    select
        rows_of_letters.*,
        held_figures.dataset,
        held_figures.indicator,
        held_figures.indicator_words,
        held_figures.time_period,
        'quotes it' as because
    from rows_of_letters
    inner join held_figures
        on
            rows_of_letters.document_id = held_figures.document_id
            and {{ prints('rows_of_letters.quote', 'held_figures.as_printed') }}
    where
        rows_of_letters.figure_id is null
        or rows_of_letters.figure_id not in (select held.figure_id from held_figures as held)
    qualify
        row_number() over (
            partition by rows_of_letters.figure_id, rows_of_letters.non_answer_id
            order by held_figures.dataset, held_figures.indicator, held_figures.time_period
        ) = 1

),

together as (

    select * from held_figures
    union all
    select * from quoting

)

select
    coalesce(figure_id, non_answer_id) as answer_id,
    figure_id,
    non_answer_id,
    document_id,
    request_id,
    la_code,
    file_name,
    question,
    quote,
    page,
    as_printed,
    dataset,
    indicator,
    time_period,
    because,
    -- of a figure that only stands in the same line, the number itself may be published
    case
        when because = 'quotes it' and figure_id is not null then 'quote' else 'row'
    end as kept_back,
    case because
        when 'prints it' then 'it prints ' || as_printed || ', and the DfE hides its number of '
        when 'gives it away' then 'with its other numbers it gives away what the DfE hides, '
        else 'its words hold a number that the DfE hides, '
    end
    || indicator_words || ' (' || upper(dataset) || ', year to 31 March ' || time_period || ')'
        as reason
from together
order by la_code, document_id, answer_id
