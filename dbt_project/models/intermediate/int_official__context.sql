-- What stands beside an authority's answer without being a figure of that authority: its police
-- force, and the whole country. Only what may be published: an explanation is published too.
with

figures as (

    select * from {{ ref('int_official__nrm_published') }}
    where
        is_latest
        -- a year that goes on says what its quarters say, and is no period that anybody asks for
        and (breakdown is distinct from 'year so far' or month(period_end) = 12)

),

authorities as (

    select
        la_code,
        force_code
    from {{ ref('police_force_areas') }}

),

context as (

    select
        figures.dataset,
        figures.release,
        figures.time_period,
        authorities.la_code,
        figures.ons_code,
        figures.area_name,
        figures.indicator,
        figures.canonical,
        figures.label,
        figures.breakdown,
        figures.as_printed,
        figures.period_start,
        figures.period_end,
        figures.as_at,
        figures.value,
        figures.lower,
        figures.upper,
        figures.symbol,
        figures.symbol_meaning,
        figures.unit,
        figures.is_stock,
        false as suspect_not_recorded,
        cast(null as varchar) as suspect_reason,
        figures.revised
    from figures
    inner join authorities
        on figures.geographic_level = 'National' or figures.ons_code = authorities.force_code

)

select * from context
