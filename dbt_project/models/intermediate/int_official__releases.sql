with

files as (

    select * from {{ ref('stg_raw__official_files') }}
    where outcome = 'ok'

),

versions as (

    select
        dataset,
        release as slug,
        version,
        release || case when version > 1 then '.' || version else '' end as release,
        min(published_on) as published_on,
        min(url) as url,
        -- withdrawn is what no address lists any more
        case when count(*) = count(withdrawn_at) then max(withdrawn_at) end as withdrawn_at
    from files
    group by dataset, release, version

),

placed as (

    select
        *,
        -- slugs begin with the year, so they sort as the releases followed each other
        row_number() over (partition by dataset order by slug, version) as place,
        -- a withdrawn one is in force only where there is no other
        row_number() over (
            partition by dataset order by withdrawn_at is not null, slug desc, version desc
        ) = 1 as is_latest
    from versions

)

select * from placed
