{#- Fails for each combination of the columns that more than one row has; nulls are alike. -#}
{% test unique_combination(model, columns) %}

select
    {{ columns | join(', ') }},
    count(*) as rows_alike
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1

{% endtest %}
