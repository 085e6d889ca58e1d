{#-
  The last day that a figure of `compared` can count. A period without an end ("so far",
  "since") ends no later than the letter's answer.
-#}
{% macro latest_day_counted() -%}
    case
        when compared.is_open and compared.period_end is null
            then greatest(
                compared.counted_to, coalesce(compared.responded_on, compared.counted_to)
            )
        else compared.counted_to
    end
{%- endmacro %}

{#-
  The day that chooses the reporting year of a count on a day. For a stock at the end of
  March the nearest end of March is wanted: half a year back, the day lies in its year.
-#}
{% macro day_held_against(as_at, is_stock) -%}
    {{ as_at }} - case when {{ is_stock }} then 183 else 0 end
{%- endmacro %}

{#- How a figure's time lies to the official year's (design: Alignment). -#}
{% macro alignment(
    is_stock, as_at, official_as_at, starts, ends, year_starts, year_ends
) -%}
    case
        when {{ year_starts }} is null then 'none'
        when {{ is_stock }} and {{ as_at }} = {{ official_as_at }} then 'snapshot_same_day'
        when {{ is_stock }} and {{ as_at }} is not null then 'snapshot_other_day'
        -- a count on a day and a count over a year do not align at all
        when {{ is_stock }} or {{ as_at }} is not null then 'none'
        when {{ starts }} = {{ year_starts }} and {{ ends }} = {{ year_ends }} then 'exact'
        when {{ starts }} <= {{ year_starts }} and {{ ends }} >= {{ year_ends }} then 'contains'
        when {{ starts }} >= {{ year_starts }} and {{ ends }} <= {{ year_ends }} then 'contains'
        -- also a period of which the letter leaves one end open
        else 'overlaps'
    end
{%- endmacro %}

{#- A share as a whole percentage that never says 0% of something. -#}
{% macro share_words(share) -%}
    case
        when {{ share }} < 0.005 then 'under 1%'
        else cast(round({{ share }} * 100) as integer) || '%'
    end
{%- endmacro %}
