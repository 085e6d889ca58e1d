-- Which ONS code an authority has had when. Its DfE code it keeps for life.
with

authorities as (

    select * from {{ ref('int_authorities') }}

),

recodings as (

    select
        predecessor_la_code as la_code,
        predecessor_ons_code as ons_code,
        changed_on - 1 as valid_to
    from {{ ref('reorganisations') }}
    where kind = 'recoded'

),

codes as (

    select
        recodings.la_code,
        recodings.ons_code,
        recodings.valid_to,
        'recoded' as ended_by
    from recodings
    inner join authorities on recodings.la_code = authorities.la_code

    union all

    select
        la_code,
        ons_code,
        closed_on as valid_to,
        case when closed_on is not null then 'closed' end as ended_by
    from authorities
    where ons_code is not null

),

dated as (

    select
        codes.la_code,
        codes.ons_code,
        coalesce(
            lag(codes.valid_to) over recoded + 1, authorities.opened_on
        ) as valid_from,
        codes.valid_to,
        case
            when lag(codes.ons_code) over recoded is not null then 'recoded'
            when authorities.opened_on is not null then 'opened'
        end as kind,
        codes.ended_by
    from codes
    inner join authorities on codes.la_code = authorities.la_code
    window recoded as (partition by codes.la_code order by codes.valid_to nulls last)

)

select * from dated
