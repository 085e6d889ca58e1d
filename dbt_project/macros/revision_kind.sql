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
