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

{#-
  What is counted: the measure's name, or the letter's own words where none fits; a subgroup
  that only repeats them is not said again.
-#}
{% macro counted_words() -%}
    coalesce(measure_name, {{ quoted('coalesce(measure_text, topic)') }})
    || case
        when
            lower({{ one_line('subgroup') }})
            = lower({{ one_line('coalesce(measure_name, measure_text, topic)') }})
            then ''
        else coalesce(' (' || {{ quoted('subgroup', 80) }} || ')', '')
    end
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
    {{ table_words('dataset', 'release', 'is_withdrawn') }}
    || case
        when official_value is not null
            then
                ' has ' || {{ number_words('official_value') }}
                || coalesce(' (' || made_of || ')', '')
                || ' ' || indicator_words
        else
            ' prints ' || {{ symbol_words('official_as_printed', 'official_symbol_meaning') }}
            || ' for ' || indicator_words
    end
    || coalesce(' for ' || area_words, '')
    || ' ' || {{ period_words('official_period_start', 'official_period_end', 'official_as_at') }}
    || coalesce(', a figure ' || revised, '')
{%- endmacro %}

{% macro symbol_words(as_printed, meaning) -%}
    coalesce(nullif({{ as_printed }}, ''), 'nothing') || coalesce(' (' || {{ meaning }} || ')', '')
{%- endmacro %}

{#- How the two times lie to each other, as a clause after the official figure's. -#}
{% macro alignment_said() -%}
    case
        when alignment in ('exact', 'snapshot_same_day') then ''
        when alignment = 'snapshot_other_day' then {{ other_day_said() }}
        when is_undated then ', the last end of March before the letter''s answer'
        when alignment = 'none' and as_at is not null
            then ', the year that ended nearest to that day'
        when alignment = 'none' then ''
        when is_open
            then
                case
                    when period_start is null then ', the year that this time ends in'
                    when official_period_start <= period_start
                        then ', the year that this time begins in'
                    else ', the first year of this time that the table covers'
                end
                || {{ years_said() }}
        when years_touched = 1 and share_covered > 0.995
            then
                case
                    when period_start < official_period_start or period_end > official_period_end
                        then ', a year within that time'
                    else ', a year that holds all of that time'
                end
        else
            ', which covers ' || {{ share_words('share') }} || ' of that time'
            || {{ years_said() }}
            || case
                when share_covered <= 0.995 then ', and the rest lies outside the table'
                else ''
            end
    end
{%- endmacro %}

{% macro years_said() -%}
    case
        when years_touched > 1
            -- quarters and calendar years are no reporting years
            then
                case
                    when time_period is null then ' (the periods that it touches: '
                    else ' (the reporting years that it touches: '
                end
                || overlapping_figures || ')'
        else ''
    end
{%- endmacro %}

{#- The end of March on the other side of a day. -#}
{% macro other_day_said() -%}
    case
        when other_as_at is null then ''
        else
            ', and ' || coalesce(nullif(other_as_printed, ''), 'nothing') || ' '
            || {{ period_words('null::date', 'null::date', 'other_as_at') }}
            || case
                when lies_between then ', and the letter''s number lies between the two'
                else ''
            end
    end
{%- endmacro %}

{#- Why the official side is missing for a figure that has no official cell at all. -#}
{% macro official_absent() -%}
    case
        when covering_release is null
            then 'no release of ' || {{ table_words('dataset', 'null') }} || ' has been collected'
        when authority_reason is not null
            then
                {{ table_words('dataset', 'covering_release') }} || ' has no row for '
                || authority_name || ' at that time: ' || authority_reason
        when not is_covered
            then {{ table_words('dataset', 'covering_release') }} || ' has no row for ' || authority_name
        else
            {{ table_words('dataset', 'covering_release') }} || ', which covers the reporting years '
            || first_year || ' to ' || last_year || ', has no row for ' || authority_name
            || ' at that time'
    end
{%- endmacro %}

{#- What of the years asked about the table does not have. -#}
{% macro years_not_covered() -%}
    {{ table_words('dataset', 'covering_release') }} || ', which covers the reporting years '
    || first_year || ' to ' || last_year || ', has nothing for ' || years_uncovered
    || coalesce(': ' || authority_reason, '')
{%- endmacro %}

{#- "…: another unit and another time, so the two stand side by side only" -#}
{% macro only_side_by_side() -%}
    concat_ws(
        ', and ',
        case when grade <> 'same' then reason end,
        case
            when grade = 'same' and not unit_fits
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
            when is_undated then 'the letter does not say on which day it counts'
            when alignment = 'none' then 'a count on one day is no count over a year'
        end,
        case
            when suspect_not_recorded
                then 'that zero probably means “not recorded”, because ' || suspect_reason
        end
    ) || ', so the two stand side by side only' || {{ relation_said() }}
{%- endmacro %}

{#- What the relation between the two numbers tells, where they are not equals. -#}
{% macro relation_said() -%}
    case
        when one_sided = 'fails'
            then
                '; these are more children than there can be ' || {{ counted_things() }}
                || ': the two use different definitions'
        when one_sided = 'holds'
            then '; these are no more children than ' || {{ counted_things() }} || ', as it must be'
        when relation = 'gap' and (foi_upper < official_lower or foi_lower > official_upper)
            then '; the gap between them is worth asking about'
        else ''
    end
{%- endmacro %}

{% macro counted_things() -%}
    -- of plans the unit alone would read "cases"
    case
        when counted_unit in ('children', 'cases') then indicator_words
        else counted_unit
    end
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
