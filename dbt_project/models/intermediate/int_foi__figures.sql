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
            order by as_printed is null asc, ordinal is null asc, decided_on desc, decision_id asc
        ) = 1

),

-- a number and a time are each corrected as a whole
corrected as (

    select
        *,
        coalesce(value, lower, upper) is not null as gives_number,
        coalesce(period_start, period_end, as_at) is not null as gives_time
    from decisions
    where decision = 'correct'

),

decided as (

    select
        figures.* exclude (
            value, lower, upper, suppressed, period_type, period_start, period_end, as_at, unit,
            topic, measure, needs_review
        ),
        case when corrected.gives_number then corrected.value else figures.value end as value,
        case when corrected.gives_number then corrected.lower else figures.lower end as lower,
        case when corrected.gives_number then corrected.upper else figures.upper end as upper,
        case
            when corrected.gives_number then corrected.value is null
            else figures.suppressed
        end as suppressed,
        case
            when corrected.gives_time
                then
                    {{ period_type_of(
                        'corrected.period_start', 'corrected.period_end', 'corrected.as_at'
                    ) }}
            else figures.period_type
        end as period_type,
        case when corrected.gives_time then corrected.period_start else figures.period_start end
            as period_start,
        case when corrected.gives_time then corrected.period_end else figures.period_end end
            as period_end,
        case when corrected.gives_time then corrected.as_at else figures.as_at end as as_at,
        coalesce(corrected.unit, figures.unit) as unit,
        coalesce(corrected.topic, figures.topic) as topic,
        nullif(coalesce(corrected.measure, figures.measure), 'none') as measure,
        figures.needs_review and decisions.decision is null as needs_review,
        figures.value as value_as_read,
        figures.lower as lower_as_read,
        figures.upper as upper_as_read,
        figures.period_start as period_start_as_read,
        figures.period_end as period_end_as_read,
        figures.as_at as as_at_as_read,
        figures.unit as unit_as_read,
        figures.topic as topic_as_read,
        figures.measure as measure_as_read,
        decisions.decision as review_decision,
        decisions.reason as decision_reason,
        decisions.decided_by,
        decisions.decided_on,
        corrected.gives_number is true as is_number_corrected
    from figures
    left join decisions on figures.figure_id = decisions.figure_id
    left join corrected
        on
            decisions.figure_id = corrected.figure_id
            and decisions.decision_id = corrected.decision_id

)

select * from decided
