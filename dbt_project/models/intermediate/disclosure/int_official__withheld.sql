-- Numbers of older releases that a later one hides, and the rates and shares made of them.
with

-- the releases that have a later one
older as (

    select
        dataset,
        release
    from {{ ref('int_official__releases') }}
    qualify place < max(place) over (partition by dataset)

),

cells as (

    select cells.*
    from {{ ref('int_official__cells') }} as cells
    semi join older on cells.dataset = older.dataset and cells.release = older.release
    where cells.value is not null

),

hidden as (

    select * from {{ ref('int_official__hidden') }}

),

indicators as (

    select distinct
        dataset,
        canonical,
        is_rate or unit = 'percent' as is_made_of_another,
        {{ counted_in('canonical') }} as counted_in
    from {{ ref('stg_raw__official_indicators') }}

),

-- a rate or a share gives the count away to whoever knows the number it is of
given_away_by as (

    select
        counts.dataset,
        counts.canonical,
        others.canonical as gives_away
    from indicators as counts
    inner join indicators as others
        on
            counts.dataset = others.dataset
            and counts.counted_in = others.counted_in
            and (others.is_made_of_another or others.canonical = counts.canonical)

),

withdrawn as (

    select
        cells.dataset,
        cells.place,
        cells.area,
        cells.geographic_level,
        cells.time_period,
        cells.canonical,
        hidden.hidden_by
    from cells
    inner join hidden
        on
            cells.dataset = hidden.dataset
            and cells.geographic_level = hidden.geographic_level
            and cells.area = hidden.area
            and cells.time_period = hidden.time_period
            and cells.canonical = hidden.canonical
            and cells.place < hidden.hidden_at

),

giving_away as (

    select
        withdrawn.dataset,
        withdrawn.place,
        withdrawn.area,
        withdrawn.geographic_level,
        withdrawn.time_period,
        withdrawn.hidden_by,
        given_away_by.gives_away
    from withdrawn
    inner join given_away_by
        on
            withdrawn.dataset = given_away_by.dataset
            and withdrawn.canonical = given_away_by.canonical

)

select
    cells.dataset,
    cells.release,
    cells.geographic_level,
    cells.ons_code,
    cells.time_period,
    cells.indicator,
    min(giving_away.hidden_by) as hidden_by
from cells
inner join giving_away
    on
        cells.dataset = giving_away.dataset
        and cells.place = giving_away.place
        and cells.geographic_level = giving_away.geographic_level
        and cells.area = giving_away.area
        and cells.time_period = giving_away.time_period
        and cells.canonical = giving_away.gives_away
group by all
