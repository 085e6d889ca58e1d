with

matched as (

    select * from {{ ref('int_official__compared') }}

),

changed_cells as (

    select
        dataset,
        indicator,
        la_code,
        time_period,
        from_release,
        to_release,
        from_as_printed,
        to_as_printed,
        case when both_exact then to_value - from_value end as change,
        {{ revision_kind(
            'from_ons_code', 'to_ons_code',
            'from_symbol', 'to_symbol'
        ) }} as kind,
        geographic_level,
        area_name,
        from_ons_code,
        to_ons_code,
        breakdown
    from matched
    where
        in_both
        and (
            -- 100 and 100.0 are one number
            from_value is distinct from to_value
            or from_symbol is distinct from to_symbol
            or (from_ons_code is null) <> (to_ons_code is null)
        )

),

rekeyed_rows as (

    select distinct
        dataset,
        '(row)' as indicator,
        la_code,
        time_period,
        from_release,
        to_release,
        'present' as from_as_printed,
        'absent' as to_as_printed,
        cast(null as double) as change,
        'rekeyed' as kind,
        geographic_level,
        area_name,
        from_ons_code,
        to_ons_code,
        cast(null as varchar) as breakdown
    from matched
    where from_ons_code <> to_ons_code

),

whole_columns as (

    select
        dataset,
        indicator,
        cast(null as varchar) as la_code,
        cast(null as integer) as time_period,
        from_release,
        to_release,
        cast(null as varchar) as from_as_printed,
        cast(null as varchar) as to_as_printed,
        cast(null as double) as change,
        case when count(from_ons_code) > 0 then 'disappeared' else 'appeared' end as kind,
        cast(null as varchar) as geographic_level,
        cast(null as varchar) as area_name,
        cast(null as varchar) as from_ons_code,
        cast(null as varchar) as to_ons_code,
        cast(null as varchar) as breakdown
    from matched
    where not in_both
    group by dataset, indicator, from_release, to_release

),

together as (

    select * from changed_cells
    union all
    select * from rekeyed_rows
    union all
    select * from whole_columns

)

select * from together
order by dataset, to_release, indicator, la_code, from_ons_code, to_ons_code, time_period
