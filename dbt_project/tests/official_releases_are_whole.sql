{{ config(severity='warn', meta={'dagster': {'ref': {'name': 'int_official__areas'}}}) }}
-- A release that has all authorities in no year at all is an extract, as those of the sample
-- are; from the publisher none is wanted. Its totals are held against nothing.
with

areas as (

    select * from {{ ref('int_official__areas') }}
    where geographic_level = 'Local authority' and expected_areas is not null

),

-- what a night on the sample landed
samples as (

    select distinct
        files.dataset,
        releases.release
    from {{ ref('stg_raw__official_files') }} as files
    inner join {{ ref('stg_raw__runs') }} as runs
        on files.run_id = runs.run_id and runs.sources_mode = 'sample'
    inner join {{ ref('int_official__releases') }} as releases
        on
            files.dataset = releases.dataset
            and files.release = releases.slug
            and files.version = releases.version

)

select
    areas.dataset,
    areas.release,
    min(areas.areas) as fewest,
    max(areas.areas) as most
from areas
anti join samples on areas.dataset = samples.dataset and areas.release = samples.release
group by areas.dataset, areas.release
having not bool_or(areas.is_whole)
