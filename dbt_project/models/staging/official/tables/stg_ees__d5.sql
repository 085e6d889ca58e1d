{{ official_table(
    'd5',
    [
        'cpp_at31',
        '3_months_or_less',
        '3_months_or_less_percent',
        'more_than_3_months_6_months',
        'more_than_3_months_6_months_percent',
        'more_than_6_months_less_than_1_year',
        'more_than_6_months_less_than_1_year_percent',
        '1_year_less_than_2_years',
        '1_year_less_than_2_years_percent',
        '2_years_or_more',
        '2_years_or_more_percent',
    ]
) }}
