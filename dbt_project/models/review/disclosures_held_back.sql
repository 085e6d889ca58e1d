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

reasons as (

    select * from found
    union all by name
    select
        *,
        'quotes it' as because
    from {{ ref('int_disclosure__quoting') }}

),

together as (

    select
        rows_of_letters.*,
        reasons.dataset,
        reasons.indicator,
        reasons.indicator_words,
        reasons.time_period,
        reasons.because
    from rows_of_letters
    inner join reasons
        on
            coalesce(rows_of_letters.figure_id, rows_of_letters.non_answer_id)
            = coalesce(reasons.figure_id, reasons.non_answer_id)

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
