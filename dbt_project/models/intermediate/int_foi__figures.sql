with

figures as (

    select * from {{ ref('stg_raw__foi_figures') }}

),

-- the more particular decision goes first, then the later one
decisions as (

    select * from {{ ref('int_foi__decisions') }}
    where problem is null
    qualify
        row_number() over (
            partition by figure_id
            order by as_printed is null asc, decided_on desc, decision_id asc
        ) = 1

),

decided as (

    select
        figures.* exclude (value, lower, upper, suppressed, needs_review),
        case when decisions.decision = 'correct' then decisions.value else figures.value end
            as value,
        case when decisions.decision = 'correct' then decisions.lower else figures.lower end
            as lower,
        case when decisions.decision = 'correct' then decisions.upper else figures.upper end
            as upper,
        case
            when decisions.decision = 'correct' then decisions.value is null
            else figures.suppressed
        end as suppressed,
        figures.needs_review and decisions.decision is null as needs_review,
        figures.value as value_as_read,
        figures.lower as lower_as_read,
        figures.upper as upper_as_read,
        decisions.decision as review_decision,
        decisions.reason as decision_reason,
        decisions.decided_by,
        decisions.decided_on
    from figures
    left join decisions on figures.figure_id = decisions.figure_id

)

select * from decided
