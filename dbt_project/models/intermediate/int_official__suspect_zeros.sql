-- Criminal exploitation became a census factor in 2022, and many authorities sent a zero
-- while they did not record it yet: Barnet 0, 0, 0, then 144.
with

cells as (

    select * from {{ ref('int_official__cells') }}
    where dataset = 'c3' and geographic_level = 'Local authority'

),

zeros as (

    select * from cells
    where indicator = 'child_criminal_exploitation' and value = 0

),

neighbours as (

    select
        zeros.release,
        zeros.ons_code,
        zeros.time_period,
        'the same row of the table prints '
        || string_agg(
            cells.as_printed || ' for ' || replace(cells.indicator, '_', ' '),
            ' and ' order by cells.indicator
        ) as reason
    from zeros
    inner join cells
        on
            zeros.release = cells.release
            and zeros.ons_code = cells.ons_code
            and zeros.time_period = cells.time_period
    where
        cells.indicator in ('child_sexual_exploitation', 'gangs')
        and cells.lower > 0
    group by zeros.release, zeros.ons_code, zeros.time_period

),

said as (

    select
        zeros.release,
        zeros.ons_code,
        zeros.time_period,
        'the council itself wrote ' || {{ quoted('min(answers.quote)') }} as reason
    from zeros
    inner join {{ ref('stg_raw__foi_non_answers') }} as answers
        on
            zeros.la_code = answers.la_code
            and answers.outcome = 'not_recorded'
            and ',' || replace(answers.measures, ' ', '') || ',' like '%,cce_identified,%'
            and zeros.period_end <= answers.period_end
            and zeros.period_start >= coalesce(answers.period_start, zeros.period_start)
    group by zeros.release, zeros.ons_code, zeros.time_period

),

suspect as (

    select
        zeros.dataset,
        zeros.release,
        zeros.ons_code,
        zeros.time_period,
        zeros.indicator,
        concat_ws(', and ', said.reason, neighbours.reason) as suspect_reason
    from zeros
    left join neighbours
        on
            zeros.release = neighbours.release
            and zeros.ons_code = neighbours.ons_code
            and zeros.time_period = neighbours.time_period
    left join said
        on
            zeros.release = said.release
            and zeros.ons_code = said.ons_code
            and zeros.time_period = said.time_period
    where neighbours.reason is not null or said.reason is not null

)

select * from suspect
