-- What is held against nothing, with the reason: figures under review or without an
-- official counterpart, and non-answers of which nothing official can be said.
with

figures as (

    select
        *,
        authority_name || ' gives '
        || case
            when standing = 'under_review' then 'a figure'
            else {{ figure_number_words() }}
        end
        || ' for ' || {{ counted_words() }}
        || ' ' || {{ period_words('period_start', 'period_end', 'as_at') }}
        || case standing
            when 'replaced'
                then '; the council has since replaced or taken down the document that says so'
            when 'under_review'
                then
                    ', which a person has yet to check: '
                    || coalesce(
                        {{ quoted('review_reason') }}, 'the reader was not sure of it'
                    )
            when 'no_measure' then {{ unmatched_said() }}
            when 'no_comparison' then {{ no_table_said() }}
            when 'part_of_a_total'
                then
                    '; it is one part of a total, and the official table has no such breakdown'
            when 'another_unit'
                then '; it is given in ' || unit || ', and the official table counts '
                    || array_to_string(list_sort(list_distinct(counted_units)), ' or ')
            else
                '; without a time no official year can be put beside it'
        end
        || '.' as explanation
    from {{ ref('int_reconciliation__figures') }}
    where standing <> 'comparable'

),

non_answers as (

    select
        *,
        {{ non_answer_said() }}
        || case standing
            when 'replaced'
                then '; the council has since replaced or taken down the document that says so'
            when 'partial' then '; what it leaves out is no figure that could be compared'
            when 'no_measure' then {{ unmatched_said() }}
            else {{ no_table_said() }}
        end
        || '.' as explanation
    from {{ ref('int_reconciliation__asked') }}
    where standing <> 'comparable'

),

together as (

    select
        figure_id,
        null as non_answer_id,
        document_id,
        request_id,
        la_code,
        topic,
        measure,
        unit,
        as_printed,
        -- a number that nobody has checked is given nowhere but in foi_figures
        case when standing <> 'under_review' then value end as foi_value,
        case when standing <> 'under_review' then foi_lower end as foi_lower,
        case when standing <> 'under_review' then foi_upper end as foi_upper,
        period_start,
        period_end,
        as_at,
        case when standing = 'under_review' then 'under_review' else 'not_comparable' end
            as verdict,
        explanation
    from figures

    union all

    select
        null as figure_id,
        non_answer_id,
        document_id,
        request_id,
        la_code,
        topic,
        measure,
        null as unit,
        null as as_printed,
        null as foi_value,
        null as foi_lower,
        null as foi_upper,
        period_start,
        period_end,
        null as as_at,
        'not_comparable' as verdict,
        explanation
    from non_answers

)

select * from together
