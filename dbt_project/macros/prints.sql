{#- Whether a text holds a printed token as a word of its own. -#}
{% macro prints(text, token) -%}
    regexp_matches(
        {{ text }}, '(^|[^0-9A-Za-z])' || regexp_escape({{ token }}) || '([^0-9A-Za-z]|$)'
    )
{%- endmacro %}
