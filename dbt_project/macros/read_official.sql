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

{#- How far below (or, with side='up', above) the printed number the true one may lie. -#}
{% macro official_rounding(unit, level, side) -%}
    case
        when {{ unit }} = 'percent' then 0.05
        when {{ unit }} = 'other' then 0.5
        when {{ level }} in ('National', 'Regional') then {{ 5 if side == 'down' else 4 }}
        else 0
    end
{%- endmacro %}

{#- Least true number that the printed one can stand for. -#}
{% macro read_official_lower(value, unit, level) -%}
    greatest({{ value }} - {{ official_rounding(unit, level, 'down') }}, 0)
{%- endmacro %}

{#- Greatest true number that the printed one can stand for. -#}
{% macro read_official_upper(value, unit, level) -%}
    {{ value }} + {{ official_rounding(unit, level, 'up') }}
{%- endmacro %}

{#- What an indicator counts, by its table and its (lower-case) name. -#}
{% macro official_unit(dataset, indicator) -%}
    case
        when {{ indicator }} like '%percent%' then 'percent'
        when {{ indicator }} like '%rate' then 'other'
        when {{ dataset }} = 'c3' then 'episodes'
        when {{ dataset }} in ('d3', 'd5') or {{ indicator }} like '%child%' then 'children'
        when {{ indicator }} like '%referral%' then 'referrals'
        when {{ indicator }} like '%episodes%' then 'episodes'
        else 'other'
    end
{%- endmacro %}

{#- Whether an indicator is a count on the last day of the year, not over the year. -#}
{% macro official_is_stock(indicator) -%}
    (
        regexp_matches({{ indicator }}, '(^|_)at31(_|$)')
        or {{ indicator }} = 'awaiting_assessment'
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
