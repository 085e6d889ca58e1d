{#-
  The sentence that goes with a question answered by no figure: what the letter does, then
  what the official table has. Columns are those of int_reconciliation__non_answers.
-#}

{#- "Coventry refers to another source for children identified with … (exemption s21) …" -#}
{% macro non_answer_said() -%}
    authority_name || ' '
    || case outcome
        when 'refused' then 'refuses to give'
        when 'not_held' then 'says that it does not hold'
        -- letters say "not recorded", "not captured" and "not reportable" of the same thing
        when 'not_recorded' then 'says that it has no reportable record of'
        when 'redirected' then 'refers to another source for'
        when 'cost_limit' then 'says that the cost limit keeps it from giving'
        when 'partial' then 'answers only in part on'
        else 'does not give'
    end
    || ' '
    || coalesce(
        case when measure_name is not null then 'the number of ' || measure_name end,
        -- a letter may decline only one part of what a question asks
        'all or part of what question ' || {{ quoted('question', 40) }} || ' asks',
        'what was asked'
    )
    || coalesce(' (exemption ' || exemption || ')', '')
    || case
        when period_start is null and period_end is null then ''
        else ' ' || {{ period_words('period_start', 'period_end') }}
    end
    || coalesce(', naming the table ' || {{ quoted('redirect_dataset', 120) }}, '')
{%- endmacro %}

{#- Why there is no official table to go to. -#}
{% macro no_table_said() -%}
    '; no official table collected here counts that' || coalesce(': ' || no_table_because, '')
{%- endmacro %}
