{#- The first 16 hex digits of the digest of some columns, missing ones as empty. -#}
{% macro row_id(columns) -%}
    left(
        sha256(
            concat_ws(
                chr(10)
                {%- for column in columns %},
                coalesce(cast({{ column }} as varchar), '')
                {%- endfor %}
            )
        ),
        16
    )
{%- endmacro %}

{#- The columns of an official cell that `reconciliation` carries. -#}
{% macro official_columns() -%}
    release,
    official_period_start,
    official_period_end,
    official_as_printed,
    official_value,
    official_lower,
    official_upper,
    official_symbol,
    suspect_not_recorded,
    revised,
    area_words,
    time_period
{%- endmacro %}

{#- What tells the official periods of one indicator apart: a year by its last day. -#}
{% macro official_period_key() -%}
    official_period_end || case
        when time_period is null and release is not null then '/' || official_period_start
        else ''
    end
{%- endmacro %}

{#- The one value that a group has, if it has no other; nulls do not count. -#}
{% macro the_only(column) -%}
    case when count(distinct {{ column }}) = 1 then min({{ column }}) end
{%- endmacro %}
