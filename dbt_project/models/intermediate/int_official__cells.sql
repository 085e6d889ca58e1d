-- A view: whoever reads it reads few columns or few cells, and to write them all out costs ten
-- times what it costs to read them.
{{ config(materialized='view') }}
with

releases as (

    select * from {{ ref('int_official__releases') }}

),

-- a copy of it, which DuckDB would make because it is used twice, hides from it how small it is
columns as not materialized (

    select * from {{ ref('int_official__columns') }}

),

-- the columns of a row's cells, in the order of the cells
headings as (

    select
        dataset,
        slug,
        version,
        item,
        list(column_id order by cell_place) as column_ids
    from columns
    group by dataset, slug, version, item

),

-- what a row says of all its cells is read a row at a time, and only then it is taken apart
printed_rows as (

    select
        official_rows.dataset,
        releases.release,
        releases.place,
        releases.published_on,
        releases.is_latest,
        releases.withdrawn_at,
        official_rows.time_period,
        {{ reporting_year_start('official_rows.time_period') }} as period_start,
        {{ reporting_year_end('official_rows.time_period') }} as period_end,
        official_rows.geographic_level,
        case
            when official_rows.geographic_level = 'Local authority' then official_rows.la_code
        end as la_code,
        official_rows.area_code as ons_code,
        -- an authority keeps its DfE code when its ONS code changes
        case
            when official_rows.geographic_level = 'Local authority'
                then coalesce(official_rows.la_code, official_rows.area_code)
            else official_rows.area_code
        end as area,
        official_rows.region_code,
        official_rows.area_name,
        official_rows.breakdown,
        official_rows.printed,
        headings.column_ids
    from {{ ref('stg_raw__official_rows') }} as official_rows
    inner join releases
        on
            official_rows.dataset = releases.dataset
            and official_rows.release = releases.slug
            and official_rows.version = releases.version
    left join headings
        on
            official_rows.dataset = headings.dataset
            and official_rows.release = headings.slug
            and official_rows.version = headings.version
            and official_rows.item is not distinct from headings.item

),

cells as (

    select
        * exclude (printed, column_ids),
        unnest(printed) as as_printed,
        unnest(column_ids) as column_id
    from printed_rows

),

spellings as (

    select * from {{ ref('int_official__spellings') }}

)

select
    cells.*,
    columns.indicator,
    columns.known_as as canonical,
    columns.label,
    columns.unit,
    columns.is_stock,
    columns.is_rate,
    columns.hides_zero,
    case when columns.is_stock then cells.period_end end as as_at,
    spellings.value,
    {{ official_cell_lower('spellings', 'columns', 'cells') }} as lower,
    {{ official_cell_upper('spellings', 'columns', 'cells') }} as upper,
    spellings.symbol,
    spellings.symbol_meaning
from cells
left join columns on cells.column_id = columns.column_id
inner join spellings on cells.as_printed = spellings.as_printed
