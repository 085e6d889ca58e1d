-- Cells that the DfE hides now: the newest release that has anything to say of them prints
-- `c`. One that a later release prints as a number again is hidden no more.
with

-- gone through twice, each time for little: to keep a copy would cost more
cells as not materialized (

    select * from {{ ref('int_official__cells') }}

),

hidden as (

    select
        dataset,
        geographic_level,
        area,
        time_period,
        canonical,
        max(la_code) as la_code,
        arg_max(area_name, place) as area_name,
        arg_max(release, place) as hidden_by,
        max(place) as hidden_at,
        max(period_start) as period_start,
        max(period_end) as period_end,
        max(as_at) as as_at
    from cells
    -- a symbol is what is printed; asked of the text, few cells are looked up
    where symbol = 'c' and as_printed = 'c'
    group by dataset, geographic_level, area, time_period, canonical

),

-- only a later release than a first one can print a number again
later as (

    select
        dataset,
        release
    from {{ ref('int_official__releases') }}
    where place > 1

),

shown_since as (

    select distinct
        hidden.dataset,
        hidden.geographic_level,
        hidden.area,
        hidden.time_period,
        hidden.canonical
    from cells
    inner join hidden
        on
            cells.dataset = hidden.dataset
            and cells.geographic_level = hidden.geographic_level
            and cells.area = hidden.area
            and cells.time_period = hidden.time_period
            and cells.canonical = hidden.canonical
    semi join later on cells.dataset = later.dataset and cells.release = later.release
    where cells.value is not null and cells.place > hidden.hidden_at

)

select hidden.*
from hidden
left join shown_since
    on
        hidden.dataset = shown_since.dataset
        and hidden.geographic_level = shown_since.geographic_level
        and hidden.area = shown_since.area
        and hidden.time_period = shown_since.time_period
        and hidden.canonical = shown_since.canonical
where shown_since.area is null
