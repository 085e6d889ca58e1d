-- Everything in which a release differs from the one before it, classified: cells, whole
-- rows, columns and years. Numbers stand here in full; those withheld are marked.
with

compared as (

    select * from {{ ref('int_official__compared') }}

),

cells as (

    select
        dataset,
        coalesce(from_indicator, to_indicator) as indicator,
        to_indicator,
        la_code,
        time_period,
        from_release,
        to_release,
        from_as_printed,
        to_as_printed,
        case when both_exact then to_value - from_value end as change,
        {{ revision_kind('from_ons_code', 'to_ons_code', 'from_symbol', 'to_symbol') }} as kind,
        geographic_level,
        area_name,
        from_ons_code,
        to_ons_code,
        breakdown,
        canonical,
        cast(null as varchar) as note
    from compared
    where
        not row_appeared
        and not row_disappeared
        and (
            from_value is distinct from to_value
            or from_symbol is distinct from to_symbol
            or (from_ons_code is null) <> (to_ons_code is null)
        )

),

whole_rows as (

    select distinct
        dataset,
        '(row)' as indicator,
        cast(null as varchar) as to_indicator,
        la_code,
        time_period,
        from_release,
        to_release,
        case
            when from_ons_code <> to_ons_code then 'present'
            else {{ row_presence('from_ons_code') }}
        end as from_as_printed,
        -- under the code that the older release gives it
        case
            when from_ons_code <> to_ons_code then 'absent'
            else {{ row_presence('to_ons_code') }}
        end as to_as_printed,
        cast(null as double) as change,
        case
            when row_appeared then 'appeared'
            when row_disappeared then 'disappeared'
            else 'rekeyed'
        end as kind,
        geographic_level,
        area_name,
        from_ons_code,
        to_ons_code,
        cast(null as varchar) as breakdown,
        cast(null as varchar) as canonical,
        case
            when from_ons_code <> to_ons_code
                then 'the row stands under ' || to_ons_code || ' in the newer release'
        end as note
    from compared
    where row_appeared or row_disappeared or from_ons_code <> to_ons_code

),

whole_columns as (

    select
        dataset,
        coalesce(from_indicator, to_indicator) as indicator,
        to_indicator,
        cast(null as varchar) as la_code,
        cast(null as integer) as time_period,
        from_release,
        to_release,
        from_indicator as from_as_printed,
        to_indicator as to_as_printed,
        cast(null as double) as change,
        kind,
        cast(null as varchar) as geographic_level,
        cast(null as varchar) as area_name,
        cast(null as varchar) as from_ons_code,
        cast(null as varchar) as to_ons_code,
        cast(null as varchar) as breakdown,
        canonical,
        note
    from {{ ref('int_official__column_changes') }}

),

whole_years as (

    select
        dataset,
        '(year)' as indicator,
        time_period,
        from_release,
        to_release,
        case kind when 'appeared' then 'absent' else 'present' end as from_as_printed,
        case kind when 'appeared' then 'present' else 'absent' end as to_as_printed,
        kind
    from {{ ref('int_official__year_changes') }}

),

together as (

    select * from cells
    union all by name
    select * from whole_rows
    union all by name
    select * from whole_columns
    union all by name
    select * from whole_years

),

noted as (

    select
        together.* exclude (note),
        from_withheld.hidden_by is not null as from_withheld,
        to_withheld.hidden_by is not null as to_withheld,
        nullif(
            concat_ws('; ', together.note, 'the publisher says ' || update_notes.note), ''
        ) as note
    from together
    left join {{ ref('int_official__update_notes') }} as update_notes
        on
            together.dataset = update_notes.dataset
            and together.to_release = update_notes.release
    left join {{ ref('int_official__withheld') }} as from_withheld
        on
            together.dataset = from_withheld.dataset
            and together.from_release = from_withheld.release
            and together.geographic_level = from_withheld.geographic_level
            and together.from_ons_code = from_withheld.ons_code
            and together.time_period = from_withheld.time_period
            and together.indicator = from_withheld.indicator
    left join {{ ref('int_official__withheld') }} as to_withheld
        on
            together.dataset = to_withheld.dataset
            and together.to_release = to_withheld.release
            and together.geographic_level = to_withheld.geographic_level
            and together.to_ons_code = to_withheld.ons_code
            and together.time_period = to_withheld.time_period
            and together.to_indicator = to_withheld.indicator

)

select * from noted
