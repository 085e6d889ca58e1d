with

figures as (

    select * from {{ ref('int_reconciliation__figures_judged') }}

),

non_answers as (

    select * from {{ ref('int_reconciliation__non_answers') }}

),

uncompared as (

    select * from {{ ref('int_reconciliation__uncompared') }}

),

together as (

    select
        figure_id,
        null as non_answer_id,
        document_id,
        request_id,
        la_code,
        topic,
        measure,
        unit as foi_unit,
        as_printed as foi_as_printed,
        value as foi_value,
        foi_lower,
        foi_upper,
        period_start as foi_period_start,
        period_end as foi_period_end,
        as_at as foi_as_at,
        dataset,
        indicator,
        {{ official_columns() }},
        counted_unit as official_unit,
        overlapping_years,
        one_sided,
        grade,
        alignment,
        verdict,
        difference_low,
        difference_high,
        explanation
    from figures

    union all by name

    select
        non_answer_id,
        document_id,
        request_id,
        la_code,
        topic,
        measure,
        period_start as foi_period_start,
        period_end as foi_period_end,
        dataset,
        indicator,
        {{ official_columns() }},
        counted_unit as official_unit,
        grade,
        alignment,
        verdict,
        explanation
    from non_answers

    union all by name

    select
        figure_id,
        non_answer_id,
        document_id,
        request_id,
        la_code,
        topic,
        measure,
        unit as foi_unit,
        as_printed as foi_as_printed,
        foi_value,
        foi_lower,
        foi_upper,
        period_start as foi_period_start,
        period_end as foi_period_end,
        as_at as foi_as_at,
        'none' as alignment,
        verdict,
        explanation
    from uncompared

),

named as (

    select
        {{ row_id([
            'figure_id', 'non_answer_id', 'measure', 'dataset', 'indicator',
            official_period_key()
        ]) }} as reconciliation_id,
        figure_id,
        non_answer_id,
        la_code,
        topic,
        measure,
        foi_value,
        foi_lower,
        foi_upper,
        foi_period_start,
        foi_period_end,
        dataset,
        indicator,
        release,
        official_period_start,
        official_period_end,
        official_as_printed,
        official_value,
        official_lower,
        official_upper,
        grade,
        alignment,
        verdict,
        difference_low,
        difference_high,
        {{ one_line('explanation') }} as explanation,
        document_id,
        request_id,
        foi_as_printed,
        foi_unit,
        foi_as_at,
        overlapping_years,
        official_symbol,
        official_unit,
        coalesce(suspect_not_recorded, false) as suspect_not_recorded,
        one_sided,
        revised as official_revised,
        area_words as official_area
    from together

)

select * from named
order by la_code, figure_id, non_answer_id, official_period_end, reconciliation_id
