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
        when 'redirected'
            then
                case
                    when in_attachment and is_accompanied
                        then 'answers in an attachment on'
                    when in_attachment
                        then 'answers in an attachment that is not held here on'
                    else 'refers to another source for'
                end
        when 'cost_limit' then 'says that the cost limit keeps it from giving'
        when 'partial' then 'answers only in part on'
        else 'does not give'
    end
    || ' '
    || coalesce(
        case when measure_name is not null then 'the number of ' || measure_name end,
        -- a letter may decline only one part of what a question asks
        case when outcome = 'partial' then '' else 'all or part of ' end
        || 'what question ' || {{ quoted('question', 40) }} || ' asks',
        'what was asked'
    )
    || coalesce(' (exemption ' || exemption || ')', '')
    || case
        when period_start is null and period_end is null then ''
        else ' ' || {{ period_words('period_start', 'period_end') }}
    end
    || coalesce(', naming the table ' || {{ quoted('redirect_dataset', 120) }}, '')
{%- endmacro %}

{#-
  Whether a non-answer of `answers` points to a file that came with the letter, and not to a
  place of its own: to a link, a table by its name, or something published.
-#}
{% macro in_attachment(answers) -%}
    coalesce(
        {{ answers }}.outcome = 'redirected'
        and {{ answers }}.redirect_url is null
        and {{ answers }}.redirect_dataset is null
        and (
            regexp_matches({{ answers }}.quote, 'attach|enclos', 'i')
            or (
                regexp_matches({{ answers }}.quote, 'spreadsheet', 'i')
                and not regexp_matches({{ answers }}.quote, 'website|web page|publi|online', 'i')
            )
        ),
        false
    )
{%- endmacro %}

{#- What is not known to be a measure may still be one that a table counts. -#}
{% macro unmatched_said() -%}
    '; it has not been matched to a measure of an official table'
{%- endmacro %}

{#- Why there is no official table to go to. -#}
{% macro no_table_said() -%}
    '; no official table collected here counts that' || coalesce(': ' || no_table_because, '')
{%- endmacro %}
