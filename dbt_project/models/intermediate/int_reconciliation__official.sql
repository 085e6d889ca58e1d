-- The official cells that something may be held against: authorities' cells of the newest
-- release, sums of bands whose parts are all printed, and figures of a wider area.
with

comparisons as (

    select distinct
        dataset,
        indicator
    from {{ ref('comparisons') }}

),

sums as (

    select
        dataset,
        indicator,
        share_of,
        string_split(parts, ';') as parts
    from {{ ref('sums') }}

),

releases as (

    select * from {{ ref('int_official__releases') }}

),

needed as (

    select
        dataset,
        indicator
    from comparisons
    union
    select
        dataset,
        unnest(list_append(parts, share_of)) as indicator
    from sums

),

-- read once: it is a view over all releases
latest as materialized (

    select cells.*
    from {{ ref('int_official__latest') }} as cells
    semi join needed
        on cells.dataset = needed.dataset and cells.canonical = needed.indicator

),

printed as (

    select
        latest.*,
        cast(null as varchar) as made_of,
        cast(null as varchar) as area_words
    from latest
    semi join comparisons
        on latest.dataset = comparisons.dataset and latest.canonical = comparisons.indicator

),

parts as (

    select
        latest.*,
        sums.indicator as whole,
        sums.share_of,
        len(sums.parts) as parts_needed,
        list_position(sums.parts, latest.canonical) as place
    from latest
    inner join sums
        on latest.dataset = sums.dataset and list_contains(sums.parts, latest.canonical)

),

-- a sum with a hidden part has no number and no upper bound: it is at least what is printed
-- and the least of what is hidden, from which nothing about that part can be worked out
added as (

    select
        dataset,
        whole,
        share_of,
        release,
        time_period,
        la_code,
        parts_needed,
        count(value) = parts_needed as is_whole,
        string_agg(coalesce(nullif(as_printed, ''), 'blank'), ' + ' order by place) as as_printed,
        sum(value) as value,
        sum(lower) as lower,
        sum(upper) as upper,
        arg_min(symbol, coalesce(lower, -1)) filter (value is null) as symbol,
        arg_min(symbol_meaning, coalesce(lower, -1)) filter (value is null) as symbol_meaning,
        bool_or(lower is null) as is_unknown,
        string_agg(distinct revised, ', and ' order by revised) as revised,
        any_value(columns(['period_start', 'period_end', 'as_at', 'unit', 'is_stock', 'ons_code']))
    from parts
    group by dataset, whole, share_of, release, time_period, la_code, parts_needed
    having count(*) = parts_needed

),

summed as (

    select
        added.dataset,
        added.release,
        added.time_period,
        added.la_code,
        added.whole as indicator,
        added.whole as canonical,
        added.as_printed,
        added.period_start,
        added.period_end,
        added.as_at,
        case when added.is_whole then added.value end as value,
        case when not added.is_unknown then added.lower end as lower,
        case when added.is_whole then added.upper end as upper,
        added.symbol,
        added.symbol_meaning,
        added.unit,
        added.is_stock,
        false as suspect_not_recorded,
        added.revised,
        case
            when added.is_whole
                then
                    added.as_printed
                    || coalesce(
                        ', ' || round(100 * added.value / nullif(latest.value, 0), 1) || '% of '
                        || {{ number_words('latest.value') }},
                        ''
                    )
        end as made_of
    from added
    left join latest
        on
            added.dataset = latest.dataset
            and added.share_of = latest.canonical
            and added.release = latest.release
            and added.la_code = latest.la_code
            and added.time_period = latest.time_period

),

wider as (

    select
        context.*,
        context.area_name as area_words
    from {{ ref('int_official__context') }} as context
    semi join comparisons
        on context.dataset = comparisons.dataset and context.canonical = comparisons.indicator

),

together as (

    select * from printed
    union all by name
    select * from summed
    union all by name
    select * from wider

)

select
    together.dataset,
    together.release,
    together.time_period,
    together.la_code,
    together.indicator,
    together.canonical,
    together.as_printed,
    together.period_start,
    together.period_end,
    together.as_at,
    together.value,
    together.lower,
    together.upper,
    together.symbol,
    together.symbol_meaning,
    together.unit,
    together.is_stock,
    together.suspect_not_recorded,
    together.suspect_reason,
    together.revised,
    together.made_of,
    together.area_words,
    releases.withdrawn_at is not null as is_withdrawn
from together
left join releases
    on together.dataset = releases.dataset and together.release = releases.release
