{{ config(severity='warn', meta={'dagster': {'ref': {'name': 'official_imputed'}}}) }}
-- Every exception that `seeds/imputed.csv` and `seeds/totals_at_odds.csv` list is really one,
-- and there is no other imputed year. Where this fails, look at the release's notes and
-- bring the list up to date.
with

-- in which releases a listed exception has to show
whole as (

    select * from {{ ref('int_official__areas') }}
    where geographic_level = 'Local authority' and is_whole

),

listed as (

    select
        listed.dataset,
        whole.release,
        listed.time_period,
        listed.region_code as total_code,
        listed.la_code as what,
        listed.cells
    from {{ ref('imputed') }} as listed
    inner join whole
        on
            listed.dataset = whole.dataset
            and listed.time_period = whole.time_period
            and whole.release >= listed.from_release

    union all

    select
        listed.dataset,
        whole.release,
        listed.time_period,
        listed.total_code,
        listed.canonical as what,
        1 as cells
    from {{ ref('totals_at_odds') }} as listed
    inner join whole
        on
            listed.dataset = whole.dataset
            and listed.time_period = whole.time_period
            and whole.release >= listed.from_release

),

found as (

    select
        dataset,
        release,
        time_period,
        region_code as total_code,
        la_codes as what,
        cells
    from {{ ref('official_imputed') }}

    union all

    select
        dataset,
        release,
        time_period,
        total_code,
        canonical as what,
        1 as cells
    from {{ ref('int_official__sums') }}
    where standing in ('too small', 'too large') and summed_level = 'Local authority'

)

select
    coalesce(listed.dataset, found.dataset) as dataset,
    coalesce(listed.release, found.release) as release,
    coalesce(listed.time_period, found.time_period) as time_period,
    coalesce(listed.total_code, found.total_code) as total_code,
    coalesce(listed.what, found.what) as what,
    listed.cells as listed_cells,
    found.cells as found_cells
from listed
full outer join found
    on
        listed.dataset = found.dataset
        and listed.release = found.release
        and listed.time_period = found.time_period
        and listed.total_code = found.total_code
        and listed.what = found.what
where listed.cells is distinct from found.cells
