{#-
  A police force's name without what differs between lists of forces: "West Midlands Police" and
  "West Midlands", "Devon & Cornwall" and "Devon and Cornwall", Hampshire's old and new name.
-#}
{% macro force_key(name) -%}
    regexp_replace(
        regexp_replace(
            replace(lower({{ name }}), '&', 'and'),
            '\(.*\)|\b(police|constabulary|service|force|and isle of wight)\b',
            ' ', 'g'
        ),
        '[^a-z]', '', 'g'
    )
{%- endmacro %}
