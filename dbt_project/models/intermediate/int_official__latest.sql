with

cells as (

    select * from {{ ref('int_official__cells') }}
    where is_latest and geographic_level = 'Local authority'

),

suspects as (

    select * from {{ ref('int_official__suspect_zeros') }}

),

-- what follows the release in force is withdrawn, and what it made of a cell does not hold
standing as (

    select
        dataset,
        release
    from {{ ref('int_official__releases') }}
    qualify place <= max(place) filter (where is_latest) over (partition by dataset)

),

-- an authority's DfE code outlives a change of its ONS code
revised as (

    select
        dataset,
        canonical,
        la_code,
        time_period,
        string_agg(words, ', and ' order by to_release) as revised
    from (
        select
            revisions.*,
            {{ revision_words() }} as words
        from {{ ref('int_official__revisions') }} as revisions
        semi join standing
            on
                revisions.dataset = standing.dataset
                and revisions.to_release = standing.release
        where
            revisions.geographic_level = 'Local authority'
            and revisions.to_ons_code is not null
    )
    where canonical is not null
    group by dataset, canonical, la_code, time_period

),

latest as (

    select
        cells.dataset,
        cells.release,
        cells.time_period,
        cells.la_code,
        cells.ons_code,
        cells.area_name,
        cells.indicator,
        cells.canonical,
        cells.label,
        cells.breakdown,
        cells.as_printed,
        cells.period_start,
        cells.period_end,
        cells.as_at,
        cells.value,
        cells.lower,
        cells.upper,
        cells.symbol,
        cells.symbol_meaning,
        cells.unit,
        cells.is_stock,
        revised.revised,
        suspects.suspect_reason,
        suspects.suspect_reason is not null as suspect_not_recorded
    from cells
    left join suspects
        on
            cells.dataset = suspects.dataset
            and cells.release = suspects.release
            and cells.ons_code = suspects.ons_code
            and cells.time_period = suspects.time_period
            and cells.indicator = suspects.indicator
    left join revised
        on
            cells.dataset = revised.dataset
            and cells.canonical = revised.canonical
            and cells.la_code = revised.la_code
            and cells.time_period = revised.time_period

)

select * from latest
