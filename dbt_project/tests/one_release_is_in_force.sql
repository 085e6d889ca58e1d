{{ config(meta={'dagster': {'ref': {'name': 'int_official__statistics'}}}) }}
-- Each table has one release in force, and its newest year is the newest of what the publisher
-- has not withdrawn. A release of the National Referral Mechanism's figures is in force for
-- what no newer one gives.
select
    dataset,
    count(distinct release) filter (where is_latest) as releases_in_force
from {{ ref('int_official__statistics') }}
where not starts_with(dataset, 'nrm_')
group by dataset
having
    count(distinct release) filter (where is_latest) <> 1
    or max(time_period) filter (where withdrawn_at is null)
    <> max(time_period) filter (where is_latest)
