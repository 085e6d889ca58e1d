-- Each figure that nobody rejected, with the bounds it is compared by and its standing:
-- whether there is anything to hold it against, and if not, why.
with

figures as (

    select * from {{ ref('int_foi__figures') }}
    where review_decision is distinct from 'reject'

),

authorities as (

    select * from {{ ref('int_authorities') }}

),

requests as (

    select * from {{ ref('int_foi__requests') }}

),

-- documents that their entry no longer shows: replaced by another, or taken down
gone as (

    select
        document_id,
        request_id
    from {{ ref('stg_raw__foi_documents') }}
    where withdrawn_at is not null

),

measures as (

    select * from {{ ref('measures') }}

),

-- per measure: the units that its official indicators count in, and whether one of them
-- is a count on a day
comparisons as (

    select
        measure,
        list(unit) as counted_units,
        bool_or(is_stock) as has_stock
    from {{ ref('int_reconciliation__comparisons') }}
    group by measure

),

bounded as (

    select
        figures.*,
        coalesce(authorities.name, 'Authority ' || figures.la_code) as authority_name,
        requests.responded_on,
        measures.name as measure_name,
        measures.no_table_because,
        coalesce(figures.value, figures.lower) as foi_lower,
        coalesce(
            figures.value,
            case
                when figures.is_number_corrected is not true
                    then {{ widest_upper('figures.upper', 'figures.review_reason') }}
                else figures.upper
            end
        ) as foi_upper,
        comparisons.counted_units,
        -- of a stock without a day, the day of the answer is the last that it can be of
        coalesce(figures.period_start, figures.period_end, figures.as_at) is null as is_undated,
        coalesce(comparisons.has_stock and requests.responded_on is not null, false)
            as can_be_undated,
        gone.document_id is not null as is_replaced
    from figures
    left join authorities on figures.la_code = authorities.la_code
    left join requests on figures.request_id = requests.request_id
    left join comparisons on figures.measure = comparisons.measure
    left join measures on figures.measure = measures.measure
    left join gone
        on figures.document_id = gone.document_id and figures.request_id = gone.request_id

),

standing as (

    select
        *,
        case
            when needs_review then 'under_review'
            when is_replaced then 'replaced'
            when measure is null then 'no_measure'
            when counted_units is null then 'no_comparison'
            when subgroup is not null then 'part_of_a_total'
            when
                not list_bool_or(
                    list_transform(
                        counted_units, lambda counted: {{ commensurable('unit', 'counted') }}
                    )
                )
                then 'another_unit'
            when is_undated and not can_be_undated then 'no_period'
            else 'comparable'
        end as standing
    from bounded

)

select * from standing
