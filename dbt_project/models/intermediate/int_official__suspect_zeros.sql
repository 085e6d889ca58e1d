-- Published zeros that more likely mean "not recorded" than "none". Child criminal
-- exploitation became a census factor in 2022, and many authorities sent a zero while they
-- did not record it yet: Barnet 0, 0, 0, then 144. Of any indicator that counts what a
-- measure does, a council may say itself that it was not recorded.
with

-- gone through twice, each time for little: to keep a copy would cost more
cells as not materialized (

    select * from {{ ref('int_official__cells') }}
    where geographic_level = 'Local authority'

),

-- what a later release hides is given nowhere
withheld as (

    select * from {{ ref('int_official__withheld') }}
    where geographic_level = 'Local authority'

),

measures as (

    select
        dataset,
        indicator as canonical,
        list(distinct measure) as measures
    from {{ ref('comparisons') }}
    -- that one thing is not recorded says nothing of another beside it
    where grade <> 'context'
    group by dataset, indicator

),

zeros as (

    select
        cells.*,
        measures.measures
    from cells
    inner join measures
        on cells.dataset = measures.dataset and cells.canonical = measures.canonical
    anti join withheld
        on
            cells.dataset = withheld.dataset
            and cells.release = withheld.release
            and cells.ons_code = withheld.ons_code
            and cells.time_period = withheld.time_period
            and cells.indicator = withheld.indicator
    where cells.value = 0 and not cells.is_rate and cells.unit <> 'percent'

),

neighbours as (

    select
        zeros.release,
        zeros.ons_code,
        zeros.time_period,
        'the same row of the table prints '
        || string_agg(
            {{ printed_words('cells.as_printed', 'withheld.hidden_by is not null') }}
            || ' for ' || replace(cells.canonical, '_', ' '),
            ' and ' order by cells.canonical
        ) as reason
    from zeros
    inner join cells
        on
            zeros.dataset = cells.dataset
            and zeros.release = cells.release
            and zeros.ons_code = cells.ons_code
            and zeros.time_period = cells.time_period
    left join withheld
        on
            cells.dataset = withheld.dataset
            and cells.release = withheld.release
            and cells.ons_code = withheld.ons_code
            and cells.time_period = withheld.time_period
            and cells.indicator = withheld.indicator
    where
        zeros.dataset = 'c3'
        and zeros.canonical = 'child_criminal_exploitation'
        and cells.canonical in ('child_sexual_exploitation', 'gangs')
        -- a suppressed count is not zero
        and cells.lower > 0
    group by zeros.release, zeros.ons_code, zeros.time_period

),

-- documents that their entry no longer shows: replaced by another, or taken down
gone as (

    select
        document_id,
        request_id
    from {{ ref('stg_raw__foi_documents') }}
    where withdrawn_at is not null

),

-- answers whose words hold a number that the DfE hides: what they say is told without the words
held_back as (

    select distinct
        answers.la_code,
        answers.quote
    from {{ ref('int_disclosure__quoting') }} as quoting
    inner join {{ ref('stg_raw__foi_non_answers') }} as answers
        on quoting.non_answer_id = answers.non_answer_id

),

-- what a letter says without a time, it says of the time up to its answer
answers as (

    select
        answers.non_answer_id,
        answers.document_id,
        answers.la_code,
        answers.quote,
        held_back.quote is not null as is_held_back,
        answers.period_start,
        coalesce(answers.period_end, requests.responded_on) as period_end,
        string_split(replace(answers.measures, ' ', ''), ',') as measures_asked
    from {{ ref('stg_raw__foi_non_answers') }} as answers
    left join {{ ref('int_foi__requests') }} as requests
        on answers.request_id = requests.request_id
    left join held_back
        on answers.la_code = held_back.la_code and answers.quote = held_back.quote
    anti join gone
        on answers.document_id = gone.document_id and answers.request_id = gone.request_id
    where answers.outcome = 'not_recorded'

),

said as (

    select
        zeros.dataset,
        zeros.release,
        zeros.ons_code,
        zeros.time_period,
        zeros.canonical,
        arg_min(
            struct_pack(
                non_answer_id := if(answers.is_held_back, null, answers.non_answer_id),
                document_id := answers.document_id,
                quote := if(answers.is_held_back, null, answers.quote)
            ),
            -- one that may be quoted goes first
            (answers.is_held_back, answers.quote, answers.non_answer_id)
        ) as answer
    from zeros
    inner join answers
        on
            zeros.la_code = answers.la_code
            and list_has_any(zeros.measures, answers.measures_asked)
            and zeros.period_end <= answers.period_end
            and zeros.period_start >= coalesce(answers.period_start, zeros.period_start)
    group by zeros.dataset, zeros.release, zeros.ons_code, zeros.time_period, zeros.canonical

),

suspect as (

    select
        zeros.dataset,
        zeros.release,
        zeros.is_latest,
        zeros.la_code,
        zeros.ons_code,
        zeros.area_name,
        zeros.time_period,
        zeros.period_start,
        zeros.period_end,
        zeros.indicator,
        zeros.canonical,
        zeros.label,
        zeros.as_printed,
        said.answer.non_answer_id,
        said.answer.document_id,
        said.answer.quote,
        neighbours.reason is not null as by_its_row,
        concat_ws(
            ', and ',
            case
                when said.answer.quote is not null
                    then 'the council itself wrote ' || {{ quoted('said.answer.quote') }}
                when said.answer is not null
                    then 'the council itself says that it was not recorded'
            end,
            neighbours.reason
        ) as suspect_reason
    from zeros
    left join neighbours
        on
            zeros.dataset = 'c3'
            and zeros.canonical = 'child_criminal_exploitation'
            and zeros.release = neighbours.release
            and zeros.ons_code = neighbours.ons_code
            and zeros.time_period = neighbours.time_period
    left join said
        on
            zeros.dataset = said.dataset
            and zeros.release = said.release
            and zeros.ons_code = said.ons_code
            and zeros.time_period = said.time_period
            and zeros.canonical = said.canonical
    where neighbours.reason is not null or said.answer is not null

)

select * from suspect
