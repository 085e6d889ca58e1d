{#-
  What kind of change it is when a release prints a cell otherwise than the one before:
  `z` says that a count does not apply, so 0 to z (and back) changes a symbol, not a number.
-#}
{% macro revision_kind(from_area, to_area, from_symbol, to_symbol) -%}
    case
        when {{ from_area }} is null then 'appeared'
        when {{ to_area }} is null then 'disappeared'
        when {{ from_symbol }} is null and {{ to_symbol }} is null then 'restated'
        when coalesce({{ from_symbol }}, '') = 'z' or coalesce({{ to_symbol }}, '') = 'z'
            then 'symbol_change'
        when {{ from_symbol }} is null then 'withdrawn'
        when {{ to_symbol }} is null then 'released'
        else 'symbol_change'
    end
{%- endmacro %}

{#- What stands in the place of a row that a release has, or has not. -#}
{% macro row_presence(ons_code) -%}
    case when {{ ons_code }} is null then 'absent' else 'present' end
{%- endmacro %}

{#- A revision of one cell in words, without the number that a later release withheld. -#}
{% macro revision_words() -%}
    case kind
        when 'appeared' then 'first printed in the ' || to_release || ' release'
        else
            'restated from ' || {{ printed_words('from_as_printed', 'from_withheld') }}
            || ' to ' || {{ printed_words('to_as_printed', 'to_withheld') }}
            || ' between the ' || from_release || ' and ' || to_release || ' releases'
    end
{%- endmacro %}

{% macro printed_words(as_printed, withheld) -%}
    case
        when {{ withheld }} then 'a number since withheld'
        when {{ as_printed }} = '' then 'a blank'
        else {{ as_printed }}
    end
{%- endmacro %}
