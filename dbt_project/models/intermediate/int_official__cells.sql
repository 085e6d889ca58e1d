with

cells as (

    select * from {{ ref('stg_raw__official_cells') }}

),

releases as (

    select * from {{ ref('int_official__releases') }}

),

symbols as (

    select
        trim(symbol) as symbol,
        trim(meaning, ' .') as meaning,
        cast(lower as double) as lower_bound,
        cast(upper as double) as upper_bound
    from {{ ref('symbols') }}

),

read as (

    select
        cells.dataset,
        releases.release,
        releases.place,
        releases.published_on,
        releases.is_latest,
        cells.time_period,
        cells.geographic_level,
        case when cells.geographic_level = 'Local authority' then cells.la_code end as la_code,
        cells.area_code as ons_code,
        cells.area_name,
        cells.indicator,
        cells.breakdown,
        cells.as_printed,
        {{ reporting_year_start('cells.time_period') }} as period_start,
        {{ reporting_year_end('cells.time_period') }} as period_end,
        {{ read_official_value('cells.as_printed') }} as value,
        {{ read_official_symbol('cells.as_printed') }} as symbol,
        {{ official_unit('cells.dataset', 'cells.indicator') }} as unit
    from cells
    inner join releases
        on
            cells.dataset = releases.dataset
            and cells.release = releases.slug
            and cells.version = releases.version

),

bounded as (

    select
        read.*,
        symbols.meaning as symbol_meaning,
        case when {{ official_is_stock('read.indicator') }} then read.period_end end as as_at,
        case
            when read.value is null then symbols.lower_bound
            else {{ read_official_lower('read.value', 'read.unit', 'read.geographic_level') }}
        end as lower,
        case
            when read.value is null then symbols.upper_bound
            else {{ read_official_upper('read.value', 'read.unit', 'read.geographic_level') }}
        end as upper
    from read
    left join symbols on read.symbol = symbols.symbol

)

select * from bounded
