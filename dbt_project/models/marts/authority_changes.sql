with

changes as (

    select * from {{ ref('reorganisations') }}

),

authorities as (

    select * from {{ ref('int_authorities') }}

)

select
    changes.changed_on,
    changes.kind,
    changes.predecessor_la_code,
    changes.predecessor_ons_code,
    predecessors.name as predecessor_name,
    changes.successor_la_code,
    changes.successor_ons_code,
    successors.name as successor_name,
    -- the first reporting year whose figures stand under the successor
    year(changes.changed_on) + 1 as first_time_period,
    {{ dated_words('changes.words', 'changes.changed_on') }} as happened,
    changes.note
from changes
left join authorities as predecessors
    on changes.predecessor_la_code = predecessors.la_code
left join authorities as successors
    on changes.successor_la_code = successors.la_code
order by changes.changed_on, changes.predecessor_la_code, changes.successor_la_code
