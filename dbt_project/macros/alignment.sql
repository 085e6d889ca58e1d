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
  Whether a figure of `compared` and a row of `official` may be held together in time:
  a count on a day with the end of March on that day, or with those around it; one without
  a day with the last end of March before the letter's answer; a count on a day, against a
  count over a year, with the year that ended nearest to it; and all else by its days.
-#}
{% macro touches() -%}
    case
        when compared.is_stock and compared.is_undated
            then official.as_at <= compared.responded_on
            and official.as_at > compared.responded_on - interval 1 year
        when compared.is_stock and strftime(compared.as_at, '%d%m') = '3103'
            then official.as_at = compared.as_at
        when compared.is_stock and compared.as_at is not null
            then official.as_at between compared.as_at - 365 and compared.as_at + 365
        when compared.as_at is not null
            then {{ day_of_the_year('compared') }} between official.period_start and official.period_end
        else
            official.period_end >= compared.counted_from
            and official.period_start <= {{ latest_day_counted() }}
    end
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

{#- What an official period is called in a list: a reporting year by the year it ends in. -#}
{% macro official_period_words() -%}
    coalesce(
        cast(time_period as varchar),
        strftime(official_period_start, '%b %Y') || ' to ' || strftime(official_period_end, '%b %Y')
    )
{%- endmacro %}

{#- "43 days before", "322 days after"; '' for the same day. -#}
{% macro days_off_words() -%}
    case
        when days_off = 0 then ''
        else ' (' || abs(days_off) || case when abs(days_off) = 1 then ' day ' else ' days ' end
            || case when days_off < 0 then 'before' else 'after' end || ')'
    end
{%- endmacro %}

{#- A day of the reporting year that a figure belongs to; of one day, by the nearest March. -#}
{% macro day_of_the_year(figures) -%}
    coalesce({{ figures }}.as_at - 183, {{ figures }}.counted_to)
{%- endmacro %}
