with

releases as (

    select * from {{ ref('int_official__releases') }}

),

indicators as (

    select * from {{ ref('stg_raw__official_indicators') }}

),

cells as (

    select
        cells.dataset,
        releases.release,
        releases.place,
        releases.published_on,
        releases.is_latest,
        releases.withdrawn_at,
        cells.time_period,
        cells.geographic_level,
        cells.la_code,
        cells.area_code,
        cells.region_code,
        cells.area_name,
        cells.indicator,
        cells.breakdown,
        coalesce(cells.as_printed, '') as as_printed,
        indicators.canonical,
        indicators.label,
        indicators.unit,
        indicators.is_stock,
        indicators.is_rate,
        coalesce(indicators.hides_zero, false) as hides_zero
    from {{ ref('stg_raw__official_cells') }} as cells
    inner join releases
        on
            cells.dataset = releases.dataset
            and cells.release = releases.slug
            and cells.version = releases.version
    -- one that the registry does not know has neither a name nor a unit, and fails a test
    left join indicators
        on cells.dataset = indicators.dataset and cells.indicator = indicators.indicator

),

-- the same few thousand spellings recur over all cells: each is read once
spellings as (

    select distinct
        as_printed,
        geographic_level,
        unit,
        is_rate,
        hides_zero
    from cells

),

read as (

    select
        *,
        {{ read_official_value('as_printed') }} as value,
        {{ read_official_symbol('as_printed') }} as symbol
    from spellings

),

bounded as (

    select
        read.*,
        trim(symbols.meaning, ' .') as symbol_meaning,
        case
            when read.value is null
                then {{ official_symbol_lower(
                    'symbols.lower', 'read.unit', 'read.is_rate', 'read.hides_zero'
                ) }}
            else {{ read_official_lower(
                'read.value', 'read.unit', 'read.is_rate', 'read.geographic_level'
            ) }}
        end as lower,
        case
            when read.value is null then cast(symbols.upper as double)
            else {{ read_official_upper(
                'read.value', 'read.unit', 'read.is_rate', 'read.geographic_level'
            ) }}
        end as upper
    from read
    left join {{ ref('symbols') }} as symbols on read.symbol = trim(symbols.symbol)

)

select
    cells.dataset,
    cells.release,
    cells.place,
    cells.published_on,
    cells.is_latest,
    cells.withdrawn_at,
    cells.time_period,
    cells.geographic_level,
    case when cells.geographic_level = 'Local authority' then cells.la_code end as la_code,
    cells.area_code as ons_code,
    cells.region_code,
    cells.area_name,
    cells.indicator,
    cells.canonical,
    cells.label,
    cells.unit,
    cells.is_stock,
    cells.is_rate,
    cells.hides_zero,
    cells.breakdown,
    cells.as_printed,
    {{ reporting_year_start('cells.time_period') }} as period_start,
    {{ reporting_year_end('cells.time_period') }} as period_end,
    case when cells.is_stock then {{ reporting_year_end('cells.time_period') }} end as as_at,
    bounded.value,
    cast(bounded.lower as double) as lower,
    cast(bounded.upper as double) as upper,
    bounded.symbol,
    bounded.symbol_meaning
from cells
inner join bounded
    on
        cells.as_printed = bounded.as_printed
        and cells.geographic_level = bounded.geographic_level
        and cells.hides_zero = bounded.hides_zero
        and cells.unit is not distinct from bounded.unit
        and cells.is_rate is not distinct from bounded.is_rate
