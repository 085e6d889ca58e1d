{#-
  The sentence that goes with a figure, in three parts: what the letter gives, what the
  official table has, and what follows. Columns are those of
  int_reconciliation__aligned; `verdict` is already known.
-#}

{#- "Barnet gives 338 for referrals over child sexual exploitation in 2018 (calendar year)" -#}
{% macro figure_said() -%}
    authority_name || ' gives ' || {{ figure_number_words() }} || ' for '
    || {{ counted_words() }}
    || ' ' || {{ period_words('period_start', 'period_end', 'as_at') }}
{%- endmacro %}

{#- What is counted: the measure's name, or the letter's own words where none fits. -#}
{% macro counted_words() -%}
    coalesce(measure_name, {{ quoted('coalesce(measure_text, topic)') }})
    || coalesce(' (' || {{ quoted('subgroup', 80) }} || ')', '')
{%- endmacro %}

{#- The number as the letter gives it; of a mark also what it can stand for. -#}
{% macro figure_number_words() -%}
    case
        when value is not null and unit = 'percent' then {{ number_words('value') }} || '%'
        when value is not null and unit = 'GBP' then '£' || {{ number_words('value') }}
        when value is not null then {{ number_words('value') }}
        else {{ quoted('as_printed', 40) }} || ' (' || {{ band_words('foi_lower', 'foi_upper') }} || ')'
    end
{%- endmacro %}

{#- "DfE's C3 table (2025 release) has 136 assessment episodes … in the year to …" -#}
{% macro official_said() -%}
    {{ table_words('dataset', 'release') }}
    || case
        when official_value is not null
            then ' has ' || {{ number_words('official_value') }} || ' ' || indicator_words
        else
            ' prints ' || {{ symbol_words('official_symbol', 'official_symbol_meaning') }} || ' for '
            || indicator_words
    end
    || ' ' || {{ period_words('official_period_start', 'official_period_end', 'official_as_at') }}
{%- endmacro %}

{% macro symbol_words(symbol, meaning) -%}
    case when {{ symbol }} = '' then 'nothing' else {{ symbol }} end
    || coalesce(' (' || {{ meaning }} || ')', '')
{%- endmacro %}

{#- How the two times lie to each other, as a clause after the official figure's. -#}
{% macro alignment_said() -%}
    case
        when alignment in ('exact', 'snapshot_same_day', 'snapshot_other_day') then ''
        when alignment = 'none' and as_at is not null then ', the year that holds that day'
        when alignment = 'none' then ''
        when is_open
            then
                case
                    when period_start is null then ', the year that this time ends in'
                    when official_period_start <= period_start
                        then ', the year that this time begins in'
                    else ', the first year of this time that the table covers'
                end
                || case
                    when years_touched > 1
                        then ' (the reporting years that it touches: ' || overlapping_figures || ')'
                    else ''
                end
        when years_touched = 1 and share_covered > 0.995 then ', a year that holds all of that time'
        else
            ', which covers ' || {{ share_words('share') }} || ' of that time'
            || case
                when years_touched > 1
                    then ' (the reporting years that it touches: ' || overlapping_figures || ')'
                else ''
            end
            || case
                when share_covered <= 0.995 then ', and the rest lies outside the table'
                else ''
            end
    end
{%- endmacro %}

{#- Why the official side is missing for a figure that has no official cell at all. -#}
{% macro official_absent() -%}
    case
        when covering_release is null
            then 'no release of ' || {{ table_words('dataset', 'null') }} || ' has been collected'
        when not is_covered
            then {{ table_words('dataset', 'covering_release') }} || ' has no row for ' || authority_name
        else
            {{ table_words('dataset', 'covering_release') }} || ', which covers the reporting years '
            || first_year || ' to ' || last_year || ', has no row for ' || authority_name
            || ' at that time'
    end
{%- endmacro %}

{#- "…: another unit and another time, so the two stand side by side only" -#}
{% macro only_side_by_side() -%}
    concat_ws(
        ', and ',
        case when grade <> 'same' then reason end,
        case
            when grade = 'same' and unit <> counted_unit
                then
                    case unit
                        when 'other' then 'the letter does not say that it counts ' || counted_unit
                        else 'the letter counts ' || unit || ' and the table counts ' || counted_unit
                    end
        end,
        case
            when alignment = 'overlaps' then 'the two times overlap only in part'
            when alignment = 'contains' then 'the two times are not the same'
            when alignment = 'snapshot_other_day' then 'the two days are not the same'
            when alignment = 'none' then 'a count on one day is no count over a year'
        end,
        case
            when suspect_not_recorded
                then 'that zero probably means “not recorded”, because ' || suspect_reason
        end
    ) || ', so the two stand side by side only'
{%- endmacro %}

{#- What the difference is, from its bounds. -#}
{% macro difference_words() -%}
    case
        when difference_low = difference_high
            then
                {{ number_words('abs(difference_low)') }}
                || case when difference_low > 0 then ' more' else ' fewer' end
        when difference_low > 0 then 'at least ' || {{ number_words('difference_low') }} || ' more'
        else 'at least ' || {{ number_words('-difference_high') }} || ' fewer'
    end
{%- endmacro %}
