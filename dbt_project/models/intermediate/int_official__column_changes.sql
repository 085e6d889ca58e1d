-- Columns that a release names otherwise than the one before it, or that only one has.
with

columns as (

    select * from {{ ref('int_official__columns') }}

),

releases as (

    select * from {{ ref('int_official__releases') }}

),

pairs as (

    select
        older.dataset,
        older.release as from_release,
        newer.release as to_release
    from releases as older
    inner join releases as newer
        on older.dataset = newer.dataset and older.place + 1 = newer.place

),

older as (

    select
        columns.*,
        pairs.to_release
    from columns
    inner join pairs
        on columns.dataset = pairs.dataset and columns.release = pairs.from_release

),

newer as (

    select
        columns.*,
        pairs.from_release
    from columns
    inner join pairs
        on columns.dataset = pairs.dataset and columns.release = pairs.to_release

),

columns_changed as (

    select
        coalesce(older.dataset, newer.dataset) as dataset,
        coalesce(older.release, newer.from_release) as from_release,
        coalesce(older.to_release, newer.release) as to_release,
        coalesce(older.canonical, newer.canonical) as canonical,
        older.indicator as from_indicator,
        newer.indicator as to_indicator,
        case
            when older.indicator is null then 'appeared'
            when newer.indicator is null then 'disappeared'
            else 'rekeyed'
        end as kind
    from older
    full outer join newer
        on
            older.dataset = newer.dataset
            and older.to_release = newer.release
            and older.canonical = newer.canonical
    where older.indicator is distinct from newer.indicator

)

select
    *,
    case kind
        when 'appeared' then 'the older release has no such column'
        when 'disappeared' then 'the newer release has no such column'
        else 'the column is called ' || to_indicator || ' in the newer release'
    end as note
from columns_changed
