{#-
  What a count, its rate and its share have in common in their names: `referral` of
  `referral_count`, `referrals_rate` and `referral_percent`.
-#}
{% macro counted_in(indicator) -%}
    regexp_replace(
        regexp_replace({{ indicator }}, '_(count|rate|percent)$', ''), 's(_|$)', '\1', 'g'
    )
{%- endmacro %}
