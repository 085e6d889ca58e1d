{#-
  One official table as it is printed, one row a row of its file, in every release and
  version: the whole of its staging model. What a column is called in which release is
  the registry's business (scrapers/statistics/tables); here it has its one name.

  dataset: the table's code in the registry.
  indicators: the canonical names of its columns, those that only older releases have
    included; one that a release does not print is null there.
-#}
{% macro official_table(dataset, indicators) -%}
select
    cells.release,
    cells.version,
    cells.time_period,
    cells.geographic_level,
    cells.area_code,
    cells.area_name,
    cells.region_code,
    cells.region_name,
    cells.la_code,
    cells.breakdown
    {%- for indicator in indicators %},
    max(cells.as_printed) filter (where indicators.canonical = '{{ indicator }}')
        as "{{ indicator }}"
    {%- endfor %}
from {{ ref('stg_raw__official_cells') }} as cells
inner join {{ ref('stg_raw__official_indicators') }} as indicators
    on cells.dataset = indicators.dataset and cells.indicator = indicators.indicator
where cells.dataset = '{{ dataset }}'
group by
    cells.release,
    cells.version,
    cells.time_period,
    cells.geographic_level,
    cells.area_code,
    cells.area_name,
    cells.region_code,
    cells.region_name,
    cells.la_code,
    cells.breakdown
{%- endmacro %}
