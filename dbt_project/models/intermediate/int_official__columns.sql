-- Which indicators each release of each table prints, by which name, and what the registry says
-- of them. A long table has a row for each in place of a column.
with

releases as (

    select * from {{ ref('int_official__releases') }}

),

indicators as (

    select * from {{ ref('stg_raw__official_indicators') }}

),

long_tables as (

    select distinct
        dataset,
        release,
        version,
        item
    from {{ ref('stg_raw__official_rows') }}
    where item is not null

),

printed as (

    select
        columns.dataset,
        columns.release,
        columns.version,
        lower(columns.column_name) as indicator,
        columns.cell_place,
        cast(null as varchar) as item
    from {{ ref('stg_raw__official_columns') }} as columns
    anti join long_tables
        on
            columns.dataset = long_tables.dataset
            and columns.release = long_tables.release
            and columns.version = long_tables.version
    where columns.cell_place is not null

    union all

    select
        dataset,
        release,
        version,
        item as indicator,
        1 as cell_place,
        item
    from long_tables

)

select
    releases.dataset,
    releases.release,
    releases.place,
    printed.indicator,
    coalesce(indicators.canonical, printed.indicator) as canonical,
    releases.slug,
    releases.version,
    printed.cell_place,
    printed.item,
    row_number() over (
        order by releases.dataset, releases.place, printed.item, printed.cell_place
    ) as column_id,
    -- one that the registry does not know has neither a name nor a unit, and fails a test
    indicators.canonical as known_as,
    indicators.label,
    indicators.unit,
    indicators.is_stock,
    indicators.is_rate,
    coalesce(indicators.hides_zero, false) as hides_zero
from printed
inner join releases
    on
        printed.dataset = releases.dataset
        and printed.release = releases.slug
        and printed.version = releases.version
left join indicators
    on printed.dataset = indicators.dataset and printed.indicator = indicators.indicator
