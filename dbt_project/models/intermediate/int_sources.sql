-- Every place where answers may be published, with a row too for each authority that has none.
with

sources as (

    select * from {{ ref('stg_raw__sources') }}

),

register as (

    select * from {{ ref('stg_raw__authorities') }}
    where in_register

),

-- those that the official list has and the register has not count as well: nobody looked
authorities as (

    select * from {{ ref('int_authorities') }}
    where
        closed_on is null
        and (known_from = 'official list' or la_code in (select register.la_code from register))

),

published as (

    select distinct la_code from sources
    where in_register and la_code is not null and platform <> 'local_drop'

),

none as (

    select
        authorities.la_code,
        register.no_source_evidence as evidence,
        coalesce(
            register.slug,
            trim(regexp_replace(lower(authorities.name), '[^a-z0-9]+', '-', 'g'), '-')
        ) || '-none' as source_id,
        coalesce(register.no_source_status, 'unverified') as status,
        case
            when register.la_code is null
                then 'it is not in the register that this night was run with'
            else coalesce(register.no_source_reason, 'the register does not say why')
        end as status_reason,
        coalesce(register.no_source_publishes, 'unknown') as publishes
    from authorities
    left join register on authorities.la_code = register.la_code
    where authorities.la_code not in (select published.la_code from published)

),

united as (

    select
        source_id,
        la_code,
        platform,
        base_url,
        status,
        status_reason,
        licence,
        evidence,
        publisher,
        publishes,
        not_seen,
        verified_on,
        in_register
    from sources

    union all

    select
        source_id,
        la_code,
        'none' as platform,
        null as base_url,
        status,
        status_reason,
        null as licence,
        evidence,
        null as publisher,
        publishes,
        null as not_seen,
        null as verified_on,
        true as in_register
    from none

),

judged as (

    select
        * exclude (publishes),
        case
            when la_code is null or platform = 'local_drop' then null
            when status = 'no_log' then 'none_found'
            else coalesce(publishes, 'unknown')
        end as publishes_log
    from united

)

select * from judged
