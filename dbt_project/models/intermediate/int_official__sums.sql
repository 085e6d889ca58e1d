-- Each printed total beside what its parts sum to, by bounds: regions and England against
-- their authorities, England against the nine regions, London against its two halves. An
-- authority in London is printed with the code of its half (E13…), never with London's.
with

cells as (

    select
        *,
        -- x and : and u: there may be a number, and the totals may hold an estimate of it
        value is null and lower is null and symbol <> 'z' as may_be_estimated
    from {{ ref('int_official__cells') }}
    where not is_rate and unit not in ('percent', 'days')

),

whole as (

    select * from {{ ref('int_official__areas') }}
    where is_whole

),

-- where areas are missing, their sum says nothing
added as (

    select
        cells.dataset,
        cells.release,
        cells.time_period,
        cells.canonical,
        cells.geographic_level,
        cells.region_code,
        count(*) as parts,
        count(*) filter (cells.value is null and cells.lower is not null) as hidden,
        count(*) filter (cells.lower is null) as unknown,
        count(*) filter (cells.upper is null) as unbounded,
        coalesce(sum(cells.value), 0) as printed,
        coalesce(sum(cells.lower), 0) as least,
        coalesce(sum(cells.upper), 0) as most,
        list(distinct cells.la_code) filter (cells.may_be_estimated) as estimated_la_codes
    from cells
    semi join whole
        on
            cells.dataset = whole.dataset
            and cells.release = whole.release
            and cells.time_period = whole.time_period
            and cells.geographic_level = whole.geographic_level
    where cells.geographic_level <> 'National'
    group by all

),

-- which sums make up which total
sums as (

    select
        added.*,
        added.region_code as total_code
    from added
    where added.geographic_level = 'Local authority'

    union all

    select
        added.*,
        case when starts_with(added.region_code, 'E13') then 'E12000007' else 'E92000001' end
            as total_code
    from added
    where
        added.geographic_level = 'Regional'
        or starts_with(added.region_code, 'E13')

    union all

    select
        added.*,
        'E92000001' as total_code
    from added
    where added.geographic_level = 'Local authority'

),

together as (

    select
        dataset,
        release,
        time_period,
        canonical,
        geographic_level as summed_level,
        total_code,
        sum(parts) as parts,
        sum(hidden) as hidden,
        sum(unknown) as unknown,
        sum(unbounded) as unbounded,
        sum(printed) as printed,
        sum(least) as least,
        sum(most) as most,
        list_sort(list_distinct(flatten(list(estimated_la_codes)))) as estimated_la_codes
    from sums
    group by all

),

held as (

    select
        together.*,
        totals.geographic_level,
        totals.area_name,
        totals.as_printed,
        case
            when together.unknown > 0 and len(together.estimated_la_codes) > 0
                -- more than rounding and five for each suppressed part could make up
                and totals.lower > together.printed + 5 * together.hidden
                and together.summed_level = 'Local authority'
                then 'imputed'
            when together.unknown > 0 or totals.lower is null then 'skipped'
            when totals.upper < together.least then 'too small'
            when together.unbounded = 0 and totals.lower > together.most then 'too large'
            else 'holds'
        end as standing
    from together
    inner join cells as totals
        on
            together.dataset = totals.dataset
            and together.release = totals.release
            and together.time_period = totals.time_period
            and together.canonical = totals.canonical
            and together.total_code = totals.ons_code

)

select * from held
