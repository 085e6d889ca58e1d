with

cells as (

    select * from {{ ref('int_official__latest') }}

),

coverage as (

    select
        dataset,
        release,
        min(time_period) as first_year,
        max(time_period) as last_year,
        list(distinct la_code) as la_codes
    from cells
    group by dataset, release

)

select * from coverage
