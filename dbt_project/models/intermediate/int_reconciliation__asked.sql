-- Each question that a letter answers with no figure, once a measure that was asked for,
-- with the time that was asked about; one row without a measure where none is known.
with

answers as (

    select * from {{ ref('stg_raw__foi_non_answers') }}

),

authorities as (

    select * from {{ ref('int_authorities') }}

),

measures as (

    select * from {{ ref('measures') }}

),

-- documents that their entry no longer shows: replaced by another, or taken down
gone as (

    select
        document_id,
        request_id
    from {{ ref('stg_raw__foi_documents') }}
    where withdrawn_at is not null

),

comparisons as (

    select * from {{ ref('comparisons') }}

),

split as (

    select
        answers.*,
        unnest(
            case
                -- a partial answer gives figures of its own; what it leaves out is not known
                when answers.measures is null or answers.outcome = 'partial' then [null]
                else string_split(answers.measures, ',')
            end
        ) as code,
        -- the years that a named official table covers: c3_…_2018_to_2024
        regexp_extract(answers.redirect_dataset, '([0-9]{4})_to_([0-9]{4})', 1) as table_from,
        regexp_extract(answers.redirect_dataset, '([0-9]{4})_to_([0-9]{4})', 2) as table_to
    from answers

),

compared as (

    select
        split.*,
        trim(split.code) as measure,
        measures.name as measure_name,
        coalesce(authorities.name, 'Authority ' || split.la_code) as authority_name,
        comparisons.dataset,
        comparisons.indicator,
        comparisons.indicator_words,
        comparisons.grade,
        case
            when gone.document_id is not null then 'replaced'
            when split.outcome = 'partial' then 'partial'
            when split.code is null then 'no_measure'
            when comparisons.dataset is null then 'no_comparison'
            else 'comparable'
        end as standing,
        coalesce(starts_with(split.redirect_dataset, comparisons.dataset || '_'), false)
        and split.table_from <> '' as names_years,
        try_cast(split.table_from as integer) as first_year,
        try_cast(split.table_to as integer) as last_year
    from split
    left join authorities on split.la_code = authorities.la_code
    left join measures on trim(split.code) = measures.measure
    left join gone on split.document_id = gone.document_id and split.request_id = gone.request_id
    left join comparisons on trim(split.code) = comparisons.measure

),

dated as (

    select
        * exclude (code, names_years, table_from, table_to, first_year, last_year),
        case
            when names_years
                then greatest(period_start, {{ reporting_year_start('first_year') }})
            else period_start
        end as asked_from,
        case
            when names_years then least(period_end, {{ reporting_year_end('last_year') }})
            else period_end
        end as asked_to
    from compared

),

-- two measures may be held against one indicator: the closer one speaks for both
once as (

    select * from dated
    qualify
        standing <> 'comparable'
        or row_number() over (
            partition by non_answer_id, standing, dataset, indicator
            order by list_position(['same', 'proxy', 'context'], grade), measure
        ) = 1

)

select * from once
