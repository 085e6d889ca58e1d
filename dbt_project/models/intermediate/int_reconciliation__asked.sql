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

-- requests answered with more than one document, of which one may be what another points to
accompanied as (

    select request_id
    from {{ ref('stg_raw__foi_documents') }}
    where withdrawn_at is null
    group by request_id
    having count(distinct document_id) > 1

),

comparisons as (

    select * from {{ ref('int_reconciliation__comparisons') }}

),

listed as (

    select
        *,
        case
            -- a partial answer gives figures of its own; what it leaves out is not known
            when measures is null or outcome = 'partial' then [null]
            else list_transform(string_split(measures, ','), lambda code: trim(code))
        end as codes,
        -- the years that a named official table covers: c3_…_2018_to_2024
        regexp_extract(redirect_dataset, '([0-9]{4})_to_([0-9]{4})', 1) as table_from,
        regexp_extract(redirect_dataset, '([0-9]{4})_to_([0-9]{4})', 2) as table_to
    from answers

),

split as (

    select
        * exclude (measures, codes),
        unnest(codes) as measure
    from listed

),

compared as (

    select
        split.*,
        measures.name as measure_name,
        measures.no_table_because,
        coalesce(authorities.name, 'Authority ' || split.la_code) as authority_name,
        comparisons.dataset,
        comparisons.indicator,
        comparisons.indicator_words,
        comparisons.unit as counted_unit,
        comparisons.covering_release,
        comparisons.first_year,
        comparisons.last_year,
        coalesce(list_contains(comparisons.la_codes, split.la_code), false) as is_covered,
        coalesce(starts_with(split.redirect_dataset, comparisons.dataset || '_'), false)
            as is_named,
        comparisons.grade as measures_grade,
        comparisons.reason as measures_reason,
        coalesce(comparisons.is_beside, false) as is_beside,
        {{ in_attachment('split') }} as in_attachment,
        accompanied.request_id is not null as is_accompanied,
        case
            when gone.document_id is not null then 'replaced'
            when split.outcome = 'partial' then 'partial'
            when split.measure is null then 'no_measure'
            when comparisons.dataset is null then 'no_comparison'
            else 'comparable'
        end as standing
    from split
    left join authorities on split.la_code = authorities.la_code
    left join measures on split.measure = measures.measure
    left join gone on split.document_id = gone.document_id and split.request_id = gone.request_id
    left join accompanied on split.request_id = accompanied.request_id
    left join comparisons on split.measure = comparisons.measure

),

dated as (

    select
        * exclude (table_from, table_to, measures_grade, measures_reason),
        -- where the letter names the table, the table is what it says
        case when is_named then 'same' else measures_grade end as grade,
        case when is_named then 'the letter names this very table' else measures_reason end
            as reason,
        case
            when is_named and table_from <> ''
                then
                    greatest(
                        period_start,
                        {{ reporting_year_start('try_cast(table_from as integer)') }}
                    )
            else period_start
        end as asked_from,
        case
            when is_named and table_to <> ''
                then least(period_end, {{ reporting_year_end('try_cast(table_to as integer)') }})
            else period_end
        end as asked_to
    from compared

),

-- two measures may be held against one indicator: the closer one speaks for both; what is
-- held against nothing is said once
once as (

    select * from dated
    qualify
        row_number() over (
            partition by
                non_answer_id, standing,
                case
                    when standing = 'comparable' then dataset || '/' || coalesce(indicator, '')
                    else measure
                end
            order by list_position(['same', 'proxy', 'context'], grade), measure
        ) = 1

)

select * from once
