-- Each release restates earlier quarters: all of them are kept, and the newest one that has a
-- figure is in force. `may_be_published` is false where no open licence is stated: such rows
-- are for the pipeline's own warehouse, and nothing published may be made of them.
with

versions as (

    select
        *,
        dense_rank() over (partition by dataset order by release desc) as place
    from {{ ref('stg_raw__nrm_files') }}
    qualify row_number() over (partition by dataset, release order by version desc) = 1

),

forces as (

    select distinct
        force_code,
        {{ force_key('force_name') }} as force_key
    from {{ ref('police_force_areas') }}

),

symbols as (

    select
        trim(symbol) as symbol,
        trim(meaning, ' .') as meaning
    from {{ ref('symbols') }}

),

cells as (

    select
        cells.*,
        versions.place,
        versions.published_on,
        coalesce(cells.area_code, forces.force_code) as ons_code,
        case
            -- the dashboard shows the count; it is we who hide it before it lands
            when cells.dataset = 'nrm_wmp' and cells.symbol = 'c' then 'from 1 to 5, hidden here'
            else symbols.meaning
        end as symbol_meaning,
        cells.licence = 'OGL-3.0' as may_be_published
    from {{ ref('stg_raw__nrm_statistics') }} as cells
    inner join versions
        on
            cells.dataset = versions.dataset
            and cells.release = versions.release
            and cells.version = versions.version
    left join forces
        on
            cells.geographic_level = 'Police force area'
            and {{ force_key('cells.area_name') }} = forces.force_key
    left join symbols on cells.symbol = symbols.symbol

),

compared as (

    select
        *,
        row_number() over of_a_figure = 1 as is_latest,
        lead(as_printed) over of_a_figure as printed_before,
        lead(release) over of_a_figure as release_before
    from cells
    window of_a_figure as (
        partition by
            dataset,
            indicator,
            breakdown,
            coalesce(ons_code, area_name),
            -- a line whose period is in doubt is compared with none
            coalesce(cast(period_start as varchar), release || cell),
            period_end
        order by place
    )

),

read as (

    select
        dataset,
        release,
        version,
        place,
        published_on,
        is_latest,
        cast(null as integer) as time_period,
        geographic_level,
        cast(null as varchar) as la_code,
        ons_code,
        area_name,
        indicator,
        indicator as canonical,
        label,
        breakdown,
        as_printed,
        period_label,
        period_start,
        period_end,
        cast(null as date) as as_at,
        value,
        lower,
        upper,
        symbol,
        symbol_meaning,
        'referrals' as unit,
        false as is_stock,
        false as is_rate,
        note,
        cell,
        licence,
        may_be_published,
        case
            when printed_before <> as_printed
                then
                    'restated from ' || printed_before || ' to ' || as_printed
                    || ' between the releases ' || release_before || ' and ' || release
        end as revised
    from compared

)

select * from read
