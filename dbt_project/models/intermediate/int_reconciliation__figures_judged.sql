with

aligned as (

    select * from {{ ref('int_reconciliation__aligned') }}

),

judged as (

    select
        *,
        case
            when release is null then 'official_missing'
            when official_symbol is not null and official_lower is null then 'official_missing'
            when suspect_not_recorded then 'indicative'
            when
                grade <> 'same'
                or unit_fits is not true
                or alignment not in ('exact', 'snapshot_same_day')
                then 'indicative'
            when
                foi_lower = foi_upper and official_lower = official_upper
                and foi_lower = official_lower
                then 'agrees'
            -- a bound that is null is open: whatever the other side says, it can be met
            when foi_lower > official_upper or foi_upper < official_lower then 'differs'
            else 'consistent'
        end as verdict
    from aligned

),

measured as (

    select
        *,
        -- distinct children cannot be more than the official count of the same thing and year
        case
            when
                coalesce(relation, '') <> 'at_most' or alignment <> 'exact' or unit <> 'children'
                or verdict <> 'indicative' or suspect_not_recorded
                then null
            when foi_lower > official_upper then 'fails'
            when foi_upper <= official_lower then 'holds'
        end as one_sided,
        -- bounds of what the letter says minus what the table says; where the two are
        -- not the same thing there is no difference to speak of
        case
            when verdict in ('agrees', 'consistent', 'differs') then foi_lower - official_upper
        end as difference_low,
        case
            when verdict in ('agrees', 'consistent', 'differs') then foi_upper - official_lower
        end as difference_high
    from judged

),

explained as (

    select
        *,
        {{ figure_said() }} || '; '
        || case
            when release is null then {{ official_absent() }}
            else {{ official_said() }} || {{ alignment_said() }}
        end
        || case verdict
            when 'agrees' then ', and the two agree'
            when 'consistent'
                then ', and the two can be the same: one side at least hides or rounds its number'
            when 'differs' then ', so the letter has ' || {{ difference_words() }}
            when 'indicative' then ': ' || {{ only_side_by_side() }}
            else ', so there is no official figure to put beside it'
        end
        || '.' as explanation
    from measured

)

select * from explained
