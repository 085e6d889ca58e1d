{#- "Cumbria was divided into … on 1 April 2023": what happened, with its day before any colon. -#}
{% macro dated_words(words, changed_on) -%}
    case
        when contains({{ words }}, ': ')
            then replace({{ words }}, ': ', ' on ' || {{ date_words(changed_on) }} || ': ')
        else {{ words }} || ' on ' || {{ date_words(changed_on) }}
    end
{%- endmacro %}
