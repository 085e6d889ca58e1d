-- What is printed in some cell, each text once: a few thousand recur over all cells.
with

printed as (

    select distinct unnest(printed) as as_printed
    from {{ ref('stg_raw__official_rows') }}

),

read as (

    select
        as_printed,
        {{ read_official_value('as_printed') }} as value,
        {{ read_official_symbol('as_printed') }} as symbol
    from printed

)

select
    read.as_printed,
    read.value,
    read.symbol,
    trim(symbols.meaning, ' .') as symbol_meaning,
    cast(symbols.lower as double) as symbol_lower,
    cast(symbols.upper as double) as symbol_upper
from read
left join {{ ref('symbols') }} as symbols on read.symbol = trim(symbols.symbol)
