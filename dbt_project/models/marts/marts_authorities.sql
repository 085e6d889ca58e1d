select
    la_code,
    name,
    ons_code,
    region,
    opened_on,
    closed_on,
    successor_la_codes,
    known_from
from {{ ref('int_authorities') }}
order by la_code
