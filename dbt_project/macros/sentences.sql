{#- Pieces of sentences. Every one of them is null only where it has nothing to say. -#}

{#- One line of text: white space single, none at the ends. -#}
{% macro one_line(text) -%}
    trim(regexp_replace({{ text }}, '\s+', ' ', 'g'))
{%- endmacro %}

{#- Someone else's words in quotation marks, on one line, long ones cut and marked so. -#}
{% macro quoted(text, longest=240) -%}
    '“' || case
        when length({{ one_line(text) }}) > {{ longest }}
            then translate({{ one_line(text) }}[:{{ longest }}], '“”', '‘’') || '…'
        else translate({{ one_line(text) }}, '“”', '‘’')
    end || '”'
{%- endmacro %}

{#- A number with thousands separators, decimals only where it has some. -#}
{% macro number_words(number) -%}
    case
        when {{ number }} = floor({{ number }}) then format('{:,}', cast({{ number }} as bigint))
        else cast(round({{ number }}, 2) as varchar)
    end
{%- endmacro %}

{% macro date_words(day) -%}
    strftime({{ day }}, '%-d %B %Y')
{%- endmacro %}

{#- Bounds in words; what has none is "a number that is not given". -#}
{% macro band_words(lower, upper) -%}
    case
        when {{ lower }} = {{ upper }} then {{ number_words(lower) }}
        when {{ lower }} is not null and {{ upper }} is not null
            then {{ number_words(lower) }} || ' to ' || {{ number_words(upper) }}
        when {{ lower }} is not null then {{ number_words(lower) }} || ' or more'
        when {{ upper }} is not null then 'at most ' || {{ number_words(upper) }}
        else 'a number that is not given'
    end
{%- endmacro %}

{#- When: a reporting year, a calendar year, a range, a day, or what the letter leaves open. -#}
{% macro period_words(starts, ends, as_at='null::date') -%}
    case
        when {{ as_at }} is not null then 'on ' || {{ date_words(as_at) }}
        when {{ is_reporting_year(starts, ends) }} then 'in the year to ' || {{ date_words(ends) }}
        when
            strftime({{ starts }}, '%d%m') = '0101' and strftime({{ ends }}, '%d%m') = '3112'
            and year({{ starts }}) = year({{ ends }})
            then 'in ' || year({{ starts }}) || ' (calendar year)'
        when {{ starts }} is not null and {{ ends }} is not null
            then 'from ' || {{ date_words(starts) }} || ' to ' || {{ date_words(ends) }}
        when {{ starts }} is not null
            then 'since ' || {{ date_words(starts) }} || ', with no end date given'
        when {{ ends }} is not null then 'up to ' || {{ date_words(ends) }}
        else 'at a time that the letter does not say'
    end
{%- endmacro %}

{% macro is_reporting_year(starts, ends) -%}
    (
        strftime({{ starts }}, '%d%m') = '0104' and strftime({{ ends }}, '%d%m') = '3103'
        and year({{ ends }}) = year({{ starts }}) + 1
    )
{%- endmacro %}

{#- How a table is named in a sentence, with the release where one is known. -#}
{% macro table_words(dataset, release, is_withdrawn='false') -%}
    case {{ dataset }}
        when 'cla_missing' then 'DfE''s table of looked-after children who went missing'
        when 'nrm_ho' then 'the Home Office''s table of the National Referral Mechanism'
        when 'nrm_wmp' then 'West Midlands Police''s dashboard of the National Referral Mechanism'
        else 'DfE''s ' || upper({{ dataset }}) || ' table'
    end
    || coalesce(
        ' (' || {{ release }} || ' release'
        || case
            when {{ is_withdrawn }} then ', since withdrawn by the publisher'
            else ''
        end
        || ')',
        ''
    )
{%- endmacro %}

{#- The year in which the reporting year of a day ends. -#}
{% macro reporting_year_of(day) -%}
    (year({{ day }}) + case when month({{ day }}) > 3 then 1 else 0 end)
{%- endmacro %}

{#- "the year to 31 March 2026", "the reporting years 2015 to 2017" -#}
{% macro years_words(first, last) -%}
    case
        when {{ first }} = {{ last }} then 'the year to 31 March ' || {{ first }}
        else 'the reporting years ' || {{ first }} || ' to ' || {{ last }}
    end
{%- endmacro %}
