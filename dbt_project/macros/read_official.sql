{#-
  The only reader of cells that an official table prints. A cell is a number or a
  symbol; what is no number is a symbol, and a symbol that `seeds/symbols.csv` does not
  know fails a test: its meaning is never guessed.

  Source: DfE, children in need, data guidance: authorities' counts are exact (1 to 5
  are replaced by c), national and regional ones are rounded to the nearest 10, half up,
  percentages to one decimal.
-#}
{% macro official_is_number(as_printed) -%}
    regexp_full_match(trim({{ as_printed }}), '[0-9]+(\.[0-9]+)?|[0-9]{1,3}(,[0-9]{3})+')
{%- endmacro %}

{#- The printed number; null where a symbol stands. -#}
{% macro read_official_value(as_printed) -%}
    case
        when {{ official_is_number(as_printed) }}
            then cast(replace(trim({{ as_printed }}), ',', '') as double)
    end
{%- endmacro %}

{#- The printed symbol; null where a number stands, '' where nothing does. -#}
{% macro read_official_symbol(as_printed) -%}
    case
        when not {{ official_is_number("coalesce(" ~ as_printed ~ ", '')") }}
            then coalesce(trim({{ as_printed }}), '')
    end
{%- endmacro %}

{#-
  How far below (or, with side='up', above) the printed number the true one may lie. A
  percentage or rate has one decimal, a trailing .0 dropped; days stand as printed.
-#}
{% macro official_rounding(unit, is_rate, level, side) -%}
    case
        when {{ unit }} = 'percent' or {{ is_rate }} then 0.05
        when {{ unit }} = 'days' then 0
        when {{ level }} in ('National', 'Regional') then {{ 5 if side == 'down' else 4 }}
        else 0
    end
{%- endmacro %}

{#- Least true number that the printed one can stand for; rounded, for 23.3 - 0.05 is no 23.25. -#}
{% macro read_official_lower(value, unit, is_rate, level) -%}
    greatest(round({{ value }} - {{ official_rounding(unit, is_rate, level, 'down') }}, 2), 0)
{%- endmacro %}

{#- Greatest true number that the printed one can stand for. -#}
{% macro read_official_upper(value, unit, is_rate, level) -%}
    round({{ value }} + {{ official_rounding(unit, is_rate, level, 'up') }}, 2)
{%- endmacro %}

{#-
  Least number of a symbol. A hidden count is 1 or more; the share or rate of one is only
  known to be above 0, and of a count whose c was seen to stand over a zero nothing is.
-#}
{% macro official_symbol_lower(lower_bound, unit, is_rate, hides_zero) -%}
    case
        when
            {{ lower_bound }} > 0
            and ({{ unit }} in ('percent', 'days') or {{ is_rate }} or {{ hides_zero }})
            then 0
        else {{ lower_bound }}
    end
{%- endmacro %}

{#-
  Least number that a cell can stand for, out of aliases of its text in `int_official__spellings`,
  its column in `int_official__columns`, and the cell, which has the level.
-#}
{% macro official_cell_lower(text, column, cell) -%}
    cast(
        case
            when {{ text }}.value is null
                then {{ official_symbol_lower(
                    text ~ '.symbol_lower', column ~ '.unit', column ~ '.is_rate',
                    column ~ '.hides_zero'
                ) }}
            else {{ read_official_lower(
                text ~ '.value', column ~ '.unit', column ~ '.is_rate', cell ~ '.geographic_level'
            ) }}
        end as double
    )
{%- endmacro %}

{#- Greatest number that a cell can stand for; as above. -#}
{% macro official_cell_upper(text, column, cell) -%}
    cast(
        case
            when {{ text }}.value is null then {{ text }}.symbol_upper
            else {{ read_official_upper(
                text ~ '.value', column ~ '.unit', column ~ '.is_rate', cell ~ '.geographic_level'
            ) }}
        end as double
    )
{%- endmacro %}

{#- First day of the reporting year that ends on 31 March of the year given. -#}
{% macro reporting_year_start(year) -%}
    make_date(cast({{ year }} as integer) - 1, 4, 1)
{%- endmacro %}

{#- Last day of the reporting year that ends on 31 March of the year given. -#}
{% macro reporting_year_end(year) -%}
    make_date(cast({{ year }} as integer), 3, 31)
{%- endmacro %}
