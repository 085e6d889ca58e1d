select
    la_code,
    ons_code,
    valid_from,
    valid_to,
    kind,
    ended_by
from {{ ref('int_authority_codes') }}
order by la_code, valid_to nulls last
