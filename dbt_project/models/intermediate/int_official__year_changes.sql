-- Years that a release leaves out though the one before it has them, and those that it adds
-- before the last year of that one. A year after it is news, no revision.
with

years as (

    select distinct
        areas.dataset,
        areas.release,
        releases.place,
        areas.time_period
    from {{ ref('int_official__areas') }} as areas
    inner join {{ ref('int_official__releases') }} as releases
        on areas.dataset = releases.dataset and areas.release = releases.release

),

releases as (

    select
        dataset,
        release,
        place,
        max(time_period) as newest_year
    from years
    group by dataset, release, place

),

pairs as (

    select
        older.dataset,
        older.release as from_release,
        newer.release as to_release,
        older.newest_year
    from releases as older
    inner join releases as newer
        on older.dataset = newer.dataset and older.place + 1 = newer.place

),

held as (

    select
        pairs.dataset,
        pairs.from_release,
        pairs.to_release,
        years.time_period,
        bool_or(years.release = pairs.from_release) as in_older,
        bool_or(years.release = pairs.to_release) as in_newer
    from pairs
    inner join years
        on
            pairs.dataset = years.dataset
            and years.release in (pairs.from_release, pairs.to_release)
            and pairs.newest_year >= years.time_period
    group by pairs.dataset, pairs.from_release, pairs.to_release, years.time_period

)

select
    dataset,
    from_release,
    to_release,
    time_period,
    case when in_older then 'disappeared' else 'appeared' end as kind
from held
where in_older <> in_newer
