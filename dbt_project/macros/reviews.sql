{# A quote as decisions are keyed on it: a newer reader may set white space otherwise. #}
{% macro squeezed(words) -%}
    trim(regexp_replace({{ words }}, '[\s\x{00A0}]+', ' ', 'g'))
{%- endmacro %}

{# The type of a period that a person gave, by the same words that the reader uses. #}
{% macro period_type_of(period_start, period_end, as_at) -%}
    case
        when {{ as_at }} is not null and coalesce({{ period_start }}, {{ period_end }}) is null
            then 'snapshot'
        when {{ period_end }} is null then 'year_to_date'
        when {{ period_start }} is null then 'range'
        when {{ period_end }} <> {{ period_start }} + interval 1 year - interval 1 day then 'range'
        when strftime({{ period_start }}, '%m-%d') = '04-01' then 'reporting_year'
        when strftime({{ period_start }}, '%m-%d') = '01-01' then 'calendar_year'
        when strftime({{ period_start }}, '%m-%d') = '09-01' then 'academic_year'
        else 'range'
    end
{%- endmacro %}
