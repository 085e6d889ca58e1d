{#- Whether a unit counts things: a share, a sum of money or a time is held against no count. -#}
{% macro is_count(unit) -%}
    {{ unit }} not in ('percent', 'GBP', 'staff', 'days')
{%- endmacro %}

{#- Whether two units may be held against each other at all: two counts, or one unit. -#}
{% macro commensurable(unit, other) -%}
    (({{ is_count(unit) }} and {{ is_count(other) }}) or {{ unit }} = {{ other }})
{%- endmacro %}

{#-
  The upper bound that a mark is compared by. A letter may print "<5" and say beside it
  that counts of 5 and below are hidden: the mark then stands for 5 too. The reader
  leaves such a note in `review_reason` as "counts of N and below"; this is the one place
  that takes N out of it. A mark without an upper bound stays without one.
-#}
{% macro widest_upper(upper, review_reason) -%}
    case
        when {{ upper }} is not null
            then greatest(
                {{ upper }},
                coalesce(try_cast(
                    regexp_extract(
                        lower({{ review_reason }}), 'counts of ([0-9]+) and below', 1
                    ) as double
                ), {{ upper }})
            )
    end
{%- endmacro %}
