-- How many areas of each level each release prints for each year, and how many there are.
with

releases as (

    select * from {{ ref('int_official__releases') }}

),

-- of a long table one indicator, which has as many rows as there are areas
first_items as (

    select
        dataset,
        release,
        min(item) as item
    from {{ ref('int_official__columns') }}
    group by dataset, release

),

counted as (

    select
        official_rows.dataset,
        releases.release,
        official_rows.time_period,
        official_rows.geographic_level,
        count(distinct official_rows.area_code) as areas
    from {{ ref('stg_raw__official_rows') }} as official_rows
    inner join releases
        on
            official_rows.dataset = releases.dataset
            and official_rows.release = releases.slug
            and official_rows.version = releases.version
    inner join first_items
        on
            releases.dataset = first_items.dataset
            and releases.release = first_items.release
            and official_rows.item is not distinct from first_items.item
    group by
        official_rows.dataset,
        releases.release,
        official_rows.time_period,
        official_rows.geographic_level

),

expected as (

    select * from {{ ref('expected_areas') }}

),

years as (

    select distinct
        dataset,
        release,
        time_period
    from counted

),

-- a level that is not printed at all for a year counts as none
wanted as (

    select
        years.dataset,
        years.release,
        years.time_period,
        expected.geographic_level,
        expected.areas as expected_areas
    from years
    inner join expected
        on
            regexp_full_match(years.dataset, expected.datasets)
            and years.time_period >= expected.first_year
            and years.time_period <= coalesce(expected.last_year, years.time_period)

),

held as (

    select
        coalesce(counted.dataset, wanted.dataset) as dataset,
        coalesce(counted.release, wanted.release) as release,
        coalesce(counted.time_period, wanted.time_period) as time_period,
        coalesce(counted.geographic_level, wanted.geographic_level) as geographic_level,
        coalesce(counted.areas, 0) as areas,
        wanted.expected_areas,
        coalesce(counted.areas, 0) = wanted.expected_areas as is_whole
    from counted
    full outer join wanted
        on
            counted.dataset = wanted.dataset
            and counted.release = wanted.release
            and counted.time_period = wanted.time_period
            and counted.geographic_level = wanted.geographic_level

)

select * from held
