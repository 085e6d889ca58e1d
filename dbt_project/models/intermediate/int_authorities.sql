with

official as (

    select * from {{ ref('authorities') }}

),

register as (

    select * from {{ ref('stg_raw__authorities') }}

),

-- the list of authorities wins on facts; the register may know some that it does not
merged as (

    select
        cast(la_code as varchar) as la_code,
        name,
        ons_code,
        region,
        cast(opened_on as date) as opened_on,
        cast(closed_on as date) as closed_on,
        cast(successor_la_codes as varchar) as successor_la_codes,
        'official list' as known_from
    from official

    union all

    select
        register.la_code,
        register.name,
        register.ons_code,
        register.region,
        register.opened_on,
        register.closed_on,
        null as successor_la_codes,
        'register' as known_from
    from register
    where
        register.la_code not in (select cast(official.la_code as varchar) from official)

)

select * from merged
