with

imputed as (

    select
        dataset,
        release,
        time_period,
        total_code as region_code,
        any_value(area_name) as region,
        list_sort(list_distinct(flatten(list(estimated_la_codes)))) as la_codes,
        count(*) as cells
    from {{ ref('int_official__sums') }}
    where
        standing = 'imputed'
        and geographic_level = 'Regional'
        -- London's totals repeat those of its two halves
        and total_code <> 'E12000007'
    group by dataset, release, time_period, total_code

),

listed as (

    select * from {{ ref('imputed') }}

)

select
    imputed.dataset,
    imputed.release,
    imputed.time_period,
    imputed.region_code,
    imputed.region,
    array_to_string(imputed.la_codes, ';') as la_codes,
    imputed.cells,
    listed.reason is not null as is_listed,
    coalesce(
        listed.reason,
        'the totals are larger than the authorities printed, so they include an estimate for those'
        || ' that are not'
    ) as reason
from imputed
left join listed
    on
        imputed.dataset = listed.dataset
        and imputed.time_period = listed.time_period
        and imputed.region_code = listed.region_code
        and array_to_string(imputed.la_codes, ';') = listed.la_code
        and imputed.cells = listed.cells
        and imputed.release >= listed.from_release
order by imputed.dataset, imputed.release, imputed.time_period, imputed.region_code
