{{ official_table(
    'c4',
    [
        'section47',
        'section47_child',
        'icpc',
        'icpc_child',
        'duration_0-10_days',
        'duration_11-15_days',
        'duration_16-20_days',
        'duration_21+_days',
        'duration_25th_percentile',
        'duration_median',
        'duration_75th_percentile',
        'section47_rate',
        'section47_child_rate',
        'icpc_rate',
        'icpc_child_rate',
    ]
) }}
