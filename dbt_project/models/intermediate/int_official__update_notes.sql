-- What the publisher itself says of the amendments that a release, or a later version of
-- it, brought: the notes that the version before did not have yet.
with

releases as (

    select * from {{ ref('int_official__releases') }}

),

files as (

    select distinct
        dataset,
        release as slug,
        version,
        release_version_id
    from {{ ref('stg_raw__official_files') }}
    where outcome = 'ok'

),

updates as (

    select * from {{ ref('stg_raw__official_updates') }}

),

noted as (

    select
        releases.dataset,
        releases.release,
        releases.place,
        updates.updated_on,
        updates.summary
    from releases
    inner join files
        on
            releases.dataset = files.dataset
            and releases.slug = files.slug
            and releases.version = files.version
    inner join updates
        on
            files.slug = updates.release
            and files.release_version_id = updates.release_version_id

),

fresh as (

    select * from noted
    where
        not exists (
            select 1 from noted as before
            where
                noted.dataset = before.dataset
                and noted.place > before.place
                and noted.updated_on = before.updated_on
                and noted.summary = before.summary
        )

)

select
    dataset,
    release,
    string_agg(distinct {{ quoted('summary') }}, ' and ' order by {{ quoted('summary') }}) as note
from fresh
group by dataset, release
