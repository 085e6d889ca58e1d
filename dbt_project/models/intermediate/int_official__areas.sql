-- How many areas of each level each release prints for each year, and how many there are.
with

-- one indicator has as many cells as there are areas
first_columns as (

    select
        dataset,
        release,
        min(indicator) as indicator
    from {{ ref('int_official__columns') }}
    group by dataset, release

),

counted as (

    select
        cells.dataset,
        cells.release,
        cells.time_period,
        cells.geographic_level,
        count(distinct cells.ons_code) as areas
    from {{ ref('int_official__cells') }} as cells
    inner join first_columns
        on
            cells.dataset = first_columns.dataset
            and cells.release = first_columns.release
            and cells.indicator = first_columns.indicator
    group by cells.dataset, cells.release, cells.time_period, cells.geographic_level

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
