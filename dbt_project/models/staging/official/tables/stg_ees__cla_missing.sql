{{ official_table(
    'cla_missing',
    [
        'looked_after_during_year',
        'missing_at_31_march',
        'away_at_31_march',
        'missing_incidents_per_child',
    ]
) }}
